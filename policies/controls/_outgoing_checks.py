"""The checks of `endpoints_require_tls` for what a service calls, fetches, mounts or delivers to.

Sources: the integrations' properties in pulumi-aws; "Specify an Amazon EFS file system in an
Amazon ECS task definition", Amazon ECS Developer Guide; MSK Connect API Reference.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule, all_of, in_each, must_be, must_not_be
from ._types import tokens

PLAIN = "http://"


def _calls_over_tls(path: str) -> Rule:
    """What an API calls has no address of plain HTTP, unless it is inside a VPC."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        uri, connection = inputs.get(path), inputs.get("connectionType")
        if connection == "VPC_LINK":
            return
        if UNKNOWN in (uri, connection):
            yield Undecided(path if uri is UNKNOWN else "connectionType")
        elif isinstance(uri, str) and uri.lower().startswith(PLAIN):
            yield Violation(path, "starts with http://", "the address with https://")

    return find


insecure = must_be("insecureSsl", wanted=False, default=False, write='"insecure_ssl": False')

OUTGOING_CHECKS = (
    Check(
        name="rest-integration",
        types=tokens("apigateway", "Integration"),
        find=all_of(
            _calls_over_tls("uri"),
            in_each(
                "tlsConfig",
                must_be(
                    "insecureSkipVerification",
                    wanted=False,
                    default=False,
                    write='"insecure_skip_verification": False',
                ),
            ),
        ),
        passes=(
            {"type": "MOCK"},
            {"type": "HTTP_PROXY", "uri": "https://orders.example.com"},
            {"type": "HTTP", "uri": "http://orders.internal", "connectionType": "VPC_LINK"},
        ),
        fails=(
            {"type": "HTTP_PROXY", "uri": "http://orders.example.com"},
            {"type": "HTTP", "uri": "HTTP://orders.example.com", "connectionType": "INTERNET"},
            {"tlsConfig": {"insecureSkipVerification": True}},
        ),
    ),
    Check(
        name="http-integration",
        types=tokens("apigatewayv2", "Integration"),
        find=_calls_over_tls("integrationUri"),
        passes=(
            {"integrationUri": "https://orders.example.com"},
            {"integrationUri": "http://orders.internal", "connectionType": "VPC_LINK"},
        ),
        fails=({"integrationUri": "http://orders.example.com"},),
    ),
    Check(
        name="subscription",
        types=tokens("sns", "TopicSubscription"),
        find=must_not_be(
            "protocol",
            "http",
            problem="messages go over the internet in the clear",
            write='protocol="https"',
        ),
        passes=({"protocol": "https"}, {"protocol": "sqs"}),
        fails=({"protocol": "http"},),
    ),
    Check(
        name="task-volume",
        types=tokens("ecs", "TaskDefinition"),
        find=in_each(
            "volumes",
            in_each(
                "efsVolumeConfiguration",
                must_be(
                    "transitEncryption", wanted="ENABLED", write='"transit_encryption": "ENABLED"'
                ),
            ),
        ),
        passes=(
            {"family": "orders"},
            {"volumes": [{"name": "scratch"}]},
            {"volumes": [{"efsVolumeConfiguration": {"transitEncryption": "ENABLED"}}]},
        ),
        fails=(
            {"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]},
            {"volumes": [{"efsVolumeConfiguration": {"transitEncryption": "DISABLED"}}]},
        ),
    ),
    Check(
        name="kafka-connector",
        types=tokens("mskconnect", "Connector"),
        find=must_be(
            "kafkaClusterEncryptionInTransit.encryptionType",
            wanted="TLS",
            write='kafka_cluster_encryption_in_transit={"encryption_type": "TLS"}',
        ),
        passes=({"kafkaClusterEncryptionInTransit": {"encryptionType": "TLS"}},),
        fails=({}, {"kafkaClusterEncryptionInTransit": {"encryptionType": "PLAINTEXT"}}),
    ),
    Check(
        name="build-source",
        types=tokens("codebuild", "Project"),
        find=all_of(in_each("source", insecure), in_each("secondarySources", insecure)),
        passes=({"source": {"type": "GITHUB"}}, {"source": {"insecureSsl": False}}),
        fails=(
            {"source": {"insecureSsl": True}},
            {"secondarySources": [{"insecureSsl": "true"}]},
        ),
    ),
)
