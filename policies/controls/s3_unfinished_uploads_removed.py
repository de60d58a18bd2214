"""Lifecycle rules of buckets remove the parts of uploads that were never finished.

Such parts are in no listing, cost as much as objects, and stay for ever: data that was thought
never to have arrived, or to be deleted, is still there.

Exceptions: buckets without any lifecycle rules are not asked for one.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._types import BUCKET, tokens

ABORT = "abortIncompleteMultipartUpload"
WRITE = (
    '{"id": "unfinished", "status": "Enabled", "filter": {}, '
    '"abort_incomplete_multipart_upload": {"days_after_initiation": 7}}'
)


INLINE = '{"enabled": True, "abort_incomplete_multipart_upload_days": 7}'


def _removes(rule: Inputs) -> object:
    """True, False or unknown: whether a rule is in force and removes such parts."""
    status = rule.get("status")
    if UNKNOWN in (rule.value, status):
        return UNKNOWN
    return status == "Enabled" and rule.is_set(ABORT)


def _removes_inline(rule: Inputs) -> object:
    enabled = as_bool(rule.get("enabled"))
    if UNKNOWN in (rule.value, enabled):
        return UNKNOWN
    return enabled is True and rule.is_set(f"{ABORT}Days")


def _resource(inputs: Inputs, _: Params) -> Iterator[Finding]:
    yield from _found("rules", WRITE, [_removes(rule) for rule in inputs.blocks("rules")])


def _inline(inputs: Inputs, _: Params) -> Iterator[Finding]:
    path = "lifecycleRules"
    yield from _found(path, INLINE, [_removes_inline(rule) for rule in inputs.blocks(path)])


def _found(path: str, write: str, verdicts: list[object]) -> Iterator[Finding]:
    if not verdicts or True in verdicts:
        return
    if UNKNOWN in verdicts:
        yield Undecided(path)
    else:
        yield Violation(path, "leave the parts of unfinished uploads", write)


EXPIRES = {"id": "old", "status": "Enabled", "expiration": {"days": 365}}
ABORTS = {"id": "parts", "status": "Enabled", ABORT: {"daysAfterInitiation": 7}}

CONTROL = Control(
    severity="low",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="lifecycle",
            types=tokens("s3", "BucketLifecycleConfiguration"),
            find=_resource,
            passes=({"rules": [EXPIRES, ABORTS]},),
            fails=({"rules": [EXPIRES]}, {"rules": [{**ABORTS, "status": "Disabled"}]}),
        ),
        Check(
            name="inline-lifecycle",
            types=BUCKET,
            find=_inline,
            passes=({}, {"lifecycleRules": [{"enabled": True, f"{ABORT}Days": 7}]}),
            fails=({"lifecycleRules": [{"enabled": True, "expiration": {"days": 365}}]},),
        ),
    ),
)
