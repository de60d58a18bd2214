"""Who a call comes from: the names that policies know the caller by."""

from dataclasses import dataclass
from typing import Literal

from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

from sandbox.emulator.call import Call
from sandbox.emulator.services.organizations.organization import PARTITION, management_account
from sandbox.emulator.services.organizations.organization import organization as organization_of
from sandbox.emulator.sessions import is_root_key, service_of
from sandbox.emulator.web_identity import issuer_of, provider_arn

OUTSIDE_IAM = frozenset({"Anonymous", "Service", "Federated"})
ADMINISTRATOR = "sandbox-administrator"  # who the sandbox's own credentials stand for


CallerType = Literal["AssumedRole", "User", "Account", "Anonymous", "Service", "Federated"]


@dataclass(frozen=True)
class Caller:
    """A caller.

    Attributes:
        account: Its 12-digit account id.
        arn: What sts:GetCallerIdentity says.
        principal_arn: The user, the root user, or the role behind the session.
        type: What `aws:PrincipalType` says; `Service` and `Federated` are none of its values.
        user_id: What `aws:userid` says.
    """

    account: str
    arn: str
    principal_arn: str
    type: CallerType = "AssumedRole"
    user_id: str = ""

    @property
    def principals(self) -> dict[str, frozenset[str]]:
        """What a policy's Principal element may call it."""
        root = f"arn:aws:iam::{self.account}:root"
        return {"AWS": frozenset({self.account, root, self.arn, self.principal_arn})}

    @property
    def context(self) -> dict[str, str]:
        """The condition keys that follow from who the caller is."""
        if self.type in OUTSIDE_IAM:
            return self._context_outside_iam
        keys = {
            "aws:PrincipalAccount": self.account,
            "aws:PrincipalArn": self.principal_arn,
            "aws:PrincipalIsAWSService": "false",
            "aws:PrincipalType": self.type,
            "aws:userid": self.user_id,
        }
        if self.type == "User":
            keys["aws:username"] = self.arn.split("/")[-1]
        if management := management_account(self.account):
            keys["aws:PrincipalOrgID"] = organization_of(management).id
        return keys

    @property
    def _context_outside_iam(self) -> dict[str, str]:
        match self.type:
            case "Service":
                return {"aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": self.arn}
            case "Federated":
                return {"aws:FederatedProvider": self.principal_arn}
            case _:
                return {"aws:PrincipalAccount": "anonymous", "aws:PrincipalType": "Anonymous"}


def on_behalf_of(call: Call, service: str, source_arn: str) -> dict[str, str]:
    """The condition keys of a request that a service makes for a resource of the calling account.

    Source: "AWS global condition context keys", IAM User Guide.
    """
    keys = {
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": service,
        "aws:SecureTransport": "true",
        "aws:SourceAccount": call.account,
        "aws:SourceArn": source_arn,
    }
    if management := management_account(call.account):
        keys["aws:SourceOrgID"] = organization_of(management).id
    return keys


def caller_of(call: Call) -> Caller:
    """The caller; one without a session or a user in moto is the sandbox's administrator."""
    home = call.account
    if not call.access_key_id:
        return unsigned_caller(call)
    if service := service_of(call.access_key_id):
        return Caller("", service, service, "Service")
    session = sts_backends[home][PARTITION].get_assumed_role_from_access_key(call.access_key_id)
    if session:
        return Caller(home, session.arn, session.role_arn, user_id=session.user_id)
    if is_root_key(call.access_key_id):
        root = f"arn:aws:iam::{home}:root"
        return Caller(home, root, root, "Account", home)
    iam = iam_backends[home][PARTITION]
    key = iam.access_keys.get(call.access_key_id)
    if key and key.user_name in iam.users:
        user = iam.users[key.user_name]
        return Caller(home, user.arn, user.arn, "User", user.id)
    return Caller(
        home,
        f"arn:aws:sts::{home}:assumed-role/{ADMINISTRATOR}/sandbox",
        f"arn:aws:iam::{home}:role/{ADMINISTRATOR}",
        user_id=f"AROASANDBOX:{ADMINISTRATOR}",
    )


def unsigned_caller(call: Call) -> Caller:
    """Somebody whom an identity provider vouches for, or anybody."""
    issuer = issuer_of(call)
    if not issuer:
        return Caller("", "anonymous", "anonymous", "Anonymous")
    arn = provider_arn(issuer, call.params.get("RoleArn", ""))
    return Caller("", arn, arn, "Federated")
