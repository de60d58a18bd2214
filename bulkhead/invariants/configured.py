"""The invariants that a configuration adds."""

from collections.abc import Iterator, Mapping

from bulkhead.invariants.callers import caller
from bulkhead.invariants.invariant import Calls, Everywhere, Invariant
from config.invariants import Invariant as Configured


def configured(
    invariants: Mapping[str, Configured], account_ids: Mapping[str, str]
) -> Iterator[Invariant]:
    """Read them.

    Args:
        invariants: The configuration's section, by name.
        account_ids: Ids of all accounts by name.
    """
    for name, invariant in invariants.items():
        owner = invariant.resource_account
        who = caller(invariant.who)
        yield Invariant(
            id=name,
            title=f"{who.title} {'can' if invariant.can else 'cannot'} "
            f"{', '.join(invariant.can or invariant.cannot)}",
            reason=invariant.reason,
            source=f"invariants.{name} of the configuration",
            possible=bool(invariant.can),
            callers=(who,),
            calls=(
                Calls(
                    actions=invariant.can or invariant.cannot,
                    resource=invariant.resource,
                    owner=account_ids[owner] if owner else "{account}",
                ),
            ),
            places=invariant.places or Everywhere.MEMBERS,
            context=invariant.context,
            unknown=invariant.unknown,
            accept_undetermined=invariant.accept_undetermined,
        )
