"""Finding rules: each module of the package `rules` is one, or a family of its own.

A module's docstring is its documentation: the first line says what it finds, the rest why. Its
name, with dashes, is the rule's id. It has

- `SEVERITY`: error or warning;
- `check(document)`: a generator of problems;
- `FIRES` and `QUIET`: examples that it finds something in, and examples that look alike and are
  right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from bulkhead.lint import rules
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example
from bulkhead.lint.finding import Problem, Severity


@dataclass(frozen=True)
class Rule:
    """A rule, from its module."""

    id: str
    title: str
    why: str
    severity: Severity
    check: Callable[[Document], Iterator[Problem]]
    fires: tuple[Example, ...]
    quiet: tuple[Example, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their ids.

    Raises:
        AttributeError: a module lacks what makes a rule.
    """
    names = sorted(module.name for module in iter_modules(rules.__path__))
    return tuple(_load(name) for name in names)


def _load(name: str) -> Rule:
    module = import_module(f"{rules.__name__}.{name}")
    title, _, why = cleandoc(module.__doc__ or "").partition("\n\n")
    return Rule(
        id=name.replace("_", "-"),
        title=" ".join(title.split()),
        why=why,
        severity=module.SEVERITY,
        check=module.check,
        fires=module.FIRES,
        quiet=module.QUIET,
    )
