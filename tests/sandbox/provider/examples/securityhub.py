"""Examples of AWS Security Hub CSPM."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.organizations import ORGANIZATION

STANDARDS = "arn:aws:securityhub:eu-central-1::standards"

HUB = Need("aws:securityhub/account:Account", {"enableDefaultStandards": False})
ADMINISTRATOR = Need(
    "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
    {"adminAccountId": "${organization.masterAccountId}"},
)
AGGREGATOR = Need(
    "aws:securityhub/findingAggregator:FindingAggregator", {"linkingMode": "NO_REGIONS"}
)
CENTRAL = Need(
    "aws:securityhub/organizationConfiguration:OrganizationConfiguration",
    {
        "autoEnable": False,
        "autoEnableStandards": "NONE",
        "organizationConfiguration": {"configurationType": "CENTRAL"},
    },
)
ADMINISTERED = {
    "organization": ORGANIZATION,
    "hub": HUB,
    "administrator": ADMINISTRATOR,
    "aggregator": AGGREGATOR,
}
CENTRALLY = {**ADMINISTERED, "central": CENTRAL}


def policy(*disabled: str, standard: str = "nist-800-53/v/5.0.0") -> dict[str, object]:
    """Switch a standard on, without some of its controls."""
    return {
        "serviceEnabled": True,
        "enabledStandardArns": [f"{STANDARDS}/{standard}", f"{STANDARDS}/pci-dss/v/4.0.1"],
        "securityControlsConfiguration": {"disabledControlIdentifiers": list(disabled)},
    }


ONLY_ONE_CONTROL = {
    "serviceEnabled": True,
    "enabledStandardArns": [f"{STANDARDS}/pci-dss/v/4.0.1"],
    "securityControlsConfiguration": {"enabledControlIdentifiers": ["IAM.6"]},
}
POLICY = Need(
    "aws:securityhub/configurationPolicy:ConfigurationPolicy",
    {"name": "every-control", "configurationPolicy": policy()},
)
OTHER_POLICY = Need(
    "aws:securityhub/configurationPolicy:ConfigurationPolicy",
    {"name": "off", "configurationPolicy": {"serviceEnabled": False}},
)

SET_BACK = "nothing looks at what a deletion leaves behind"

EXAMPLES = {
    "aws:securityhub/account:Account": Example(
        inputs={"controlFindingGenerator": "STANDARD_CONTROL"},
        changes=(("autoEnableControls", False), ("controlFindingGenerator", "SECURITY_CONTROL")),
    ),
    "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount": Example(
        needs={"organization": ORGANIZATION},
        inputs=ADMINISTRATOR.inputs,
    ),
    "aws:securityhub/findingAggregator:FindingAggregator": Example(
        needs={"hub": HUB},
        inputs={
            "linkingMode": "SPECIFIED_REGIONS",
            "specifiedRegions": ["eu-west-1", "us-east-1"],
        },
        changes=(
            ("specifiedRegions", ["eu-west-1"]),
            ("linkingMode", "ALL_REGIONS_EXCEPT_SPECIFIED"),
        ),
    ),
    "aws:securityhub/organizationConfiguration:OrganizationConfiguration": Example(
        needs=ADMINISTERED,
        inputs={"autoEnable": False, "autoEnableStandards": "NONE"},
        changes=(
            ("autoEnable", True),
            ("autoEnableStandards", "DEFAULT"),
            ("organizationConfiguration", {"configurationType": "CENTRAL"}),
        ),
        unprovable={
            "delete[0].UpdateOrganizationConfiguration.args.AutoEnableStandards": SET_BACK,
            "delete[0].UpdateOrganizationConfiguration.args.OrganizationConfiguration": SET_BACK,
            "gone": "it says what happens when Security Hub is switched off first",
        },
    ),
    "aws:securityhub/configurationPolicy:ConfigurationPolicy": Example(
        needs=CENTRALLY,
        inputs={
            "configurationPolicy": policy("S3.1", "IAM.6"),
            "description": "What every account is checked for",
            "name": "landing-zone",
        },
        changes=(
            ("configurationPolicy", policy()),
            ("configurationPolicy", policy("S3.1", "IAM.6", standard="nist-800-171/v/2.0.0")),
            ("configurationPolicy", ONLY_ONE_CONTROL),
            ("configurationPolicy", {"serviceEnabled": False}),
            ("description", "What workloads are checked for"),
            ("description", None),
            ("name", "workloads"),
        ),
        unprovable={
            "create[0]": "test_refused_parameters.py proves it",
            "update[0]": "test_refused_parameters.py proves it",
        },
    ),
    "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation": Example(
        needs={**CENTRALLY, "policy": POLICY, "other": OTHER_POLICY},
        inputs={"policyId": "${policy.id}", "targetId": "${organization.roots[0].id}"},
        changes=(("policyId", "${other.id}"),),
        unprovable={"create[1]": "the emulator associates at once"},
    ),
}
