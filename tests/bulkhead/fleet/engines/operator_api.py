"""The API of the Pulumi Kubernetes Operator 2, as far as it is used: its facts as JSON schemas.

Names, types and what is required are those of docs/stacks.md, docs/programs.md and
docs/workspaces.md of pulumi/pulumi-kubernetes-operator, read in November 2026; the limit of names
is the rule "size(self.metadata.name) <= 42" in operator/api/pulumi/v1/stack_types.go.
ServiceAccount and ClusterRoleBinding are Kubernetes' own; the binding is that of the operator's
examples/git-source.
A field that is not here is one that nobody has looked up, and an error.
"""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

STRING: Schema = {"type": "string", "minLength": 1}
BOOLEAN: Schema = {"type": "boolean"}


def fields(required: str, /, **known: Schema) -> Schema:
    """An object of these fields and no other."""
    return {
        "type": "object",
        "properties": known,
        "required": required.split(),
        "additionalProperties": False,
    }


def mapping(value: Schema) -> Schema:
    """An object of any keys."""
    return {"type": "object", "additionalProperties": value}


def of(api_version: str, kind: str, required: str, /, **known: Schema) -> Schema:
    """A resource of a kind."""
    head: dict[str, Schema] = {"apiVersion": {"const": api_version}, "kind": {"const": kind}}
    return fields(f"apiVersion kind metadata {required}", **head, **known)


NAME: Schema = {"type": "string", "pattern": "^[a-z](?:[-a-z0-9]*[a-z0-9])?$", "maxLength": 42}
METADATA = fields("name namespace", name=NAME, namespace=STRING, annotations=mapping(STRING))
REFERENCE: Schema = {
    **fields(
        "type",
        type={"enum": ["Env", "FS", "Secret", "Literal"]},
        literal=fields("value", value=STRING),
        secret=fields("name key", name=STRING, key=STRING),
    ),
    "oneOf": [
        {"properties": {"type": {"const": "Literal"}}, "required": ["literal"]},
        {"properties": {"type": {"const": "Secret"}}, "required": ["secret"]},
    ],
}
WORKSPACE = fields(
    "spec",
    spec=fields(
        "image",
        image=STRING,
        resources=fields("", requests=mapping(STRING), limits=mapping(STRING)),
    ),
)
STACK_SPEC: Schema = {
    **fields(
        "stack",
        stack=STRING,
        projectRepo=STRING,
        commit={"type": "string", "pattern": "^[0-9a-f]{40}$"},
        gitAuth=fields("", accessToken=REFERENCE),
        programRef=fields("name", name=STRING),
        backend=STRING,
        secretsProvider=STRING,
        serviceAccountName=STRING,
        envRefs=mapping(REFERENCE),
        prerequisites={"type": "array", "items": fields("name", name=NAME)},
        destroyOnFinalize=BOOLEAN,
        workspaceReclaimPolicy={"enum": ["Retain", "Delete"]},
        workspaceTemplate=WORKSPACE,
    ),
    # The operator takes exactly one source.
    "oneOf": [{"required": ["projectRepo", "commit"]}, {"required": ["programRef"]}],
}
CLUSTER_METADATA = fields("name", name=STRING)
ROLE = fields("apiGroup kind name", apiGroup=STRING, kind=STRING, name=STRING)
SUBJECT = fields("kind name namespace", kind=STRING, name=STRING, namespace=STRING)
KINDS: Mapping[str, Schema] = {
    "Stack": of("pulumi.com/v1", "Stack", "spec", metadata=METADATA, spec=STACK_SPEC),
    "Program": of(
        "pulumi.com/v1",
        "Program",
        "program",
        metadata=METADATA,
        program=fields("", outputs=mapping({})),
    ),
    "ServiceAccount": of("v1", "ServiceAccount", "", metadata=METADATA),
    "ClusterRoleBinding": of(
        "rbac.authorization.k8s.io/v1",
        "ClusterRoleBinding",
        "roleRef subjects",
        metadata=CLUSTER_METADATA,
        roleRef=ROLE,
        subjects={"type": "array", "items": SUBJECT},
    ),
}
