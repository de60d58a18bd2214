"""AWS Account Management."""

from sandbox.provider.declare import Autoname, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Work

ALTERNATE_CONTACT = upstream("account/alternate_contact.go")


def _contact(work: Work) -> dict[str, object]:
    """Name the contact as its id does: a contact of one's own account has no account id."""
    parts = (work.properties.get("accountId"), work.properties["alternateContactType"])
    return {"contact": "/".join(part for part in parts if part)}


def _parts(work: Work) -> dict[str, object]:
    account, _, kind = work.id.rpartition("/")
    return {"alternateContactType": kind, **({"accountId": account} if account else {})}


PUT = Call("PutAlternateContact")

RESOURCES = (
    Resource(
        type="aws:account/alternativeContact:AlternativeContact",
        service="account",
        id="{contact}",
        create=(PUT, Run(_contact)),
        read=(
            Run(_parts, reads=("accountId", "alternateContactType")),
            Call(
                "GetAlternateContact",
                {"AccountId": "$accountId", "AlternateContactType": "$alternateContactType"},
                at="AlternateContact",
            ),
        ),
        update=(PUT,),
        delete=(
            Call(
                "DeleteAlternateContact",
                {"AccountId": "$accountId", "AlternateContactType": "$alternateContactType"},
            ),
        ),
        gone=("ResourceNotFoundException",),
        autoname=Autoname("name", AUTONAMED),
        replace_on={"accountId": ALTERNATE_CONTACT, "alternateContactType": ALTERNATE_CONTACT},
    ),
)
