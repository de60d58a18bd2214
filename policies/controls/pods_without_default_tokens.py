"""Pods get a token for Kubernetes' API only where their program says whose.

Kubernetes puts the token of the namespace's `default` account into every pod that does not ask for
another, needed or not. Whatever that account may do, now or later, whoever gets into a pod may do.

Exceptions: an account of the pod's own, which somebody has decided on. An account may also refuse
to be put into pods, which is not seen here: this is told and stops nothing. Roles of AWS come with
tokens of their own, which this does not touch. Kubernetes, "Configure Service Accounts for Pods":
https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._pods import PODS, a_cron_job, a_deployment, a_pod, in_pod

TOKEN = "automountServiceAccountToken"  # noqa: S105 - the name of a setting
WRITE = f'"{TOKEN}": False, or "serviceAccountName" of an account for this pod'


def _no_default_token(pod: Inputs, _: Params) -> Iterator[Finding]:
    account = pod.get("serviceAccountName")
    account = pod.get("serviceAccount") if account is None else account
    mounted = as_bool(pod.get(TOKEN))
    if mounted is False or account not in (None, "", "default", UNKNOWN):
        return
    # An account that is not known yet is one that the program makes.
    if mounted is UNKNOWN or pod.value is UNKNOWN:
        yield Undecided(pod.at(TOKEN))
    elif account is not UNKNOWN:
        yield Violation(pod.at(TOKEN), "is not off, and the account is the default", WRITE)


CONTROL = Control(
    severity="low",
    level="advisory",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="pod",
            types=PODS,
            find=in_pod(_no_default_token),
            passes=(a_pod(**{TOKEN: False}), a_pod(serviceAccountName="orders")),
            fails=(
                *(a_pod(), a_deployment(name="web"), a_cron_job(name="job")),
                a_pod(serviceAccountName="default"),
                a_pod(serviceAccountName="default", **{TOKEN: True}),
            ),
        ),
    ),
)
