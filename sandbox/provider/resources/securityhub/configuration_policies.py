"""Central configuration: the policies, and which accounts and organizational units have them."""

from sandbox.provider.declare import Autoname, Resource
from sandbox.provider.errors import NotServedError
from sandbox.provider.resources.securityhub.accounts import GONE, NOT_FOUND, SERVICE
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Wait, Work

POLICY = upstream("securityhub/configuration_policy.go")
ASSOCIATION = upstream("securityhub/configuration_policy_association.go")

# Nothing is left of central configuration where it is switched off.
NOT_CENTRAL = (
    "AccessDeniedException: Must be a Security Hub delegated administrator with Central "
    "Configuration enabled"
)
CONTROLS = "configurationPolicy.securityControlsConfiguration"
PARAMETERS = f"{CONTROLS}.securityControlCustomParameters"


def _refuse_custom_parameters(work: Work) -> None:
    """Nothing that a program asks for may be left out in silence.

    Raises:
        NotServedError: if the policy sets parameters of controls.
    """
    controls = work.properties["configurationPolicy"].get("securityControlsConfiguration") or {}
    if controls.get("securityControlCustomParameters"):
        raise NotServedError(
            f"the sandbox does not serve {PARAMETERS} of securityhub.ConfigurationPolicy: the "
            "landing zone leaves every control's parameters as they are; remove it there"
        )


# AWS takes the controls that are on or those that are off, and an empty list of the latter where
# the program gives neither.
AS_API = {
    "SecurityHub": {
        "ServiceEnabled": "$configurationPolicy.serviceEnabled",
        "EnabledStandardIdentifiers": "$configurationPolicy.enabledStandardArns",
        "SecurityControlsConfiguration": (
            f"${CONTROLS} | (@ && (enabledControlIdentifiers && "
            "{EnabledSecurityControlIdentifiers: enabledControlIdentifiers} || "
            "{DisabledSecurityControlIdentifiers: "
            "not_null(disabledControlIdentifiers, `[]`)}))"
        ),
    }
}
AS_PROPERTY = (
    "ConfigurationPolicy.SecurityHub.{"
    "serviceEnabled: ServiceEnabled, "
    "enabledStandardArns: EnabledStandardIdentifiers, "
    "securityControlsConfiguration: SecurityControlsConfiguration.{"
    "disabledControlIdentifiers: DisabledSecurityControlIdentifiers, "
    "enabledControlIdentifiers: EnabledSecurityControlIdentifiers}}"
)
TARGET = (
    "$starts_with(targetId, 'r-') && {RootId: targetId} || "
    "starts_with(targetId, 'ou-') && {OrganizationalUnitId: targetId} || {AccountId: targetId}"
)
ASSOCIATE = Call(
    "StartConfigurationPolicyAssociation",
    {"ConfigurationPolicyIdentifier": "$policyId", "Target": TARGET},
)

POLICY_TYPE = Resource(
    type="aws:securityhub/configurationPolicy:ConfigurationPolicy",
    service=SERVICE,
    id="{id}",
    create=(
        Run(_refuse_custom_parameters),
        Call("CreateConfigurationPolicy", {"ConfigurationPolicy": AS_API}, out={"id": "Id"}),
    ),
    read=(
        Call(
            "GetConfigurationPolicy",
            {"Identifier": "$id"},
            out={"configurationPolicy": AS_PROPERTY},
        ),
    ),
    update=(
        Run(_refuse_custom_parameters, sends=("configurationPolicy",)),
        Call("UpdateConfigurationPolicy", {"Identifier": "$id", "ConfigurationPolicy": AS_API}),
    ),
    delete=(Call("DeleteConfigurationPolicy", {"Identifier": "$id"}),),
    gone=(NOT_FOUND, NOT_CENTRAL),
    autoname=Autoname("name", AUTONAMED),
    sets=dict.fromkeys(
        (
            "configurationPolicy.enabledStandardArns",
            f"{CONTROLS}.disabledControlIdentifiers",
            f"{CONTROLS}.enabledControlIdentifiers",
            f"{PARAMETERS}.parameters",
        ),
        POLICY,
    ),
    lists=dict.fromkeys(
        (
            PARAMETERS,
            f"{PARAMETERS}.parameters.enumList.values",
            f"{PARAMETERS}.parameters.intList.values",
            f"{PARAMETERS}.parameters.stringList.values",
        ),
        POLICY,
    ),
)

ASSOCIATION_TYPE = Resource(
    type="aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation",
    service=SERVICE,
    id="{targetId}",
    create=(
        ASSOCIATE,
        Wait(
            Call("GetConfigurationPolicyAssociation", {"Target": TARGET}),
            state="AssociationStatus",
            good=("SUCCESS",),
            bad=("FAILED",),
            reason="AssociationStatusMessage",
        ),
    ),
    read=(
        Call(
            "GetConfigurationPolicyAssociation",
            {"Target": TARGET},
            out={"policyId": "ConfigurationPolicyId"},
        ),
    ),
    update=(ASSOCIATE,),
    delete=(
        Call(
            "StartConfigurationPolicyDisassociation",
            {"ConfigurationPolicyIdentifier": "$policyId", "Target": TARGET},
        ),
    ),
    gone=(*GONE, NOT_CENTRAL),
    replace_on={"targetId": ASSOCIATION},
)

RESOURCES = (POLICY_TYPE, ASSOCIATION_TYPE)
