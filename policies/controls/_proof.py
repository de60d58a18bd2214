"""The values under which proofs hold: the requests of every control are about this organization."""

from ._params import Params
from ._request import OUTSIDE_ACCOUNT, WORKLOAD_ACCOUNT

PROOF_PARAMS = Params(
    allowed_regions=("eu-central-1", "eu-west-1"),
    exempt_role_arns=("arn:aws:iam::*:role/golden-image-builder",),
    log_buckets=("example-logs",),
    trusted_accounts=(WORKLOAD_ACCOUNT,),
)
LOG_BUCKET_ARN = "arn:aws:s3:::example-logs"
LOG_OBJECT_ARN = f"{LOG_BUCKET_ARN}/AWSLogs/trail.json.gz"
TRUSTED_ACCOUNT = WORKLOAD_ACCOUNT
STRANGER = OUTSIDE_ACCOUNT
