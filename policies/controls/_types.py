"""Pulumi type tokens: the types that are one thing under several names, written once.

pulumi-aws keeps a resource's older names as types of their own (`aws.s3.BucketV2`, `aws.alb`), and
programs of other languages and older versions use names that it has given up. A check that knows
one name only is blind for the others, so `tokens` gives all of them.

Source: the aliases in pulumi-aws 7.51.1's own resource classes.
"""

from collections.abc import Iterator

_MODULES = (
    ("lb", "alb", "applicationloadbalancing", "elasticloadbalancingv2"),
    ("elb", "elasticloadbalancing"),
)
"""Modules of which each type is the type of that name in the others."""

_SECOND_VERSIONS = frozenset(
    {
        "Bucket",
        "BucketAccelerateConfiguration",
        "BucketAcl",
        "BucketCorsConfiguration",
        "BucketLifecycleConfiguration",
        "BucketLogging",
        "BucketObjectLockConfiguration",
        "BucketRequestPaymentConfiguration",
        "BucketServerSideEncryptionConfiguration",
        "BucketVersioning",
        "BucketWebsiteConfiguration",
    }
)
"""Types of S3 that exist with `V2` after their name, too."""

_RENAMED = (
    ("directoryservice/ConditionalForwarder", "directoryservice/ConditionalForwader"),
    ("directoryservice/LogSubscription", "directoryservice/LogService"),
    ("ec2/VpcEncryptionControl", "ec2/EncryptionControl"),
    (
        "ec2transitgateway/PeeringAttachmentAccepter",
        "ec2/TransitGatewayPeeringAttachmentAccepter",
    ),
    ("lambdamicrovms/Image", "lambda/MicrovmsImage"),
    ("s3/BucketObject", "s3/BucketObjectv2"),
    ("ses/ConfigurationSet", "ses/ConfgurationSet"),
    ("workspacesweb/BrowserSettings", "workspaces/WebBrowserSettings"),
    ("workspacesweb/NetworkSettings", "workspaces/WebNetworkSettings"),
    ("workspacesweb/UserSettings", "workspaces/WebUserSettings"),
    ("chime/VoiceConnectorOrigination", "chime/VoiceConnectorOrganization"),
)
"""Types that had another name, or another module."""


def tokens(module: str, *names: str) -> tuple[str, ...]:
    """Type tokens of a pulumi-aws module, twins and all.

    `lb`, `Listener` gives `aws:lb/listener:Listener`, `aws:alb/listener:Listener` and more.
    """
    found = dict.fromkeys(token for name in names for token in _twins(module, name))
    return tuple(found)


def canonical(token: str) -> str:
    """The name that this pack knows a type by: the first of its twins."""
    try:
        _, path, name = token.split(":")
    except ValueError:
        return token
    return next(_twins(path.partition("/")[0], name))


def _twins(module: str, name: str) -> Iterator[str]:
    for modules in _MODULES:
        if module in modules:
            yield from (_token(twin, name) for twin in modules)
            return
    first = name.removesuffix("V2")
    if module == "s3" and first in _SECOND_VERSIONS:
        yield from (_token(module, twin) for twin in (first, f"{first}V2"))
        return
    for group in _RENAMED:
        if f"{module}/{name}" in group:
            yield from (_token(*twin.split("/")) for twin in group)
            return
    yield _token(module, name)


def _token(module: str, name: str) -> str:
    return f"aws:{module}/{name[0].lower()}{name[1:]}:{name}"


ANY_AWS_TYPE = ("aws:*",)
"""Every resource type of pulumi-aws."""

BUCKET = tokens("s3", "Bucket")
BUCKET_ACL = tokens("s3", "BucketAcl")
BUCKET_OBJECT = tokens("s3", "BucketObject", "ObjectCopy")
BUCKET_POLICY = tokens("s3", "BucketPolicy")
BUCKET_PUBLIC_ACCESS_BLOCK = tokens("s3", "BucketPublicAccessBlock")
INSTANCE = tokens("ec2", "Instance", "SpotInstanceRequest")
LAUNCH_TEMPLATE = tokens("ec2", "LaunchTemplate")
LAUNCH_CONFIGURATION = tokens("ec2", "LaunchConfiguration")
