"""How replay reads records, as Markdown, written from its own tables."""

from collections.abc import Iterable, Iterator

from bulkhead.replay.callers import Skipped
from bulkhead.replay.context import READERS
from bulkhead.replay.event_names import APIGATEWAY, BY_PREFIX, PREFIXES
from bulkhead.replay.judging import Change
from bulkhead.replay.parameter_table import PARAMETER_KEYS
from bulkhead.replay.passed_roles import PASSING
from bulkhead.replay.tag_keys import EC2_CREATING, SHAPES

GENERATED = "<!-- Written by `bulkhead docs` from bulkhead/replay/; change it there. -->"
USE = """\
What would a change of the guardrails have broken? `bulkhead replay` reads the calls that
CloudTrail recorded and decides each of them again, under what is attached and what is proposed:

```console
$ pulumi stack output account_ids --stack organization --json > accounts.json
$ bulkhead replay --accounts accounts.json --events s3://example-trail/AWSLogs/ --html replay.html
```

The configuration in `config/` is what is proposed, and nothing is attached yet. To compare two
states of it, render the one that is attached (`bulkhead render --out attached`) and name it:
`--current attached`. Any folder of that layout will do, on either side.

Inputs are log files of CloudTrail, one record a line, arrays, the events of EventBridge, and
answers of LookupEvents; results of queries by Amazon Athena and CloudTrail Lake as CSV or JSON,
with the columns of AWS's own tables or with a column that holds the record (`eventJson`); each
packed with gzip or not; files, folders and prefixes in S3. Nothing is written to AWS.

The exit code is 0 if nothing is newly denied, 1 if something is, and 2 if the input is wrong or
no event could be decided; `--fail-on undetermined` and `--fail-on unreadable` make it 1 for
those, too. Ctrl-C shows what was seen so far and ends with 130."""
LIMITS = """\
A call that was never recorded, or that nobody made in the time that the records cover, is not in
a replay. So each statement is listed with the number of recorded requests that it speaks of, and
one without any has no evidence, which is not the same as safe. Declarative policies decide no
request and are listed as not checked.

A record does not hold the request's context. A key that it does not tell is unknown, and a
statement that hangs on it is undetermined; the report names the key. CloudTrail can be told to
record keys and tags ([enriched
events](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-context-events.html)),
and then they count. The same holds for resources: where a record has a name, the ARN is made of
it if that is certain; names in IAM may stand below a path, unless `--no-iam-paths` says that none
has one. The missing key is `resource` then.

A call across accounts leaves a record in both, and both are counted; the one in the resource's
account has the caller's unique id, not its ARN. Calls that AWS denied when they were made are
counted apart: nothing breaks that did not work.

[1]: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-context-events.html"""


def page() -> str:
    """The text of docs/replay.md."""
    blocks = [GENERATED, "# Replaying recorded calls", USE, "## What the answers mean", _answers()]
    blocks += ["## What it cannot know", LIMITS, "## How a record becomes a request", *_tables()]
    return "\n\n".join(blocks) + "\n"


def _answers() -> str:
    said = [f"- {change.value}" for change in Change]
    skipped = [f"- {reason.value}" for reason in Skipped]
    return "\n".join(
        [
            "An event counts by its worst request:",
            "",
            *said,
            "",
            "Not decided, and counted by reason:",
            "",
            *skipped,
        ]
    )


def _tables() -> Iterator[str]:
    yield "Condition keys that are read off the record, beside those of the principal itself:"
    yield ", ".join(f"`{key}`" for key in sorted(READERS))
    yield "Request parameters that are condition keys:"
    rows = (
        (f"`{row.key}`", _code(row.actions), f"`{row.path}`", f"[AWS]({row.source})")
        for row in PARAMETER_KEYS
    )
    yield _table(("Key", "Actions", "Parameter", "Source"), rows)
    yield "`aws:RequestTag/...` and `aws:TagKeys` are read of:"
    yield _code(sorted({*SHAPES, *EC2_CREATING}))
    yield "Calls that pass a role are a request for `iam:PassRole` as well:"
    yield _code(sorted(PASSING))
    yield "Event sources whose actions have another prefix:"
    yield _table(("Source", "Prefix"), ((f"`{k}`", f"`{v}`") for k, v in sorted(PREFIXES.items())))
    yield "Operations that are authorised by other actions than that of their name:"
    yield _table(("Operation", "Actions"), _operations())


def _operations() -> Iterator[tuple[str, str]]:
    for prefix, names in sorted(BY_PREFIX.items()):
        for name, actions in sorted(names.items()):
            meant = _code(f"{prefix}:{action}" for action in actions)
            yield f"`{prefix}` {name}", meant or "not told by the record"
    for word, verb in sorted(APIGATEWAY.items()):
        yield f"`apigateway` {word}...", f"`apigateway:{verb}`"


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
