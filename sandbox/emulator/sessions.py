"""Which account an access key belongs to."""

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.iam.models import iam_backends

from sandbox.emulator.errors import AwsError

MANAGEMENT_ACCOUNT = DEFAULT_ACCOUNT_ID
TEMPORARY_PREFIX = "ASIA"  # IAM User Guide, "IAM identifiers": temporary (STS) access key ids


def account_of(access_key_id: str) -> str:
    """The account that the key was made in; the management account for a key nobody made.

    The sandbox's own credentials are any two words: they belong to the management account. A
    temporary key that nobody made is refused, because it was made before the last restart.

    Raises:
        AwsError: InvalidClientTokenId, as STS says it.
    """
    for account, regions in list(iam_backends.items()):
        # moto makes a backend for every partition it is asked about; only look at those there are.
        if any(access_key_id in backend.access_keys for backend in list(regions.values())):
            return str(account)
    if access_key_id.startswith(TEMPORARY_PREFIX):
        raise AwsError(
            "InvalidClientTokenId", "The security token included in the request is invalid."
        )
    return str(MANAGEMENT_ACCOUNT)
