"""Values travel between the engine and the provider unchanged, and secrets stay secret."""

import json

import pytest
from google.protobuf.json_format import MessageToDict
from hypothesis import given
from hypothesis import strategies as st

from sandbox.provider.errors import NotServedError
from sandbox.provider.values import UNKNOWN
from sandbox.provider.wire import SIGNATURE, decode, encode, secrets_of_outputs

SECRET = "hush"  # noqa: S105 - the text that must not be found
NAMES = st.text(min_size=1, max_size=9)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(max_size=9), st.just(UNKNOWN)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_values_come_back_as_they_went(values: dict[str, object]) -> None:
    """What is encoded is decoded to the same, unknown values included."""
    assert decode(encode(values)) == (values, frozenset())


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), st.data())
def test_secrets_come_back_as_secrets(values: dict[str, object], data: st.DataObject) -> None:
    """Whatever is marked secret is found to be secret again."""
    marked = frozenset({(data.draw(st.sampled_from(sorted(values))),)})
    assert decode(encode(values, marked)) == (values, marked)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        pytest.param({"secret": SECRET}, ("it", "secret"), id="within an object"),
        pytest.param([{"secret": SECRET}], ("it", 0, "secret"), id="within a list"),
        pytest.param(json.dumps({"a": SECRET}), ("it", "a"), id="within what became text"),
    ],
)
def test_a_nested_secret_is_marked(value: object, path: tuple[str | int, ...]) -> None:
    """The text of a secret is only ever inside a marked value."""
    encoded = MessageToDict(encode({"it": value}, frozenset({path})))
    assert SECRET not in json.dumps(_without_marked(encoded))


def test_a_secret_tag_is_secret_in_the_union_of_tags() -> None:
    """The tags of the program are repeated in tagsAll, which keeps their marks."""
    marked = secrets_of_outputs(frozenset({("tags", "owner")}), frozenset({"token"}))
    assert marked == {("tags", "owner"), ("tagsAll", "owner"), ("token",)}


def test_an_asset_is_refused() -> None:
    """What the sandbox cannot read is refused by the property's name."""
    with pytest.raises(NotServedError, match=r"^body: the sandbox serves no assets"):
        decode(encode({"body": {SIGNATURE: "c44067f5952c0a294b673a41bacd8c17", "text": "x"}}))


def _without_marked(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_marked(v) for k, v in value.items()} if SIGNATURE not in value else {}
    return [_without_marked(each) for each in value] if isinstance(value, list) else value
