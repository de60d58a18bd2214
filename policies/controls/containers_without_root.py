"""Containers run as a user other than root, and cannot become root; nor can notebooks' users.

Root in a container is root on its host as soon as one hole is found in what keeps them apart, and
until then it may change everything in the container. The rules for pods are from the Restricted
profile of Kubernetes' Pod Security Standards:
https://kubernetes.io/docs/concepts/security/pod-security-standards/

Exceptions: Windows, which has no root. An image may name its user itself, which does not show in a
stack: that is why this is told and stops nothing.
"""

from collections.abc import Iterator

from ._check import Check
from ._containers import a_job, a_task, in_each_container, in_each_job_container
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._operating_systems import WINDOWS, of_linux_pods, on_linux
from ._params import Params
from ._pods import PODS, a_batch_pod, a_cron_job, a_deployment, a_pod, in_each_container_of, in_pod
from ._rules import in_each, must_be
from ._types import tokens
from ._users import as_user

ROOT = frozenset({"root", "0"})
ESCALATION = '"securityContext": {"allowPrivilegeEscalation": False}'


def _user(container: Inputs, _: Params) -> Iterator[Finding]:
    given = container.get("user")
    if given is UNKNOWN:
        yield Undecided(container.at("user"))
    elif not isinstance(given, str) or given.partition(":")[0] in {*ROOT, ""}:
        problem = f"is {shown(given)}: it is root, unless its image says otherwise"
        yield Violation(container.at("user"), problem, '"user": "1000:1000"')


def _secure(**context: object) -> dict[str, object]:
    return a_deployment(securityContext=context)


CONTROL = Control(
    severity="medium",
    level="advisory",
    frameworks=Frameworks(fsbp=("SageMaker.3",), security_hub=("ECS.20",)),
    checks=(
        Check(
            name="task",
            types=tokens("ecs", "TaskDefinition"),
            find=on_linux(in_each_container("containerDefinitions", _user)),
            passes=(a_task(user="1000:1000"), a_task(user="web"), {**a_task(), **WINDOWS}),
            fails=(a_task(), a_task(user="root"), a_task(user="0:0"), a_task(user="root:1000")),
        ),
        Check(
            name="batch-job",
            types=tokens("batch", "JobDefinition"),
            find=in_each_job_container(on_linux(_user)),
            passes=(*a_job(user="job"), *a_job(**WINDOWS)),
            fails=(*a_job(image="job:1"), *a_job(user="root")),
        ),
        Check(
            name="batch-pod",
            types=tokens("batch", "JobDefinition"),
            find=in_each("eksProperties.podProperties", as_user),
            passes=(a_batch_pod(runAsUser=1000), a_batch_pod(runAsNonRoot=True)),
            fails=(a_batch_pod(), a_batch_pod(runAsUser=0), a_batch_pod(runAsNonRoot=False)),
        ),
        Check(
            name="pod",
            types=PODS,
            find=in_pod(of_linux_pods(as_user)),
            passes=(
                _secure(runAsNonRoot=True),
                _secure(runAsUser=1000),
                a_pod(securityContext={"runAsNonRoot": True}),
                a_pod(os={"name": "windows"}),
                a_pod(nodeSelector={"kubernetes.io/os": "windows"}),
            ),
            fails=(
                *(a_pod(), a_cron_job(name="job"), _secure(runAsNonRoot=False)),
                _secure(runAsNonRoot=True, runAsUser=0),
                a_pod(
                    securityContext={"runAsUser": 1000},
                    containers=[{"securityContext": {"runAsUser": 0}}],
                ),
            ),
        ),
        Check(
            name="notebook",
            types=tokens("sagemaker", "NotebookInstance"),
            find=must_be("rootAccess", wanted="Disabled", write='root_access="Disabled"'),
            passes=({"rootAccess": "Disabled"},),
            fails=({}, {"rootAccess": "Enabled"}),
        ),
        Check(
            name="pod-escalation",
            types=PODS,
            find=in_pod(
                of_linux_pods(
                    in_each_container_of(
                        must_be(
                            "securityContext.allowPrivilegeEscalation",
                            wanted=False,
                            write=ESCALATION,
                        )
                    )
                )
            ),
            passes=(_secure(allowPrivilegeEscalation=False), a_pod(os={"name": "windows"})),
            fails=(a_pod(), _secure(allowPrivilegeEscalation=True), a_cron_job(name="job")),
        ),
    ),
)
