"""The fleet for the Pulumi Kubernetes Operator, version 2: a Stack for each, behind the others.

The operator holds a Stack back until each of its prerequisites has succeeded in its present
generation, that is, since its specification last changed (`isRequirementSatisfied` in the
operator's stack_controller.go). So order holds only between specifications: each names a commit,
never a branch, and whoever runs again has a new one.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from bulkhead.fleet.engines import resources as k8s
from bulkhead.fleet.order import Stage, stages
from config import LandingZone

# The resource's own rule: "size(self.metadata.name) <= 42".
MOST_NAME_CHARACTERS = 42
_DIGEST_CHARACTERS = 8
SERVICE_ACCOUNT = "bulkhead"
GATE = "bulkhead-ring"
# Of which 300 MB are ours at most; the AWS provider takes 170 to 430 MB, the CLI the rest.
_RESOURCES = k8s.Resources(requests={"cpu": "500m", "memory": "1Gi"}, limits={"memory": "2Gi"})


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Where and with what the operator runs the stacks.

    Attributes:
        namespace: The namespace of all resources, which is there already.
        role_arn: The role in the management account that the pods assume.
        repository: URL of the git repository that holds program and configuration.
        commit: What the stacks that run are built from.
        git_secret: Name of the Secret whose key `accessToken` reads the repository; empty for none.
        backend: URL of the state, s3://...
        secrets_provider: URL of the key that encrypts secrets in the state, awskms://...
        image: The pods' image: Pulumi, and what the program needs.
    """

    namespace: str
    role_arn: str
    repository: str
    commit: str
    git_secret: str
    backend: str
    secrets_provider: str
    image: str


def manifests(
    landing_zone: LandingZone, cluster: Cluster, commit_of: Callable[[str], str]
) -> Mapping[str, tuple[k8s.Resource, ...]]:
    """The resources by the name of their file, in the order in which they must be applied.

    Args:
        landing_zone: The configuration.
        cluster: Where they are for.
        commit_of: The commit that a stack, by its name, is built from.
    """
    made = _Made(landing_zone.organization.home_region, cluster, commit_of)
    found: dict[str, tuple[k8s.Resource, ...]] = {"00-access.yaml": tuple(_access(cluster))}
    behind: tuple[str, ...] = ()
    foundation = len(landing_zone.foundation_stacks)
    for number, stage in enumerate(stages(landing_zone), 1):
        stacks = tuple(made.stack(name, behind) for name in stage.stacks)
        names = tuple(each.metadata.name for each in stacks)
        if number <= foundation:
            behind = (*behind, *names)
        else:
            gate = made.gate(stage, (*behind, *names))
            stacks, behind = (*stacks, gate), (gate.metadata.name,)
        found[f"{number:02}-{stage.name}.yaml"] = stacks
    return found


def resource_name(prefix: str, name: str) -> str:
    """A name for a resource: short enough, and another one for each stack and each ring.

    It begins with a letter, as the names of Services must that the operator derives from it.

    Args:
        prefix: What kind of thing it is.
        name: Name of the stack or the ring.
    """
    whole = f"{prefix}-{name}"
    if len(whole) <= MOST_NAME_CHARACTERS:
        return whole
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_CHARACTERS]
    kept = whole[: MOST_NAME_CHARACTERS - _DIGEST_CHARACTERS - 1].rstrip("-")
    return f"{kept}-{digest}"


@dataclass(frozen=True)
class _Made:
    region: str
    cluster: Cluster
    commit_of: Callable[[str], str]

    def stack(self, name: str, behind: tuple[str, ...]) -> k8s.Stack:
        """A stack of the landing zone."""
        spec = replace(
            self._spec(name, behind),
            project_repo=self.cluster.repository,
            commit=self.commit_of(name),
            git_auth=_git_auth(self.cluster.git_secret),
        )
        return self._resource(resource_name("stack", name), spec)

    def gate(self, ring: Stage, behind: tuple[str, ...]) -> k8s.Stack:
        """A stack without resources that is done when its ring is.

        It stands for the ring in what waits for it, so that the references grow with the number
        of accounts and not with its square; and it waits for all before it anew with each commit,
        so that a later ring does as well where nothing in the ring itself has changed.
        """
        name = resource_name("ring", ring.name)
        spec = self._spec(name, behind)
        variables = {**spec.env_refs, "BULKHEAD_COMMIT": _literal(self.cluster.commit)}
        return self._resource(
            name, replace(spec, program_ref=k8s.Named(name=GATE), env_refs=variables)
        )

    def _spec(self, stack: str, behind: tuple[str, ...]) -> k8s.StackSpec:
        """What all have."""
        workspace = k8s.WorkspaceSpec(image=self.cluster.image, resources=_RESOURCES)
        return k8s.StackSpec(
            stack=stack,
            backend=self.cluster.backend,
            secrets_provider=self.cluster.secrets_provider,
            service_account_name=SERVICE_ACCOUNT,
            env_refs={"AWS_REGION": _literal(self.region)},
            prerequisites=tuple(k8s.Named(name=each) for each in behind),
            workspace_template=k8s.WorkspaceTemplate(spec=workspace),
        )

    def _resource(self, name: str, spec: k8s.StackSpec) -> k8s.Stack:
        metadata = k8s.Metadata(name=name, namespace=self.cluster.namespace)
        return k8s.Stack(metadata=metadata, spec=spec)


def _git_auth(secret: str) -> k8s.GitAuth | None:
    if not secret:
        return None
    key = k8s.SecretKey(name=secret, key="accessToken")
    return k8s.GitAuth(access_token=k8s.ResourceRef(type="Secret", secret=key))


def _access(cluster: Cluster) -> Iterator[k8s.Resource]:
    """Who the pods are, and the program of the rings' gates."""
    yield k8s.ServiceAccount(
        metadata=k8s.Metadata(
            name=SERVICE_ACCOUNT,
            namespace=cluster.namespace,
            # IAM roles for service accounts, Amazon EKS User Guide.
            annotations={"eks.amazonaws.com/role-arn": cluster.role_arn},
        )
    )
    yield k8s.ClusterRoleBinding(
        metadata=k8s.Metadata(name=f"{cluster.namespace}:{SERVICE_ACCOUNT}:system:auth-delegator"),
        role_ref=k8s.RoleRef(name="system:auth-delegator"),
        subjects=(k8s.Subject(name=SERVICE_ACCOUNT, namespace=cluster.namespace),),
    )
    yield k8s.Program(
        metadata=k8s.Metadata(name=GATE, namespace=cluster.namespace),
        program={"outputs": {"done": "true"}},
    )


def _literal(value: str) -> k8s.ResourceRef:
    return k8s.ResourceRef(type="Literal", literal=k8s.Literal(value=value))
