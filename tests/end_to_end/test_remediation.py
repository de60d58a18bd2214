"""What the pack puts right is what `pulumi up` really makes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bulkhead.cli.sandbox import JUDGE, PACK
from config.enforcement import Enforcement, Level, engine_settings
from sandbox import lifecycle
from sandbox.state_files import outputs
from tests.end_to_end.landing_zone import HOME_REGION, LandingZone

CONTROLS = ("kms_keys_rotate", "s3_public_access_blocked")
PROGRAM = {
    "Pulumi.yaml": "name: orders\nruntime: python\n",
    "__main__.py": """
import pulumi
from pulumi_aws import kms, s3

key = kms.Key("orders", description="Of a key that nobody set up to rotate")
bucket = s3.Bucket("orders")
s3.BucketPublicAccessBlock("orders", bucket=bucket.id, block_public_acls=True)
pulumi.export("key", key.id)
pulumi.export("bucket", bucket.bucket)
""",
}
BLOCKS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def _up(zone: LandingZone, folder: Path, level: Level) -> Mapping[str, str]:
    """Bring the program up as a stack that is named like the level, and give its outputs."""
    for name, text in PROGRAM.items():
        (folder / name).write_text(text, encoding="utf-8")
    asked = Enforcement(level="disabled", levels=dict.fromkeys(CONTROLS, level))
    pack = lifecycle.PolicyPack(PACK, engine_settings(asked))
    plan = lifecycle.Plan(folder, (level,), HOME_REGION, policy_pack=pack, judge=JUDGE)
    lifecycle.up(zone.home, plan)
    return outputs(zone.home, level)


@pytest.mark.parametrize(
    ("level", "right"), [("advisory", False), ("remediate", True)], ids=["told", "put right"]
)
def test_what_is_put_right_is_made_right(
    fresh: LandingZone, tmp_path: Path, level: Level, *, right: bool
) -> None:
    """AWS has the remedy's values only where the operator asks for remedies."""
    folder = tmp_path / "team"
    folder.mkdir()
    made = _up(fresh, folder, level)

    rotation = fresh.client("kms").get_key_rotation_status(KeyId=made["key"])
    block = fresh.client("s3").get_public_access_block(Bucket=made["bucket"])
    kept = block["PublicAccessBlockConfiguration"]
    assert rotation["KeyRotationEnabled"] is right
    assert [kept[name] for name in BLOCKS] == [True, right, right, right]
