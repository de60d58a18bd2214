"""A resource of which only a pattern is known decides only what holds for all that match it."""

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import (
    Context,
    Node,
    OpenResource,
    Outcome,
    decide_guardrails,
    stated_request,
)
from bulkhead.evaluator.open_resource import _STARS_AT_MOST, RESOURCE
from bulkhead.evaluator.templates import Wildcard, matcher, parse_template
from bulkhead.evaluator.truth import Unknown
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    WORKLOAD,
    organization,
    request,
    scp,
    statement,
)

PATTERNS = st.text(alphabet="a:*?", max_size=4)
PARTS = st.lists(st.sampled_from(("a", ":", "?", "*", "**")), max_size=4).map("".join)
KNOWN = PARTS.filter(lambda text: "***" not in text and text.count("*") <= _STARS_AT_MOST)
# As long as a pattern and what is known together: a text that both match need not be longer.
TEXTS = tuple("".join(each) for size in range(9) for each in product("ac:", repeat=size))
MEANINGS = {"**": ".*", "*": "[^:]*", "?": "."}

PART = re.compile(r"\*\*|.")

ROLE = "arn:aws:iam::111111111111:role"
BY_NAME = OpenResource((f"{ROLE}/deploy", f"{ROLE}/*/deploy"))


def _tokens(text: str) -> tuple[str | Wildcard, ...]:
    parsed = parse_template(text, wildcards=True, variables=False)
    return tuple(token for token in parsed if isinstance(token, str | Wildcard))


@given(PATTERNS, KNOWN)
def test_answer_holds_for_every_resource_that_is_like_it(pattern: str, known: str) -> None:
    """True and false hold for each text that the known pattern matches; else some differ."""
    matched = matcher(_tokens(pattern))
    like = re.compile("".join(MEANINGS.get(part, part) for part in PART.findall(known)))
    answers = {matched(text) for text in TEXTS if like.fullmatch(text)}
    answer = OpenResource((known,)).matched_by(_tokens(pattern))
    if isinstance(answer, Unknown):
        assert answers == {True, False}
    else:
        assert answers == {answer}


@pytest.mark.parametrize(
    ("resource", "known", "outcome", "missing"),
    [
        ("*", OpenResource(), Outcome.DENY, ()),
        (f"{ROLE}/deploy", OpenResource(), Outcome.UNDETERMINED, (RESOURCE,)),
        (f"{ROLE}/deploy", BY_NAME, Outcome.UNDETERMINED, (RESOURCE,)),
        (f"{ROLE}/*deploy", BY_NAME, Outcome.DENY, ()),
        (f"{ROLE}/other", BY_NAME, Outcome.ALLOW, ()),
        (f"{ROLE}/team/*", BY_NAME, Outcome.UNDETERMINED, (RESOURCE,)),
        ("arn:aws:s3:::*", BY_NAME, Outcome.ALLOW, ()),
        ("arn:aws:iam::*:user/*", BY_NAME, Outcome.ALLOW, ()),
    ],
)
def test_statement_decides_as_far_as_the_resource_is_known(
    resource: str, known: OpenResource, outcome: Outcome, missing: tuple[str, ...]
) -> None:
    """A Deny of one resource is definite where all or none of the possible ones are meant."""
    nodes = organization(root=Node("root", None, (scp(statement("Deny", Resource=resource)),)))
    asked = replace(request("iam:DeleteRole"), resource="unknown", open_resource=known)
    decision = decide_guardrails(asked, nodes)
    assert (decision.outcome, decision.missing) == (outcome, missing)


def test_not_resource_is_open_where_the_resource_is() -> None:
    """NotResource turns a definite answer round, and leaves an open one open."""
    deny = statement("Deny", NotResource=f"{ROLE}/deploy")
    del deny["Resource"]
    nodes = organization(root=Node("root", None, (scp(deny),)))
    asked = replace(request("iam:DeleteRole"), resource="unknown", open_resource=BY_NAME)
    assert decide_guardrails(asked, nodes).outcome is Outcome.UNDETERMINED


def test_request_shows_what_is_known_of_an_open_resource() -> None:
    """People read the patterns where there is no ARN."""
    asked = stated_request(DEVELOPER, "iam:DeleteRole", BY_NAME, WORKLOAD, Context({}))
    assert asked.open_resource is BY_NAME
    assert asked.resource == " or ".join(BY_NAME.patterns)
