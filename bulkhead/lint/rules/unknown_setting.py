"""A declarative policy names a setting, or a value of it, that there is none of.

AWS refuses the document. The settings of EC2 and S3 policies are known here; those of other types
are not looked at.

AWS, "Declarative policy syntax and examples" and "Amazon S3 policy syntax and examples":
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
"""

from collections.abc import Iterator
from difflib import get_close_matches

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example
from bulkhead.lint.finding import Problem
from bulkhead.lint.nodes import Array, Node, Object, Place, Scalar
from bulkhead.lint.settings import REQUIRED_TOGETHER, SETTINGS, allowed_values, setting_of
from bulkhead.lint.types import DocumentType

SEVERITY = "error"
_ASSIGN = "@@assign"


def check(document: Document) -> Iterator[Problem]:
    """Say which settings and values do not exist, and which are missing."""
    if (
        document.type is None
        or document.type not in SETTINGS
        or not isinstance(document.root, Object)
    ):
        return
    found = list(_settings(document.root, (), document.root.place))
    known = SETTINGS[document.type]
    for path, place, value in found:
        yield from _problems(document.type, path, place, value)
    written = {setting_of(known, path) for path, _, _ in found}
    for pair in REQUIRED_TOGETHER:
        missing = pair - written
        if missing and pair & written:
            message = f"{', '.join(sorted(pair & written))} is given without the other"
            yield Problem(document.root.place, message, f"give {', '.join(sorted(missing))} too")


def _settings(
    node: Node, path: tuple[str, ...], place: Place
) -> Iterator[tuple[tuple[str, ...], Place, Node | None]]:
    """Give each setting's path, its place, and what is assigned to it."""
    members = node.members if isinstance(node, Object) else ()
    if not members or any(str(key.value).startswith("@") for key, _ in members):
        yield path, place, node.get(_ASSIGN) if isinstance(node, Object) else None
        return
    for key, value in members:
        yield from _settings(value, (*path, str(key.value)), key.place)


def _problems(
    type_: DocumentType, path: tuple[str, ...], place: Place, value: Node | None
) -> Iterator[Problem]:
    known = SETTINGS[type_]
    name = ".".join(path)
    setting = setting_of(known, path)
    if setting is None:
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        remedy = f"near it is {near[0]}" if near else f"write one of {', '.join(known)}"
        yield Problem(place, f"{type_} has no setting {name}", remedy)
        return
    for each in value.items if isinstance(value, Array) else (value,):
        if isinstance(each, Scalar) and not known[setting].fullmatch(str(each.value)):
            remedy = f"write one of {allowed_values(known[setting])}"
            yield Problem(each.place, f"{name} cannot be {each.value!r}", remedy)


def _ec2(**settings: object) -> dict[str, object]:
    return {"ec2_attributes": settings}


EC2, S3 = DocumentType.DECLARATIVE_POLICY_EC2, DocumentType.S3_POLICY
OFF = {_ASSIGN: "off"}
FIRES = (
    Example("a setting that does not exist", _ec2(serial_console={"status": OFF}), EC2),
    Example("a value that does not exist", _ec2(serial_console_access={"status": OFF}), EC2),
    Example(
        "one of two settings that go together",
        _ec2(vpc_block_public_access={"internet_gateway_block": {"mode": OFF}}),
        EC2,
    ),
    Example(
        "a number out of range",
        _ec2(instance_metadata_defaults={"http_put_response_hop_limit": {_ASSIGN: 65}}),
        EC2,
    ),
    Example(
        "half of a block",
        {"s3_attributes": {"public_access_block_configuration": {_ASSIGN: "some"}}},
        S3,
    ),
)
QUIET = (
    Example(
        "images in audit mode",
        _ec2(
            allowed_images_settings={
                "state": {_ASSIGN: "audit_mode"},
                "image_criteria": {
                    "criteria_1": {"allowed_image_providers": {_ASSIGN: ["amazon", "111111111111"]}}
                },
            }
        ),
        EC2,
    ),
    Example(
        "both settings",
        _ec2(
            vpc_block_public_access={
                "internet_gateway_block": {"mode": OFF, "exclusions_allowed": {_ASSIGN: "enabled"}}
            }
        ),
        EC2,
    ),
    Example(
        "instances",
        _ec2(
            instance_metadata_defaults={
                "http_tokens": {_ASSIGN: "required"},
                "http_put_response_hop_limit": {_ASSIGN: 2},
            }
        ),
        EC2,
    ),
    Example(
        "a type whose settings are not known",
        {"tags": {"x": {_ASSIGN: "y"}}},
        DocumentType.TAG_POLICY,
    ),
)
