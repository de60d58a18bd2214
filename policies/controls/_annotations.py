"""Annotations of Kubernetes' resources, by which controllers of AWS's are told what to make.

Their values are texts, whatever they hold.
"""

from collections.abc import Mapping

from ._inputs import UNKNOWN, Inputs, Unknown

ANNOTATIONS = "metadata.annotations"


def annotation(inputs: Inputs, name: str) -> str | Unknown | None:
    """The value of an annotation, its letters small; None where there is none."""
    given = inputs.get(ANNOTATIONS)
    if isinstance(given, Mapping):
        given = given.get(name)
    if given is UNKNOWN:
        return UNKNOWN
    return given.strip().lower() if isinstance(given, str) else None


def annotated(inputs: Inputs, prefix: str) -> dict[str, object]:
    """The annotations whose names begin so, as they are written."""
    given = inputs.get(ANNOTATIONS)
    if not isinstance(given, Mapping):
        return {}
    return {str(name): each for name, each in given.items() if str(name).startswith(prefix)}
