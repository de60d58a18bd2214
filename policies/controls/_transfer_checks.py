"""The checks of `endpoints_require_tls` for what moves data between stores.

Sources: CreateLocationObjectStorage, AWS DataSync API Reference; CreateConnector, AWS Transfer
Family API Reference; "Protect communications between ML compute instances", Amazon SageMaker
Developer Guide; RegisterJobDefinition, AWS Batch API Reference.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._json_text import parsed
from ._params import Params
from ._rules import must_be, must_be_one_of
from ._types import tokens

CONTAINER = "containerProperties"


def _partner(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """An AS2 partner is called over TLS: what it gets is not always encrypted by itself."""
    url = inputs.get("url")
    if url is UNKNOWN:
        yield Undecided("url")
    elif isinstance(url, str) and url.lower().startswith("http://"):
        yield Violation("url", "starts with http://", "the address with https://")


def _mounts(inputs: Inputs, _: Params) -> Iterator[Finding]:
    document = parsed(inputs.get(CONTAINER))
    if document is UNKNOWN:
        yield Undecided(CONTAINER)
        return
    for volume in Inputs(document, CONTAINER).blocks("volumes"):
        for files in volume.blocks("efsVolumeConfiguration"):
            given = files.get("transitEncryption")
            if given is UNKNOWN:
                yield Undecided(files.at("transitEncryption"))
            elif given != "ENABLED":
                path = files.at("transitEncryption")
                yield Violation(path, f"is {shown(given)}", '"transitEncryption": "ENABLED"')


def _job(**files: object) -> dict[str, object]:
    return {CONTAINER: {"volumes": [{"efsVolumeConfiguration": files}]}}


TRANSFER_CHECKS = (
    Check(
        name="object-store",
        types=tokens("datasync", "LocationObjectStorage"),
        find=must_be_one_of(
            "serverProtocol",
            "HTTPS",
            problem="objects are fetched in the clear",
            write='server_protocol="HTTPS"',
            default="HTTPS",
        ),
        passes=({}, {"serverProtocol": "HTTPS"}),
        fails=({"serverProtocol": "HTTP"},),
    ),
    Check(
        name="partner",
        types=tokens("transfer", "Connector"),
        find=_partner,
        passes=({"url": "https://partner.example.com"}, {"url": "sftp://partner.example.com"}),
        fails=({"url": "http://partner.example.com"},),
    ),
    Check(
        name="model-monitoring",
        types=tokens("sagemaker", "DataQualityJobDefinition"),
        find=must_be(
            "networkConfig.enableInterContainerTrafficEncryption",
            wanted=True,
            write='network_config={"enable_inter_container_traffic_encryption": True}',
        ),
        passes=({"networkConfig": {"enableInterContainerTrafficEncryption": True}},),
        fails=({}, {"networkConfig": {"enableInterContainerTrafficEncryption": False}}),
    ),
    Check(
        name="job-volume",
        types=tokens("batch", "JobDefinition"),
        find=_mounts,
        passes=({}, _job(transitEncryption="ENABLED"), {CONTAINER: '{"image": "orders"}'}),
        fails=(
            _job(fileSystemId="fs-1"),
            {CONTAINER: '{"volumes": [{"efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]}'},
        ),
    ),
)
