"""Examples of AWS Account Management."""

from tests.sandbox.provider.examples import ONLY_ITS_SOURCE_SAYS, Example, Need
from tests.sandbox.provider.examples.organizations import ACCOUNT, UNIT

ORGANIZATION = Need(
    "aws:organizations/organization:Organization",
    {"awsServiceAccessPrincipals": ["account.amazonaws.com"]},
)

EXAMPLES = {
    "aws:account/alternativeContact:AlternativeContact": Example(
        needs={"organization": ORGANIZATION, "unit": UNIT, "account": ACCOUNT},
        inputs={
            "accountId": "${account.id}",
            "alternateContactType": "SECURITY",
            "emailAddress": "security@example.com",
            "name": "Security team",
            "phoneNumber": "+49 30 1234567",
            "title": "Security",
        },
        changes=(
            ("emailAddress", "soc@example.com"),
            ("name", "Operations centre"),
            ("phoneNumber", "+49 30 7654321"),
            ("title", "On call"),
        ),
        unprovable=dict.fromkeys(
            ("replace_on.accountId", "replace_on.alternateContactType"), ONLY_ITS_SOURCE_SAYS
        ),
    ),
}
