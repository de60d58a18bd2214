"""Registers as many accounts as $BARE_RESOURCES says: what Pulumi's SDK costs without a program.

Groups of accounts wait for one another: of resources that all wait at once, the SDK goes through
the whole list whenever one is done (`wait_for_rpcs`), which no program should be compared with.
"""

import gc
import os

import pulumi
import pulumi_aws as aws

gc.disable()  # as the landing zone's program does
provider = aws.Provider("management", region="eu-central-1")
GROUP = 50
before: pulumi.Resource = provider
last: pulumi.Resource = provider
for number in range(int(os.environ["BARE_RESOURCES"])):
    if number % GROUP == 0:
        before = last
    last = aws.organizations.Account(
        f"account-{number}",
        name=f"account-{number}",
        email=f"aws+{number}@example.com",
        parent_id="ou-abcd-12345678",
        role_name="OrganizationAccountAccessRole",
        iam_user_access_to_billing="ALLOW",
        close_on_deletion=False,
        tags={"owner": "bare", "environment": "shared", "data-classification": "internal"},
        opts=pulumi.ResourceOptions(provider=provider, depends_on=[before]),
    )
