"""The central management of root access in member accounts."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.iam.common import SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

FEATURES = upstream("iam/organizations_features.go")


def _switch_features(work: Work) -> None:
    """Each feature has operations of its own, named after it."""
    wanted = set(work.properties["enabledFeatures"])
    present = set(work.call("ListOrganizationsFeatures").get("EnabledFeatures", ()))
    for feature in sorted(wanted - present):
        work.call(f"EnableOrganizations{feature}")
    for feature in sorted(present - wanted):
        work.call(f"DisableOrganizations{feature}")


def _switch_off_features(work: Work) -> None:
    for feature in work.call("ListOrganizationsFeatures").get("EnabledFeatures", ()):
        work.call(f"DisableOrganizations{feature}")


FEATURES_TYPE = Resource(
    type="aws:iam/organizationsFeatures:OrganizationsFeatures",
    service=SERVICE,
    id="{organizationId}",
    create=(
        Run(_switch_features, sends=("enabledFeatures",)),
        Call("ListOrganizationsFeatures", out={"organizationId": "OrganizationId"}),
    ),
    read=(Call("ListOrganizationsFeatures", {}),),
    update=(Run(_switch_features, sends=("enabledFeatures",)),),
    delete=(Run(_switch_off_features),),
    gone=("OrganizationNotFoundException",),
    gone_when="!enabledFeatures",
    sets={"enabledFeatures": FEATURES},
)

RESOURCES = (FEATURES_TYPE,)
