"""Dataclasses as YAML: names of the format, nothing that is not said, no anchors."""

from dataclasses import dataclass

import pytest
import yaml

from bulkhead.fleet.engines.as_yaml import camel_case, kebab_case, text_of


@dataclass(frozen=True)
class _Inner:
    first_word: str | None


@dataclass(frozen=True)
class _Outer:
    of_inner: tuple[_Inner, ...]
    with_: dict[str, _Inner]
    is_set: bool
    number: int


@pytest.mark.parametrize(
    ("field", "camel", "kebab"),
    [
        ("stack", "stack", "stack"),
        ("service_account_name", "serviceAccountName", "service-account-name"),
        ("if_", "if", "if"),
    ],
)
def test_a_field_has_its_formats_name(field: str, camel: str, kebab: str) -> None:
    """Kubernetes' and GitHub's own spelling; a word of Python's loses what keeps it apart."""
    assert camel_case(field) == camel
    assert kebab_case(field) == kebab


def test_what_is_not_said_is_left_out_and_what_is_false_is_not() -> None:
    """None and what is empty go; false and 0 mean something; keys of mappings are no fields."""
    value = _Outer((_Inner("x"), _Inner(None)), {"a_key": _Inner("")}, is_set=False, number=0)
    assert yaml.safe_load(text_of([value], camel_case)) == {
        "ofInner": [{"firstWord": "x"}, {}],
        "with": {"a_key": {}},
        "isSet": False,
        "number": 0,
    }
    assert "ofInner" not in text_of([_Outer((), {}, is_set=True, number=1)], camel_case)


def test_what_is_there_twice_is_written_twice() -> None:
    """No anchors and no aliases."""
    inner = _Inner("x")
    text = text_of([_Outer((inner, inner), {}, is_set=True, number=1)], camel_case)
    assert "&" not in text
    assert text.count("firstWord: x") == 2


def test_a_script_stays_readable() -> None:
    """Line by line, whatever else is in it."""
    script = 'echo "a: b"\necho ${X}\n'
    text = text_of([_Inner(script)], kebab_case)
    assert "first-word: |" in text
    assert yaml.safe_load(text) == {"first-word": script}
