"""What `nothing_shared_outside_organization` says of Resource Access Manager."""

from ._request import ADMINISTRATOR, LANDING_ZONE, OUTSIDE_ACCOUNT, VENDOR_ACCOUNT, calls
from ._statement import Deny, Param

SHARE = "arn:aws:ram:eu-central-1:111111111111:resource-share/1"
EXTERNAL = {"ram:RequestedAllowsExternalPrincipals": "true"}
INTERNAL = {"ram:RequestedAllowsExternalPrincipals": "false"}

RESOURCE_SHARE_STATEMENTS = (
    Deny(
        sid="DenyExternalResourceShares",
        actions=("ram:CreateResourceShare", "ram:UpdateResourceShare"),
        condition={"Bool": EXTERNAL},
        denied=calls(
            ADMINISTRATOR,
            "ram:CreateResourceShare",
            "ram:UpdateResourceShare",
            resource=SHARE,
            context=EXTERNAL,
        ),
        allowed=(
            *calls(ADMINISTRATOR, "ram:CreateResourceShare", resource=SHARE, context=INTERNAL),
            *calls(LANDING_ZONE, "ram:CreateResourceShare", resource=SHARE, context=EXTERNAL),
        ),
    ),
    Deny(
        sid="DenyJoiningExternalShares",
        actions=("ram:AssociateResourceShare",),
        condition={"Bool": {"ram:AllowsExternalPrincipals": "true"}},
        denied=calls(
            ADMINISTRATOR,
            "ram:AssociateResourceShare",
            resource=SHARE,
            context={"ram:AllowsExternalPrincipals": "true"},
        ),
        allowed=(
            *calls(
                ADMINISTRATOR,
                "ram:AssociateResourceShare",
                resource=SHARE,
                context={"ram:AllowsExternalPrincipals": "false"},
            ),
            *calls(
                LANDING_ZONE,
                "ram:AssociateResourceShare",
                resource=SHARE,
                context={"ram:AllowsExternalPrincipals": "true"},
            ),
        ),
    ),
    Deny(
        sid="DenyAcceptingStrangersShares",
        actions=("ram:AcceptResourceShareInvitation",),
        unless={
            "StringNotEqualsIfExists": {"ram:ShareOwnerAccountId": (Param("vendor_accounts"),)}
        },
        denied=calls(
            ADMINISTRATOR,
            "ram:AcceptResourceShareInvitation",
            resource=SHARE,
            context={"ram:ShareOwnerAccountId": OUTSIDE_ACCOUNT},
        ),
        allowed=(
            *calls(
                ADMINISTRATOR,
                "ram:AcceptResourceShareInvitation",
                resource=SHARE,
                context={"ram:ShareOwnerAccountId": VENDOR_ACCOUNT},
            ),
            *calls(ADMINISTRATOR, "ram:RejectResourceShareInvitation", resource=SHARE),
            *calls(LANDING_ZONE, "ram:AcceptResourceShareInvitation", resource=SHARE),
        ),
    ),
)
