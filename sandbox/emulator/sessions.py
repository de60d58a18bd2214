"""Which account an access key belongs to."""

import re

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.iam.models import iam_backends

from sandbox.emulator.errors import AwsError
from sandbox.emulator.state import GLOBAL, State

MANAGEMENT_ACCOUNT = DEFAULT_ACCOUNT_ID
# IAM User Guide, "IAM identifiers": ids of long-term keys begin with AKIA, of temporary ones ASIA.
MADE_BY_AWS = re.compile(r"A[KS]IA[A-Z0-9]{16}")
TEMPORARY_PREFIX = "ASIA"
# Callers that have no key on AWS; so that one can try what they may do, they have one here.
ROOT_KEY = re.compile(r"sandbox-root-(\d{12})")
SERVICE_KEY = re.compile(r"sandbox-service-([a-z0-9.-]+\.amazonaws\.com)")


def account_of(access_key_id: str, state: State) -> str:
    """The account that the key was made in; the management account for a key nobody made.

    The sandbox's own credentials are any two words: they belong to the management account. A
    temporary key that nobody made is refused, because it was made before the last restart. The
    key id `sandbox-root-<account>` is that of the root user of an account, also of one outside of
    the organization, and `sandbox-service-<principal>` that of an AWS service.

    Raises:
        AwsError: InvalidClientTokenId, as STS says it.
    """
    if MADE_BY_AWS.fullmatch(access_key_id):
        known = state.table("sts", "", GLOBAL, "access_key_owners")
        if not _has(known.get(access_key_id, ""), access_key_id):
            known[access_key_id] = _search(access_key_id)
        if known[access_key_id]:
            return str(known[access_key_id])
        if access_key_id.startswith(TEMPORARY_PREFIX):
            raise AwsError(
                "InvalidClientTokenId", "The security token included in the request is invalid."
            )
    root = ROOT_KEY.fullmatch(access_key_id)
    return root[1] if root else MANAGEMENT_ACCOUNT


def is_root_key(access_key_id: str) -> bool:
    """Whether the key id stands for an account's root user."""
    return ROOT_KEY.fullmatch(access_key_id) is not None


def service_of(access_key_id: str) -> str:
    """The AWS service that the key id stands for; empty for another caller's."""
    found = SERVICE_KEY.fullmatch(access_key_id)
    return found[1] if found else ""


def _search(access_key_id: str) -> str:
    """Look in every account, which takes as long as there are accounts."""
    return next((a for a in list(iam_backends) if _has(a, access_key_id)), "")


def _has(account: str, access_key_id: str) -> bool:
    # get() and not []: moto would make the account that it is asked for
    regions = iam_backends.get(account)
    return regions is not None and any(
        access_key_id in backend.access_keys for backend in list(regions.values())
    )
