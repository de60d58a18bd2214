"""Wildcards match as documented, in time that is linear in the text."""

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator.templates import Tokens, Wildcard, matcher
from tests.bulkhead.evaluator.builders import (
    rcp,
    statement,
)


def naive_match(tokens: Tokens, text: str) -> bool:
    """Match by trying every place for every `*`: slow, and plainly right."""
    if not tokens:
        return text == ""
    first, rest = tokens[0], tokens[1:]
    if first is Wildcard.ANY:
        return any(naive_match(rest, text[start:]) for start in range(len(text) + 1))
    if first is Wildcard.ONE:
        return text != "" and naive_match(rest, text[1:])
    return text.startswith(str(first)) and naive_match(rest, text[len(str(first)) :])


tokens_of_patterns = st.lists(
    st.sampled_from(["a", "ab", "b", ".", Wildcard.ANY, Wildcard.ONE]), max_size=8
).map(tuple)


@given(tokens_of_patterns, st.text("ab.", max_size=12))
def test_wildcards_match_as_if_every_place_were_tried(
    tokens: tuple[str | Wildcard, ...], text: str
) -> None:
    """The linear match finds a match exactly where an exhaustive search does."""
    assert matcher(tokens)(text) is naive_match(tokens, text)


def test_hostile_patterns_take_linear_time() -> None:
    """Many wildcards on a text that does not match end at once instead of in hours."""
    pattern = (Wildcard.ANY, "a") * 40
    assert matcher((*pattern, "b"))("a" * 5_000) is False
    assert rcp(statement("Deny", Principal="*", Action="s3:" + "*a" * 40)).statements
