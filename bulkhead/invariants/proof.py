"""What comes out of proving invariants."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bulkhead.evaluator import Decision
from bulkhead.invariants.invariant import Invariant


@dataclass(frozen=True)
class Case:
    """One request for some accounts, and what is decided about it.

    Attributes:
        invariant: What it belongs to.
        caller: Who calls, for people.
        action: IAM action.
        resource: ARN of what is acted upon, with `<name>` for the id of an account.
        accounts: Names of the accounts, all under the same policies.
        decision: What the guardrails decide.
        documents: Names of the policies that decide so, each for some of the accounts; none where
            it is the lack of a statement that decides.
    """

    invariant: Invariant
    caller: str
    action: str
    resource: str
    accounts: tuple[str, ...]
    decision: Decision
    documents: tuple[str, ...]


@dataclass
class Proof:
    """What came out.

    Attributes:
        invariants: Everything that was to be proved.
        accounts: How many accounts it was proved for.
        groups: How many groups these are in.
        decided: How many requests were decided.
        broken: Requests that are not decided as their invariant says.
        undetermined: Those that may depend on a key nobody knows, by the invariant's own word.
        pending: Accounts that a control has not reached yet, by the id of the invariant that waits
            for it.
        named_account_ids: Ids of accounts that policies name, with these policies. Which accounts
            these are only AWS knows, so that nothing is proved about them.
    """

    invariants: tuple[Invariant, ...]
    accounts: int
    groups: int
    decided: int = 0
    broken: list[Case] = field(default_factory=list)
    undetermined: list[Case] = field(default_factory=list)
    pending: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named_account_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether every invariant holds where it is due."""
        return not self.broken
