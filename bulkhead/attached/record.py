"""What a run of the program has attached, as one text in the outputs of its stack.

Written out, the 57 policies of the example organization take 130 KB, which Pulumi would show and
keep with every change; compressed they take 12 KB.
"""

import base64
import zlib
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from bulkhead.attached.model import Attached, AttachedError, AttachedPolicy
from config.account import ROOT

_ORIGIN = "the record of the last run"


class _Record(BaseModel):
    """What is written: ids are left out, which the stack's other outputs have."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    units: tuple[str, ...]
    accounts: Mapping[str, str]
    policies: tuple[AttachedPolicy, ...]
    states: Mapping[str, str] = {}


def record(attached: Attached) -> str:
    """Write a record; of what is the same, always the same text."""
    found = _Record(
        units=attached.units,
        accounts=attached.accounts,
        policies=attached.policies,
        states=attached.states,
    )
    return base64.b64encode(zlib.compress(found.model_dump_json().encode(), level=9)).decode()


def recorded(
    text: str, organization_id: str, management: str, account_ids: Mapping[str, str]
) -> Attached:
    """Read a record.

    Args:
        text: The record.
        organization_id: Id of the organization that it is of.
        management: Name of the management account.
        account_ids: Ids of its accounts by name.

    Raises:
        AttachedError: It is none, or speaks of an account that has no id.
    """
    try:
        found = _Record.model_validate_json(zlib.decompress(base64.b64decode(text, validate=True)))
    except (ValueError, zlib.error, ValidationError) as error:
        raise AttachedError(f"{_ORIGIN} cannot be read: it is none of this version's") from error
    accounts = {**found.accounts, management: ROOT}
    if missing := sorted(accounts.keys() - account_ids.keys()):
        raise AttachedError(f"{_ORIGIN} speaks of accounts without an id: {', '.join(missing)}")
    return Attached(
        origin=_ORIGIN,
        organization_id=organization_id,
        management=management,
        units=found.units,
        accounts=accounts,
        account_ids=account_ids,
        policies=found.policies,
        states=found.states,
    )
