"""An organization that somebody built by hand, as far as the tests need one."""

import json
from typing import Any

import boto3

INLINE = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*"}],
}
DENY = json.dumps(INLINE)
_TAGS = {"owner": "payments", "environment": "production", "data-classification": "restricted"}


class Foreign:
    """Calls that build an organization, in the words of AWS's own clients.

    Attributes:
        organizations: A client of AWS Organizations.
        admin: A client of Identity Center.
        store: A client of its directory.
        root: Id of the root.
        instance: ARN of the instance of Identity Center.
    """

    def __init__(self, **settings: str) -> None:
        """Create the organization and find what comes with it."""
        self.organizations = boto3.client("organizations", **settings)
        self.admin = boto3.client("sso-admin", **settings)
        self.store = boto3.client("identitystore", **settings)
        self.organizations.create_organization(FeatureSet="ALL")
        self.root: str = self.organizations.list_roots()["Roots"][0]["Id"]
        instance: dict[str, Any] = self.admin.list_instances()["Instances"][0]
        self.instance = instance["InstanceArn"]
        self._store_id = instance["IdentityStoreId"]

    def unit(self, name: str, parent: str = "") -> str:
        """Make an organizational unit and give its id."""
        made = self.organizations.create_organizational_unit(
            ParentId=parent or self.root, Name=name
        )
        return str(made["OrganizationalUnit"]["Id"])

    def account(self, name: str, unit: str = "", **tags: str) -> str:
        """Make an account and give its id."""
        email = f"aws+{name.lower().replace(' ', '.').replace('_', '-')}@example.com"
        pairs = [{"Key": key.replace("_", "-"), "Value": value} for key, value in tags.items()]
        made = self.organizations.create_account(Email=email, AccountName=name, Tags=pairs)
        account_id = str(made["CreateAccountStatus"]["AccountId"])
        if unit:
            self.organizations.move_account(
                AccountId=account_id, SourceParentId=self.root, DestinationParentId=unit
            )
        return account_id

    def group(self, name: str, description: str = "") -> str:
        """Make a group and give its id."""
        words = {"Description": description} if description else {}
        made = self.store.create_group(IdentityStoreId=self._store_id, DisplayName=name, **words)
        return str(made["GroupId"])

    def user(self, name: str) -> str:
        """Make a user and give its id."""
        made = self.store.create_user(
            IdentityStoreId=self._store_id,
            UserName=name,
            DisplayName=name,
            Name={"GivenName": name, "FamilyName": name},
        )
        return str(made["UserId"])

    def permission_set(self, name: str, policy: str = "ReadOnlyAccess", **words: str) -> str:
        """Make a permission set with a managed policy and give its ARN."""
        made = self.admin.create_permission_set(InstanceArn=self.instance, Name=name, **words)
        arn = str(made["PermissionSet"]["PermissionSetArn"])
        if policy:
            self.admin.attach_managed_policy_to_permission_set(
                InstanceArn=self.instance,
                PermissionSetArn=arn,
                ManagedPolicyArn=f"arn:aws:iam::aws:policy/{policy}",
            )
        return arn

    def assign(self, permission_set: str, account: str, principal: str, type_: str) -> None:
        """Let somebody use a permission set."""
        self.admin.create_account_assignment(
            InstanceArn=self.instance,
            PermissionSetArn=permission_set,
            TargetId=account,
            TargetType="AWS_ACCOUNT",
            PrincipalId=principal,
            PrincipalType=type_,
        )


def build(**settings: str) -> Foreign:
    """An organization with all that can be mapped, and some that cannot."""
    made = Foreign(**settings)
    security = made.unit("Security")
    workloads = made.unit("Workloads")
    production = made.unit("Production", workloads)
    made.account("Log Archive", security, **_UNDERSCORED)
    made.account("Audit", security, **_UNDERSCORED)
    made.account("network", security, **_UNDERSCORED)
    payments = made.account("payments-prod", production, **_UNDERSCORED, cost_center="4711")
    made.account("Old Stuff")
    developers = made.group("developers", "Build payments")
    reader = made.permission_set("ReadOnly", Description="Looks", SessionDuration="PT8H")
    made.admin.put_inline_policy_to_permission_set(
        InstanceArn=made.instance, PermissionSetArn=reader, InlinePolicy=DENY
    )
    made.assign(reader, payments, developers, "GROUP")
    made.assign(reader, payments, made.user("alice"), "USER")
    return made


_UNDERSCORED = {key.replace("-", "_"): value for key, value in _TAGS.items()}
