"""Plain values mean what they look like, whatever YAML 1.1 made of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.yaml_reader import Position, read_yaml

PLAIN = {
    "no": "no",
    "on": "on",
    "2012-10-17": "2012-10-17",
    "012345678901": "012345678901",
    "0o17": "0o17",
    "1:30": "1:30",
    "1_000": "1_000",
    "'7'": "7",
    "7": 7,
    "-7": -7,
    "1.5": 1.5,
    "true": True,
    "False": False,
    "~": None,
    "null": None,
}

# Beyond the basic plane JSON escapes in pairs of surrogates, which YAML does not know.
_CHARACTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])
TEXT = st.text(_CHARACTERS)
# YAML 1.2.2, 7.4.2: a key on one line has at most 1,024 characters; JSON writes up to six for one.
KEY = st.text(_CHARACTERS, max_size=1_000 // len("\\uFFFF"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(("text", "value"), PLAIN.items())
def test_plain_scalars_follow_the_core_schema(text: str, value: object) -> None:
    """`no` is not false, a date is text, and a leading zero stays where it is."""
    assert read_yaml(f"key: {text}\n").value == {"key": value}


@given(JSON)
def test_every_json_document_is_read_as_json_reads_it(value: object) -> None:
    """JSON is YAML: what is written as JSON comes back the same."""
    file = read_yaml(json.dumps(value))
    assert not file.mistakes
    assert file.value == value


@given(st.text())
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Whatever a file holds, there is a value or a mistake with a place, never an exception."""
    file = read_yaml(text)
    assert file.is_readable or file.mistakes
    for mistake in file.mistakes:
        assert 1 <= mistake.position.line <= text.count("\n") + text.count("\r") + 3


def test_every_key_and_item_has_its_place() -> None:
    """Positions count from 1, in nested and in flow collections too."""
    file = read_yaml("a: 1\nb:\n  c: [x, y]\n")
    assert file.positions == {
        ("a",): Position(1, 1),
        ("b",): Position(2, 1),
        ("b", "c"): Position(3, 3),
        ("b", "c", 0): Position(3, 7),
        ("b", "c", 1): Position(3, 10),
    }


def test_both_parsers_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, the example is read the same by the parser in Python."""
    import yaml  # noqa: PLC0415 only here

    text = (Path(__file__).parents[2] / "config" / "landing-zone.yaml").read_text(encoding="utf-8")
    fast = read_yaml(text)
    monkeypatch.setattr("config.yaml_reader._Loader", yaml.SafeLoader)
    slow = read_yaml(text)
    assert (slow.value, slow.positions) == (fast.value, fast.positions)
