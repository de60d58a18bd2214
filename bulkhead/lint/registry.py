"""Finding rules: each module of the packages `rules` and `across` is one.

A module's docstring is its documentation: the first line says what it finds, the rest why. Its
name, with dashes, is the rule's id. A module of `rules` has

- `SEVERITY`: error or warning;
- `check(document)`: a generator of problems;
- `FIRES` and `QUIET`: examples that it finds something in, and examples that look alike and are
  right.

A module of `across` has `SEVERITY`, and a `check` over all documents that a layout attaches.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from bulkhead.lint import across, rules
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example
from bulkhead.lint.files import AttachedDocument
from bulkhead.lint.finding import Problem, Severity


@dataclass(frozen=True)
class Rule:
    """A rule over one document, from its module."""

    id: str
    title: str
    why: str
    severity: Severity
    check: Callable[[Document], Iterator[Problem]]
    fires: tuple[Example, ...]
    quiet: tuple[Example, ...]


@dataclass(frozen=True)
class LayoutRule:
    """A rule over all documents that a layout attaches, from its module."""

    id: str
    title: str
    why: str
    severity: Severity
    check: Callable[[list[AttachedDocument]], Iterator[tuple[Path, Problem]]]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule over one document, in the order of their ids.

    Raises:
        AttributeError: a module lacks what makes a rule.
    """
    return tuple(
        Rule(*_described(module), module.SEVERITY, module.check, module.FIRES, module.QUIET)
        for module in _modules(rules)
    )


@cache
def load_layout_rules() -> tuple[LayoutRule, ...]:
    """Every rule over a layout, in the order of their ids.

    Raises:
        AttributeError: a module lacks what makes a rule.
    """
    return tuple(
        LayoutRule(*_described(module), module.SEVERITY, module.check)
        for module in _modules(across)
    )


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for name in sorted(module.name for module in iter_modules(package.__path__)):
        yield import_module(f"{package.__name__}.{name}")


def _described(module: ModuleType) -> tuple[str, str, str]:
    """Give id, title and reasons."""
    title, _, why = cleandoc(module.__doc__ or "").partition("\n\n")
    return module.__name__.rpartition(".")[2].replace("_", "-"), " ".join(title.split()), why
