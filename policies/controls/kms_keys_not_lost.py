"""KMS keys are not lost by one hasty or hostile call.

What a key has encrypted is gone with it: deleting keys is the quickest way to destroy backups and
data at once. Deletion takes the longest waiting period that AWS offers, so that there is time to
notice; material that was imported stays; nobody writes a key policy that locks out its own author.

Exceptions: the landing zone's own roles. Scheduling a deletion stays possible for everybody who
may do it, with 30 days to cancel; disabling a key can be undone and stays possible, except for the
landing zone's own keys (`log_archive_and_backups_not_deleted`). Before deployment a shorter period
passes where `shortest_key_deletion_days` says so; AWS then refuses it all the same. Resource
control policies do not reach keys that AWS manages, which nobody can delete.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._numbers import as_number
from ._params import Params
from ._request import ADMINISTRATOR, LANDING_ZONE, calls, service_linked_role
from ._rules import all_of, must_be
from ._statement import Deny
from ._types import tokens

KEY = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"
WINDOW = "kms:ScheduleKeyDeletionPendingWindowInDays"
BYPASS = {"kms:BypassPolicyLockoutSafetyCheck": "true"}
IRREVERSIBLE = ("kms:DeleteImportedKeyMaterial", "kms:DisableKeyRotation")


def _time_to_notice(inputs: Inputs, params: Params) -> Iterator[Finding]:
    path, shortest = "deletionWindowInDays", params.shortest_key_deletion_days
    days = as_number(inputs.get(path))
    if days is UNKNOWN:
        yield Undecided(path)
    elif days is not None and days < shortest:
        problem = f"is {shown(days)}: that is too soon to notice"
        yield Violation(path, problem, f"deletion_window_in_days={shortest}")


CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(
        cis_3_0=("3.6",), cis_5_0=("3.6",), fsbp=("KMS.3",), security_hub=("KMS.4",)
    ),
    service_control=(
        Deny(
            sid="DenyDeletingKeyStores",
            actions=("kms:DeleteCustomKeyStore", "kms:DisconnectCustomKeyStore"),
            denied=calls(ADMINISTRATOR, "kms:DeleteCustomKeyStore", "kms:DisconnectCustomKeyStore"),
            allowed=(
                *calls(ADMINISTRATOR, "kms:DescribeCustomKeyStores", "kms:CreateKey"),
                *calls(LANDING_ZONE, "kms:DisconnectCustomKeyStore"),
            ),
        ),
        Deny(
            sid="DenyKeysWithoutLockoutCheck",
            actions=("kms:CreateKey", "kms:PutKeyPolicy"),
            condition={"Bool": BYPASS},
            denied=calls(ADMINISTRATOR, "kms:CreateKey", "kms:PutKeyPolicy", context=BYPASS),
            allowed=(
                *calls(ADMINISTRATOR, "kms:CreateKey", "kms:PutKeyPolicy", resource=KEY),
                *calls(LANDING_ZONE, "kms:PutKeyPolicy", resource=KEY, context=BYPASS),
            ),
        ),
    ),
    resource_control=(
        Deny(
            sid="DenyHastyKeyDeletion",
            actions=("kms:ScheduleKeyDeletion",),
            condition={"NumericLessThan": {WINDOW: "30"}},
            denied=calls(
                ADMINISTRATOR, "kms:ScheduleKeyDeletion", resource=KEY, context={WINDOW: "7"}
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR, "kms:ScheduleKeyDeletion", resource=KEY, context={WINDOW: "30"}
                ),
                # Where the caller names no period, it is 30 days.
                *calls(ADMINISTRATOR, "kms:ScheduleKeyDeletion", resource=KEY),
                *calls(
                    LANDING_ZONE, "kms:ScheduleKeyDeletion", resource=KEY, context={WINDOW: "7"}
                ),
            ),
        ),
        Deny(
            sid="DenyLosingKeyMaterial",
            actions=IRREVERSIBLE,
            denied=calls(ADMINISTRATOR, *IRREVERSIBLE, resource=KEY),
            allowed=(
                *calls(ADMINISTRATOR, "kms:EnableKeyRotation", "kms:Decrypt", resource=KEY),
                *calls(LANDING_ZONE, *IRREVERSIBLE, resource=KEY),
                *calls(
                    service_linked_role(
                        "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"
                    ),
                    "kms:CreateGrant",
                    resource=KEY,
                ),
            ),
        ),
    ),
    parameters=("shortest_key_deletion_days",),
    checks=(
        Check(
            name="deletion-window",
            types=tokens("kms", "ExternalKey", "Key", "ReplicaExternalKey", "ReplicaKey"),
            find=all_of(
                _time_to_notice,
                must_be(
                    "bypassPolicyLockoutSafetyCheck",
                    wanted=False,
                    default=False,
                    write="bypass_policy_lockout_safety_check=False",
                ),
            ),
            passes=({}, {"deletionWindowInDays": 30}),
            fails=(
                {"deletionWindowInDays": 7},
                {"deletionWindowInDays": "7"},
                {"bypassPolicyLockoutSafetyCheck": True},
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="No key store of the account's own is disconnected.",
            scope="region",
            service="kms",
            operation="DescribeCustomKeyStores",
            expression="CustomKeyStores[?ConnectionState!='CONNECTED'].CustomKeyStoreId",
        ),
    ),
)
