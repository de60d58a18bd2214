"""How many policies of each type are attached to one node: what no document can tell by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from bulkhead.lint.files import Source
from bulkhead.lint.finding import Finding
from bulkhead.lint.layout import FILE
from policies.controls import QUOTAS, PolicyType

RULE = "too-many-attached"
"""More policies of a type are attached to one root, OU or account than AWS takes."""


def attachment_findings(sources: Iterable[Source]) -> Iterator[Finding]:
    """Say which nodes have too many policies; AWS's own full access policies count."""
    attached = [
        (source.path.parent / FILE, target, source.attached.type)
        for source in sources
        if source.attached
        for target in source.attached.targets
    ]
    for (path, target, type_), count in sorted(Counter(attached).items()):
        quota = QUOTAS.get(cast("PolicyType", str(type_)))
        if quota is None or count + quota.default_policies <= quota.per_target:
            continue
        yield Finding(
            path=path,
            line=1,
            column=1,
            statement=None,
            rule=RULE,
            severity="error",
            message=f"{target} has {count} {type_} documents and {quota.default_policies} of "
            f"AWS's own, of the {quota.per_target} that AWS takes",
            remedy="merge some, or attach some to another level",
        )
