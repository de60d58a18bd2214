"""Examples of Amazon Inspector."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.organizations import ACCOUNT, ORGANIZATION, UNIT

ADMINISTRATOR = Need(
    "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount",
    {"accountId": "${organization.masterAccountId}"},
)
MEMBERS = {
    "organization": ORGANIZATION,
    "unit": UNIT,
    "member": ACCOUNT,
    "administrator": ADMINISTRATOR,
}

EXAMPLES = {
    "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount": Example(
        needs={"organization": ORGANIZATION},
        inputs=ADMINISTRATOR.inputs,
    ),
    "aws:inspector2/enabler:Enabler": Example(
        needs=MEMBERS,
        inputs={
            "accountIds": ["${member.id}"],
            "resourceTypes": ["EC2", "LAMBDA"],
        },
        changes=(
            ("accountIds", ["${organization.masterAccountId}"]),
            ("resourceTypes", ["ECR", "LAMBDA", "LAMBDA_CODE"]),
        ),
        unprovable={
            "delete[0].Disable.args.resourceTypes": "the emulator then switches everything off"
        },
        no_drift={"accountIds": "a read asks about the recorded accounts alone"},
    ),
    "aws:inspector2/organizationConfiguration:OrganizationConfiguration": Example(
        needs={"organization": ORGANIZATION, "administrator": ADMINISTRATOR},
        inputs={"autoEnable": {"ec2": True, "ecr": False}},
        changes=(
            ("autoEnable", {"ec2": True, "ecr": True}),
            ("autoEnable", {"ec2": True, "ecr": False, "lambda": True, "lambdaCode": True}),
        ),
    ),
}
