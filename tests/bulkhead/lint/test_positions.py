"""JSON is read as the standard library reads it, with the place of every value."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.lint.nodes import Object, Place, plain
from bulkhead.lint.positions import JsonError, read_json

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_reads_what_the_standard_library_reads(
    value: object,
    indent: int | str | None,
    ensure_ascii: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """However it is written, the content is the same."""
    text = json.dumps(value, indent=indent, ensure_ascii=ensure_ascii, allow_nan=False)
    assert plain(read_json(text)) == json.loads(text)


@given(st.text(alphabet='{}[]:,"\\ \n\t-0123456789eE.truefalsn/*#aé', max_size=30))
def test_refuses_what_the_standard_library_refuses(text: str) -> None:
    """What is not JSON there is not JSON here, and nothing else ends in another error."""
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            read_json(text)
        return
    names = re.findall(r'"([^"]*)"\s*:', text)
    if len(names) == len(set(names)):
        assert plain(read_json(text)) == expected


def test_places_are_counted_from_one() -> None:
    """A value's place is that of its first character, as editors count."""
    node = read_json('{\n  "a": [1, "b"],\r\n\t"c": true}')
    assert isinstance(node, Object)
    (first, listed), (second, word) = node.members
    assert (node.place, first.place, listed.place) == (Place(1, 1), Place(2, 3), Place(2, 8))
    assert (second.place, word.place) == (Place(3, 2), Place(3, 7))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", Place(1, 1), "cut off"),
        ('{"a": 1', Place(1, 8), "a comma or '}' is missing"),
        ('{"a" 1}', Place(1, 6), "a colon is missing"),
        ('{"a": 1,\n}', Place(2, 1), "a comma stands before the end"),
        ('{"a": 1} {', Place(1, 10), "ends before this"),
        ('{"a": 1, // why\n"b": 2}', Place(1, 10), "JSON has no comments"),
        ('{"a": "b\n"}', Place(1, 9), "control character"),
        ('{"a": 1, "a": 2}', Place(1, 10), "'a' is written twice"),
        ("{'a': 1}", Place(1, 2), "a name in double quotes"),
        ('{"a": NaN}', Place(1, 7), "no value can begin with 'N'"),
        ('{"a": -Infinity}', Place(1, 7), "Infinity"),
        ("[" * 200, Place(1, 101), "nested deeper than 100 levels"),
    ],
)
def test_says_what_is_no_json(text: str, place: Place, message: str) -> None:
    """The error names the place and what would be right."""
    with pytest.raises(JsonError, match=message.replace("'", ".")) as caught:
        read_json(text)
    assert caught.value.place == place
