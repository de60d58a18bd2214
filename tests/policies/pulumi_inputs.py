"""What pulumi-aws takes as inputs of a resource type, by Pulumi's names."""

import importlib
import re
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pulumi import _types

from policies.controls._types import canonical

MODULES = {"lambda": "lambda_"}  # a module named like a word of Python's


@cache
def arguments(token: str) -> Any:  # noqa: ANN401 - a generated class, known at run time only
    """The class of a type's arguments.

    Raises:
        AssertionError: pulumi-aws has no such type.
    """
    # Names that pulumi-aws has given up have the inputs of the type that took their place.
    match = re.fullmatch(r"aws:(\w+)/(\w+):(\w+)", canonical(token))
    assert match, token
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # loading a module loads old names
        module = importlib.import_module(f"pulumi_aws.{MODULES.get(match[1], match[1])}")
    # `BucketVersioningArgs` is an input of `Bucket`; the resource's own are `...InitArgs`.
    own, other = f"{match[3]}InitArgs", f"{match[3]}Args"
    assert hasattr(module, own) or hasattr(module, other), token
    return getattr(module, own if hasattr(module, own) else other)


@cache
def inputs(of: Any) -> Mapping[str, tuple[Any, ...]]:  # noqa: ANN401 - a generated class
    """Input -> the classes of the objects that it may hold."""
    names = _types.input_type_py_to_pulumi_names(of)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # hints load the rest of the module
        hints = _types.input_type_types(of)
    return {names.get(name, name): tuple(_classes(hint)) for name, hint in hints.items()}


def _classes(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a type hint is made of
    if isinstance(hint, type) and _types.is_input_type(hint):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)
