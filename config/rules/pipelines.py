"""Rules of the accounts' pipelines."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from config.draft import Draft
from config.findings import Finding, Location
from config.pipelines import Pipeline


def pipeline_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the pipelines of accounts."""
    management = draft.organization and draft.organization.accounts.management
    for name, account in draft.accounts.items():
        location = ("accounts", name, "pipelines")
        if name == management and account.pipelines:
            message = (
                "the management account runs nothing; name pipelines in the account they serve"
            )
            yield Finding(location, message)
        yield from _same_subject(location, account.pipelines)
        for pipeline, settings in account.pipelines.items():
            yield from _foreign_subject(draft, (*location, pipeline), settings)


def _same_subject(location: Location, pipelines: Mapping[str, Pipeline]) -> Iterator[Finding]:
    """One pipeline, one role: two roles of one subject would each be the other's way out."""
    seen: dict[tuple[str, str], str] = {}
    for name, pipeline in sorted(pipelines.items()):
        other = seen.setdefault((pipeline.issuer_host, pipeline.subject), name)
        if other != name:
            message = f"is the subject of pipeline {other} already; give each one of its own"
            yield Finding((*location, name, "subject"), message)


def _foreign_subject(draft: Draft, location: Location, pipeline: Pipeline) -> Iterator[Finding]:
    """Where the company's subjects are configured, guardrails deny the tokens of all others."""
    if draft.guardrails is None or not draft.guardrails.parameters.openid_connect:
        return
    known = draft.guardrails.parameters.openid_connect
    subjects = [
        pattern
        for each in known
        if each.issuer == pipeline.issuer_host
        for pattern in each.subjects
    ]
    if not any(fnmatchcase(pipeline.subject, pattern) for pattern in subjects):
        yield Finding(
            (*location, "subject"),
            f"{pipeline.subject} is none of the company's subjects of {pipeline.issuer_host}: "
            "guardrails deny its tokens; add it to guardrails.parameters.openid_connect",
        )
