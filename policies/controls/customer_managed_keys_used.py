"""Data is encrypted with keys of the organization's own, where the configuration asks for them.

Whoever may read a resource may also use the key that AWS manages for it; its policy cannot be
changed, nobody can take it away, and it cannot be shared with another account. A key of one's own
is a second lock with a policy, a record of every use, and an off switch.

Exceptions: nothing is asked for unless `customer_managed_keys` is set: the keys that AWS manages
protect data as well against whoever holds the disks. Replicas, members of a global store and what
is restored from a snapshot get their key with their data. A key that is only known once it is made
counts as one of one's own: those of AWS are known before.
"""

from ._collection_checks import COLLECTION_KEY_CHECK
from ._model import Control, Frameworks
from ._nested_key_checks import NESTED_KEY_CHECKS
from ._own_key_checks import OWN_KEY_CHECKS
from ._s3_key_checks import S3_KEY_CHECKS, S3_KEY_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    parameters=("customer_managed_keys",),
    stack_checks=S3_KEY_STACK_CHECKS,
    checks=(*OWN_KEY_CHECKS, *NESTED_KEY_CHECKS, *S3_KEY_CHECKS, COLLECTION_KEY_CHECK),
)
