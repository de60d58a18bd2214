"""Finding controls: each module of this package without an underscore is one."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from ._model import Control

EXCEPTIONS = "Exceptions: "


def load_controls(package: str, folders: list[str]) -> tuple[Control, ...]:
    """Every control in a package, in the order of their ids.

    Raises:
        AttributeError: A module has no `CONTROL`.
    """
    names = sorted(module.name for module in iter_modules(folders))
    return tuple(_load(package, name) for name in names if not name.startswith("_"))


def _load(package: str, name: str) -> Control:
    module = import_module(f"{package}.{name}")
    control: Control = module.CONTROL
    title, *paragraphs = _paragraphs(module.__doc__ or "")
    return replace(
        control,
        id=name,
        title=title,
        why="\n\n".join(text for text in paragraphs if not text.startswith(EXCEPTIONS)),
        exceptions="\n\n".join(
            text.removeprefix(EXCEPTIONS) for text in paragraphs if text.startswith(EXCEPTIONS)
        ),
    )


def _paragraphs(docstring: str) -> Iterator[str]:
    for paragraph in cleandoc(docstring).split("\n\n"):
        yield " ".join(paragraph.split())
