"""What an invariant is: requests that guardrails must let pass, or must deny, and why.

Texts have holes such as `{account}` that are filled for each account; see `facts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from config.invariants import Places


class Everywhere(Enum):
    """Places that are there in every landing zone."""

    MEMBERS = "every account but the management account"
    LOG_ARCHIVE = "the log archive"
    MANAGEMENT = "the management account"


@dataclass(frozen=True)
class Caller:
    """Who calls.

    Attributes:
        title: Name for people.
        principal: ARN, or a service's name.
    """

    title: str
    principal: str


@dataclass(frozen=True, kw_only=True)
class Calls:
    """Actions on one resource.

    Attributes:
        actions: IAM actions, each a request of its own.
        resource: ARN of what is acted upon; `*` for actions without resources.
        owner: Id of the account that owns the resource.
    """

    actions: tuple[str, ...]
    resource: str = "*"
    owner: str = "{account}"


@dataclass(frozen=True, kw_only=True)
class Invariant:
    """Requests of which every one must stay possible, or every one impossible.

    Attributes:
        id: Unique name.
        title: What holds, as one sentence without a full stop.
        reason: What happens when it does not hold.
        source: The document or incident that it comes from.
        possible: Whether the requests must be let pass; otherwise they must be denied.
        callers: Who makes them: each caller makes each call.
        calls: What is called.
        places: Where it holds.
        context: Condition keys, beside those that every request carries.
        unknown: Condition keys that may have any value, or be absent.
        controls: The controls that make it hold: it holds once all of them have reached the
            account, ring by ring, and is pending until then.
        accept_undetermined: Whether it passes where the decision depends on an unknown key.
    """

    id: str
    title: str
    reason: str
    source: str
    possible: bool
    callers: tuple[Caller, ...]
    calls: tuple[Calls, ...]
    places: Places | Everywhere = Everywhere.MEMBERS
    context: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    accept_undetermined: bool = False
