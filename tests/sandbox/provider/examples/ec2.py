"""Examples of Amazon EC2."""

from tests.sandbox.provider.examples.account_settings import ACCOUNT_SETTINGS

EXAMPLES = {**ACCOUNT_SETTINGS}
