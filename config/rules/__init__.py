"""Rules across the parts of a configuration: each finds what no single value can show."""

from collections.abc import Callable, Iterator

from config.draft import Draft
from config.findings import Finding
from config.rules.account_rings import account_ring_rules
from config.rules.accounts import account_rules
from config.rules.aliases import alias_rules
from config.rules.guardrails import guardrail_rules
from config.rules.identity import identity_rules
from config.rules.invariants import invariant_rules
from config.rules.logs import log_rules
from config.rules.network import network_rules
from config.rules.organization import organization_rules
from config.rules.pipelines import pipeline_rules
from config.rules.tree import tree_rules

_RULES: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    organization_rules,
    tree_rules,
    account_rules,
    alias_rules,
    account_ring_rules,
    identity_rules,
    guardrail_rules,
    invariant_rules,
    log_rules,
    network_rules,
    pipeline_rules,
)


def broken_rules(draft: Draft) -> Iterator[Finding]:
    """Everything that the rules find."""
    for rule in _RULES:
        yield from rule(draft)
