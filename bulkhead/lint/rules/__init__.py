"""The rules, one module each; `bulkhead.lint.registry` says what a module has."""
