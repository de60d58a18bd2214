"""Central management of the root user of member accounts.

Gap: moto has none of these operations.
Source: API reference of EnableOrganizationsRootCredentialsManagement and its siblings.
"""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import (
    backend,
    management_account,
    organization,
)

TRUSTED_SERVICE = "iam.amazonaws.com"
CREDENTIALS = "RootCredentialsManagement"
SESSIONS = "RootSessions"


@answers("iam", "EnableOrganizationsRootCredentialsManagement")
def enable_root_credentials_management(call: Call) -> Answer:
    """Lets the organization remove the root credentials of member accounts."""
    return _with(call, CREDENTIALS, wanted=True)


@answers("iam", "DisableOrganizationsRootCredentialsManagement")
def disable_root_credentials_management(call: Call) -> Answer:
    """Takes that back."""
    return _with(call, CREDENTIALS, wanted=False)


@answers("iam", "EnableOrganizationsRootSessions")
def enable_root_sessions(call: Call) -> Answer:
    """Lets the organization assume a member account's root for named tasks."""
    return _with(call, SESSIONS, wanted=True)


@answers("iam", "DisableOrganizationsRootSessions")
def disable_root_sessions(call: Call) -> Answer:
    """Takes that back."""
    return _with(call, SESSIONS, wanted=False)


@answers("iam", "ListOrganizationsFeatures")
def list_organizations_features(call: Call) -> Answer:
    """What is enabled."""
    management = _entitled(call)
    enabled = sorted(call.table("organizations_features", account=management))
    return {"OrganizationId": organization(management).id, "EnabledFeatures": enabled}


def _with(call: Call, feature: str, *, wanted: bool) -> Answer:
    features = call.table("organizations_features", account=_entitled(call))
    if wanted:
        features[feature] = True
    else:
        features.pop(feature, None)
    return list_organizations_features(call)


def _entitled(call: Call) -> str:
    """The management account, if the caller may act for it and IAM is trusted."""
    management = management_account(call.account)
    if management is None:
        raise AwsError(
            "OrganizationNotFoundException", "The account is not a member of an organization."
        )
    organizations = backend(management)
    delegated = (a for a in organizations.admins if TRUSTED_SERVICE in a.services)
    if call.account not in {management, *(admin.account.id for admin in delegated)}:
        raise AwsError(
            "AccountNotManagementOrDelegatedAdministratorException",
            "The account is neither the management account nor a delegated administrator for IAM.",
        )
    if not any(s["ServicePrincipal"] == TRUSTED_SERVICE for s in organizations.services):
        raise AwsError(
            "ServiceAccessNotEnabledException",
            f"Trusted access is not enabled for {TRUSTED_SERVICE} in your organization.",
        )
    return management
