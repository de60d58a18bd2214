"""Examples of what an account sets for EC2 in a region."""

from tests.sandbox.provider.examples import Example

ACCOUNT_SETTINGS = {
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": Example(
        inputs={"state": "unblocked"},
        changes=(("state", "block-new-sharing"),),
        made_with=({"state": "block-new-sharing"},),
    ),
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess": Example(
        inputs={"enabled": False},
        changes=(("enabled", True),),
        made_with=({"enabled": None},),
    ),
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": Example(
        inputs={
            "httpEndpoint": "enabled",
            "httpPutResponseHopLimit": 2,
            "httpTokens": "required",
            "instanceMetadataTags": "disabled",
        },
        changes=(
            ("httpEndpoint", None),
            ("httpPutResponseHopLimit", None),
            ("httpTokens", None),
            ("instanceMetadataTags", None),
        ),
        unprovable=dict.fromkeys(
            (
                f"delete[0].ModifyInstanceMetadataDefaults.args.{name}"
                for name in (
                    "HttpEndpoint",
                    "HttpPutResponseHopLimit",
                    "HttpTokens",
                    "InstanceMetadataTags",
                )
            ),
            "a setting is always there, so nobody looks at what deletion leaves",
        ),
    ),
}
