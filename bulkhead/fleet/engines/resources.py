"""Kubernetes resources of the Pulumi Kubernetes Operator, version 2, as far as they are used here.

Fields are those of the operator's API reference (docs/stacks.md and docs/programs.md of
pulumi/pulumi-kubernetes-operator) and of its examples, in Python's spelling.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What every resource has: its name, and a namespace unless it belongs to the cluster."""

    name: str
    namespace: str | None = None
    annotations: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Literal:
    """A value that stands in the resource itself; nothing secret may be one."""

    value: str


@dataclass(frozen=True, kw_only=True)
class SecretKey:
    """Where in the cluster a secret is kept, by the name of the Secret and the key in it."""

    name: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ResourceRef:
    """Where a value comes from; exactly one of the fields behind `type` is there."""

    type: str
    literal: Literal | None = None
    secret: SecretKey | None = None


@dataclass(frozen=True, kw_only=True)
class GitAuth:
    """How the repository is read."""

    access_token: ResourceRef


@dataclass(frozen=True, kw_only=True)
class Named:
    """A reference to a Stack that comes before, or to a Program."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Resources:
    """CPU and memory, in Kubernetes' units."""

    requests: Mapping[str, str]
    limits: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class WorkspaceSpec:
    """The pod that runs a stack."""

    image: str
    resources: Resources


@dataclass(frozen=True, kw_only=True)
class WorkspaceTemplate:
    """What each Workspace is made from."""

    spec: WorkspaceSpec


@dataclass(frozen=True, kw_only=True)
class StackSpec:
    """One stack: its source (a commit of a repository, or a Program), its state, what it awaits.

    `destroy_on_finalize` is written out: to delete the resource must never delete what it built.
    """

    stack: str
    project_repo: str | None = None
    commit: str | None = None
    git_auth: GitAuth | None = None
    program_ref: Named | None = None
    backend: str
    secrets_provider: str
    service_account_name: str
    env_refs: Mapping[str, ResourceRef]
    prerequisites: tuple[Named, ...] = ()
    destroy_on_finalize: bool = False
    workspace_reclaim_policy: str = "Delete"
    workspace_template: WorkspaceTemplate


@dataclass(frozen=True, kw_only=True)
class Stack:
    """The operator's order to keep a stack up to date."""

    api_version: str = "pulumi.com/v1"
    kind: str = "Stack"
    metadata: Metadata
    spec: StackSpec


@dataclass(frozen=True, kw_only=True)
class Program:
    """A Pulumi program in YAML inside the cluster; ours has no resources."""

    api_version: str = "pulumi.com/v1"
    kind: str = "Program"
    metadata: Metadata
    program: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ServiceAccount:
    """Who the pods are, to the cluster and to AWS."""

    api_version: str = "v1"
    kind: str = "ServiceAccount"
    metadata: Metadata


@dataclass(frozen=True, kw_only=True)
class RoleRef:
    """The role that a binding gives."""

    api_group: str = "rbac.authorization.k8s.io"
    kind: str = "ClusterRole"
    name: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Who a binding gives a role to."""

    kind: str = "ServiceAccount"
    name: str
    namespace: str


@dataclass(frozen=True, kw_only=True)
class ClusterRoleBinding:
    """Lets the workspace's agent check who calls it, as the operator's examples do."""

    api_version: str = "rbac.authorization.k8s.io/v1"
    kind: str = "ClusterRoleBinding"
    metadata: Metadata
    role_ref: RoleRef
    subjects: tuple[Subject, ...] = field(default=())


Resource = Stack | Program | ServiceAccount | ClusterRoleBinding
