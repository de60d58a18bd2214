"""Examples of Amazon Macie."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.organizations import ORGANIZATION

SESSION = Need("aws:macie2/account:Account")
ADMINISTRATOR = Need(
    "aws:macie2/organizationAdminAccount:OrganizationAdminAccount",
    {"adminAccountId": "${organization.masterAccountId}"},
)

EXAMPLES = {
    "aws:macie2/account:Account": Example(
        inputs={"findingPublishingFrequency": "ONE_HOUR", "status": "ENABLED"},
        changes=(("findingPublishingFrequency", "SIX_HOURS"), ("status", "PAUSED")),
    ),
    "aws:macie2/organizationAdminAccount:OrganizationAdminAccount": Example(
        needs={"organization": ORGANIZATION, "session": SESSION},
        inputs=ADMINISTRATOR.inputs,
    ),
    "aws:macie2/organizationConfiguration:OrganizationConfiguration": Example(
        needs={
            "organization": ORGANIZATION,
            "session": SESSION,
            "administrator": ADMINISTRATOR,
        },
        inputs={"autoEnable": True},
        changes=(("autoEnable", False),),
        unprovable={"gone": "it says what happens when Macie is switched off first"},
    ),
}
