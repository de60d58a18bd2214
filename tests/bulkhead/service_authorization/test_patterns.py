"""What patterns with wildcards mean to each other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.service_authorization import covers, matches, overlaps

patterns = st.text(alphabet="ab*?", max_size=6)
texts = st.text(alphabet="ab", max_size=6)


def _stands_for(pattern: str, text: str) -> bool:
    expression = "".join({"*": ".*", "?": "."}.get(c, c) for c in pattern)
    return re.fullmatch(expression, text) is not None


@given(patterns, texts)
def test_matches_as_the_regular_expression_does(pattern: str, text: str) -> None:
    """`*` is any characters or none, `?` exactly one."""
    assert matches(pattern, text) == _stands_for(pattern, text)


@given(patterns, patterns, texts)
def test_what_is_covered_is_matched(wide: str, narrow: str, text: str) -> None:
    """A text that the covered pattern stands for is one of the covering pattern's."""
    if covers(wide, narrow) and _stands_for(narrow, text):
        assert _stands_for(wide, text)


@given(patterns, patterns, texts)
def test_patterns_with_a_text_in_common_overlap(one: str, other: str, text: str) -> None:
    """No text that both stand for is missed, whichever pattern is named first."""
    assert overlaps(one, other) == overlaps(other, one)
    if _stands_for(one, text) and _stands_for(other, text):
        assert overlaps(one, other)


@given(texts, patterns)
def test_a_text_overlaps_what_it_matches(text: str, pattern: str) -> None:
    """Without wildcards on one side, overlapping is matching."""
    assert overlaps(text, pattern) == _stands_for(pattern, text)


@given(patterns)
def test_a_pattern_covers_itself(pattern: str) -> None:
    """Every pattern covers itself, and `*` covers all."""
    assert covers(pattern, pattern)
    assert covers("*", pattern)
