"""AWS Systems Manager."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, NO_UPDATE_OPERATION, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "ssm"

DOCUMENT = upstream("ssm/document.go")


def _new_version(work: Work) -> None:
    """Make a version and let it be the default."""
    made = work.call(
        "UpdateDocument",
        Name=work.id,
        Content=work.properties["content"],
        DocumentFormat=work.properties["documentFormat"],
        DocumentVersion=work.properties["latestVersion"],
    )
    version = made["DocumentDescription"]["DocumentVersion"]
    work.call("UpdateDocumentDefaultVersion", Name=work.id, DocumentVersion=version)


DOCUMENT_TYPE = Resource(
    type="aws:ssm/document:Document",
    service=SERVICE,
    id="{name}",
    create=(Call("CreateDocument"),),
    read=(
        Call(
            "DescribeDocument",
            at="Document",
            out={"arn": "=arn:{partition}:ssm:{region}:{account}:document/{name}"},
        ),
        Call("GetDocument"),
    ),
    update=(Run(_new_version, sends=("content",)),),
    delete=(Call("DeleteDocument"),),
    gone=("InvalidDocument",),
    tags=Tags(
        "ListTagsForResource",
        "AddTagsToResource",
        "RemoveTagsFromResource",
        {"ResourceType": "Document", "ResourceId": "$name"},
        at="TagList",
    ),
    autoname=Autoname("name", AUTONAMED),
    replace_on={
        # AWS refuses a new version whose content is that of the old.
        "documentFormat": NO_UPDATE_OPERATION,
        "documentType": NO_UPDATE_OPERATION,
        "name": DOCUMENT,
    },
    defaults={"documentFormat": Default("JSON", DOCUMENT)},
    json=("content",),
    unknown_on_update=dict.fromkeys(
        ("defaultVersion", "documentVersion", "hash", "latestVersion"), DOCUMENT
    ),
    absent={"parameters": "preferences of sessions have none"},
    unserved={
        "attachmentsSources": "the landing zone's documents have no attachments",
        "permissions": "the landing zone shares no document",
        "targetType": "the landing zone's documents are for any target",
        "versionName": "the landing zone's versions have numbers",
    },
)

RESOURCES = (DOCUMENT_TYPE,)
