"""More policies of a type are attached to one root, OU or account than AWS takes.

Those that are inherited do not count; AWS's own full access policies do.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from bulkhead.lint.document import TOP
from bulkhead.lint.files import AttachedDocument
from bulkhead.lint.finding import Problem
from bulkhead.policy_files.attachments import ATTACHMENTS
from policies.controls import QUOTAS, PolicyType

SEVERITY = "error"


def check(attached: list[AttachedDocument]) -> Iterator[tuple[Path, Problem]]:
    """Say which nodes have too many."""
    counts = Counter(
        (each.document.path.parent / ATTACHMENTS, chain[0], str(each.document.type))
        for each in attached
        for chain in each.targets
    )
    for (path, target, type_), count in sorted(counts.items()):
        quota = QUOTAS.get(cast("PolicyType", type_))
        if quota is None or count + quota.default_policies <= quota.per_target:
            continue
        yield (
            path,
            Problem(
                TOP,
                f"{target} has {count} {type_} documents and {quota.default_policies} of AWS's "
                f"own, of the {quota.per_target} that AWS takes",
                "merge some, or attach some to another level",
            ),
        )
