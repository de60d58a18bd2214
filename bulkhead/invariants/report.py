"""A proof in words: who, what, where, and the statement that did it."""

from collections.abc import Iterator, Sequence

from bulkhead.evaluator import Outcome
from bulkhead.invariants.breaches import Breach, breaches
from bulkhead.invariants.proof import Proof

_MOST = 3  # of a kind on one line; the count of the others follows


def refusal(proof: Proof) -> str:
    """Say what is broken, and what to do about it; empty where nothing is."""
    found = breaches(proof.broken)
    if not found:
        return ""
    count = len({breach.invariant.id for breach in found})
    holds = "invariant does" if count == 1 else "invariants do"
    lines = [f"{count} {holds} not hold under the configured guardrails; nothing was changed."]
    for breach in found:
        lines += ["", *_said(breach)]
    return "\n".join([*lines, "", _ADVICE])


_ADVICE = (
    "Change the guardrails (`guardrails` in landing-zone.yaml, or the control's file in "
    "policies/controls/) until they hold; `bulkhead invariants` proves them without changing "
    "anything."
)


def remarks(proof: Proof) -> Iterator[str]:
    """Say what passed without being proved, a sentence each."""
    for breach in breaches(proof.undetermined):
        yield f"{breach.invariant.id} is not proved, which it accepts: {_because(breach)}"
    for account_id, policies in proof.named_account_ids.items():
        yield (
            f"which account is {account_id} is not known before AWS is asked: invariants are "
            f"proved for accounts that are not, although {_some(policies)} "
            f"{'names' if len(policies) == 1 else 'name'} it"
        )
    for invariant, accounts in proof.pending.items():
        controls = next(i.controls for i in proof.invariants if i.id == invariant)
        yield f"{invariant} waits for {_some(controls)} to reach {_some(accounts)}"


def _said(breach: Breach) -> Iterator[str]:
    invariant = breach.invariant
    yield f"{invariant.id}: {invariant.title}."
    may = "can" if breach.outcome is Outcome.ALLOW else "cannot"
    if breach.outcome is Outcome.UNDETERMINED:
        may = "perhaps cannot" if invariant.possible else "perhaps can"
    actions = _some(list(dict.fromkeys(action for action, _ in breach.calls)))
    yield f"  who    {_some(breach.callers)} {may}"
    yield f"  what   {actions}"
    resources = list(dict.fromkeys(r for _, r in breach.calls if r != "*"))
    if resources:
        yield f"  on     {_some(resources)}"
    yield f"  where  {_some(breach.accounts)}"
    yield f"  cause  {_because(breach)}"
    yield f"  why    {invariant.reason} ({invariant.source})"


def _because(breach: Breach) -> str:
    if breach.outcome is Outcome.ALLOW:
        return "no statement denies it" + (
            f", although {_some(breach.invariant.controls)} should"
            if breach.invariant.controls
            else ""
        )
    control = f"control {breach.control}" if breach.control else "none of the controls"
    place = f"statement {breach.statement} ({control}) in {_some(breach.documents)}"
    if breach.outcome is Outcome.UNDETERMINED:
        return f"{place} depends on {', '.join(breach.missing)}, which can have any value"
    return f"{place} denies it"


def _some(names: Sequence[str]) -> str:
    """Names on one line: the first ones, and how many more there are."""
    more = len(names) - _MOST
    if more <= 0:
        return ", ".join(names)
    return f"{', '.join(names[:_MOST])} and {more:,} more"
