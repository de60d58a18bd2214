"""What an account sets for IAM, whose settings are the same in all regions."""

import pulumi
from pulumi_aws import iam

# CIS AWS Foundations Benchmark v3.0.0, 1.8 and 1.9, and AWS Foundational Security Best Practices,
# IAM.7, IAM.15, IAM.16 and IAM.17.
_LEAST_CHARACTERS = 14
_REMEMBERED_PASSWORDS = 24
_PASSWORD_AGE_DAYS = 90


class IamSettings(pulumi.ComponentResource):
    """The account's name in sign-in pages, and the policy of passwords that nobody has.

    There are no IAM users here and guardrails deny making one; the password policy is for the day
    on which somebody makes one all the same, and for benchmarks that look at it alone. The alias
    tells people which account they are in, and is unique world-wide. Sources:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
    and https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-alias.html
    """

    def __init__(
        self, name: str, *, alias: str, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Build the settings.

        Args:
            name: Name of the component and of its resources.
            alias: The account's alias.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:IamSettings", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        iam.AccountAlias(name, account_alias=alias, opts=child)
        iam.AccountPasswordPolicy(
            name,
            minimum_password_length=_LEAST_CHARACTERS,
            password_reuse_prevention=_REMEMBERED_PASSWORDS,
            max_password_age=_PASSWORD_AGE_DAYS,
            require_lowercase_characters=True,
            require_numbers=True,
            require_symbols=True,
            require_uppercase_characters=True,
            allow_users_to_change_password=True,
            opts=pulumi.ResourceOptions.merge(child, pulumi.ResourceOptions(retain_on_delete=True)),
        )
        self.register_outputs({})
