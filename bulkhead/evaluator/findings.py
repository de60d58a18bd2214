"""What policies say about a request, each answer with the statement it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.principal_element import Grant
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.truth import Truth, Unknown, all_of, any_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from.

    Attributes:
        kind: the kind of policy.
        document: the policy's name; `None` when it is the lack of a statement that decides.
        statement: the statement's Sid, or `#` and its place in the document.
        level: the organization's node that the policy is attached to.
    """

    kind: PolicyKind
    document: str | None = None
    statement: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer and the source that it comes from."""

    truth: Truth
    source: Source


def denial(policies: Sequence[Policy], request: AccessRequest, nowhere: Source) -> Finding:
    """Say whether a Deny applies; `nowhere` is the source when none does."""
    if not policies:
        return Finding(truth=False, source=nowhere)
    answers = _answers(policies, request, nowhere.level, denies=True)
    return either([*answers, Finding(truth=False, source=nowhere)])


def allowance(
    policies: Iterable[Policy],
    request: AccessRequest,
    nowhere: Source,
    weakest: Grant = Grant.TO_ACCOUNT,
) -> Finding:
    """Say whether an Allow applies that names the caller at least this firmly."""
    answers = _answers(policies, request, nowhere.level, denies=False, weakest=weakest)
    return either([*answers, Finding(truth=False, source=nowhere)])


def _answers(
    policies: Iterable[Policy],
    request: AccessRequest,
    level: str | None,
    *,
    denies: bool,
    weakest: Grant = Grant.TO_ACCOUNT,
) -> Iterable[Finding]:
    """Ask every statement of one effect; those that do not apply are left out."""
    for policy in policies:
        for statement in policy.statements:
            if statement.denies is not denies:
                continue
            truth = statement.applies(request, weakest)
            if truth is not False:
                source = Source(policy.kind, policy.name, statement.label, level)
                yield Finding(truth, source)


def either(findings: Iterable[Finding]) -> Finding:
    """Or, with the source of the first finding that decides."""
    listed = list(findings)
    truth = any_of(finding.truth for finding in listed)
    return Finding(truth, _deciding(listed, truth))


def both(findings: Iterable[Finding]) -> Finding:
    """And, with the source of the first finding that decides."""
    listed = list(findings)
    truth = all_of(finding.truth for finding in listed)
    return Finding(truth, _deciding(listed, truth))


def _deciding(findings: list[Finding], truth: Truth) -> Source:
    """Give the source of the first finding of the answer's kind."""
    for finding in findings:
        if finding.truth is truth or (
            isinstance(finding.truth, Unknown) and isinstance(truth, Unknown)
        ):
            return finding.source
    return findings[-1].source
