"""Amazon GuardDuty: detectors, their features, and the organization's settings."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "guardduty"
# GuardDuty has one code for everything that a caller does wrong.
GONE = ("BadRequestException: detectorId is not owned by the current account",)
NAME = Autoname("name", AUTONAMED)

DETECTOR = upstream("guardduty/detector.go")
DETECTOR_FEATURE = upstream("guardduty/detector_feature.go")
ADMINISTRATOR = upstream("guardduty/organization_admin_account.go")
CONFIGURATION = upstream("guardduty/organization_configuration.go")
CONFIGURATION_FEATURE = upstream("guardduty/organization_configuration_feature.go")

STAYS = "pulumi-aws deletes nothing: what was set stays set"
DEPRECATED = "deprecated: use guardduty.DetectorFeature"
DEPRECATED_FOR_MEMBERS = "deprecated: use guardduty.OrganizationConfigurationFeature"


def _set_members_feature(work: Work) -> None:
    """GuardDuty wants to be told again whom it enables with every change of a feature."""
    wanted = work.properties
    detector_id = wanted["detectorId"]
    found = work.call("DescribeOrganizationConfiguration", DetectorId=detector_id)
    additional = [
        {"Name": each["name"], "AutoEnable": each["autoEnable"]}
        for each in wanted.get("additionalConfigurations") or ()
    ]
    feature = {"Name": wanted["name"], "AutoEnable": wanted["autoEnable"]}
    work.call(
        "UpdateOrganizationConfiguration",
        DetectorId=detector_id,
        AutoEnableOrganizationMembers=found["AutoEnableOrganizationMembers"],
        Features=[{**feature, **({"AdditionalConfiguration": additional} if additional else {})}],
    )


SET_FEATURE = Call(
    "UpdateDetector",
    {
        "Features": [
            {
                "Name": "$name",
                "Status": "$status",
                "AdditionalConfiguration": "$additionalConfigurations",
            }
        ],
    },
)
DETECTOR_TYPE = Resource(
    type="aws:guardduty/detector:Detector",
    service=SERVICE,
    id="{id}",
    create=(Call("CreateDetector", out={"id": "DetectorId"}),),
    read=(
        Call(
            "GetDetector",
            {"DetectorId": "$id"},
            out={
                "accountId": "={account}",
                "arn": "=arn:{partition}:guardduty:{region}:{account}:detector/{id}",
                "enable": "Status=='ENABLED'",
            },
        ),
    ),
    update=(Call("UpdateDetector", {"DetectorId": "$id"}),),
    delete=(Call("DeleteDetector", {"DetectorId": "$id"}),),
    gone=GONE,
    tags=Tags("", "TagResource", "UntagResource", {"ResourceArn": "$arn"}),
    defaults={"enable": Default(value=True, source=DETECTOR)},
    unserved={"datasources": DEPRECATED},
)

DETECTOR_FEATURE_TYPE = Resource(
    type="aws:guardduty/detectorFeature:DetectorFeature",
    service=SERVICE,
    id="{detectorId}/{name}",
    create=(SET_FEATURE,),
    read=(Call("GetDetector", at="Features[?Name=='{name}'] | [0]"),),
    update=(SET_FEATURE,),
    no_delete=STAYS,
    gone=GONE,
    autoname=NAME,
    replace_on={"detectorId": DETECTOR_FEATURE, "name": DETECTOR_FEATURE},
    sets={"additionalConfigurations": DETECTOR_FEATURE},
)

ADMINISTRATOR_TYPE = Resource(
    type="aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
    service=SERVICE,
    id="{adminAccountId}",
    create=(Call("EnableOrganizationAdminAccount"),),
    read=(
        Call(
            "ListOrganizationAdminAccounts",
            at="AdminAccounts[?AdminAccountId=='{adminAccountId}'] | [0]",
        ),
    ),
    delete=(Call("DisableOrganizationAdminAccount"),),
    gone=("BadRequestException: is not the administrator",),
    replace_on={"adminAccountId": ADMINISTRATOR},
)

CONFIGURATION_TYPE = Resource(
    type="aws:guardduty/organizationConfiguration:OrganizationConfiguration",
    service=SERVICE,
    id="{detectorId}",
    create=(Call("UpdateOrganizationConfiguration"),),
    read=(Call("DescribeOrganizationConfiguration"),),
    update=(Call("UpdateOrganizationConfiguration"),),
    no_delete=STAYS,
    gone=GONE,
    replace_on={"detectorId": CONFIGURATION},
    unserved={"datasources": DEPRECATED_FOR_MEMBERS},
)

CONFIGURATION_FEATURE_TYPE = Resource(
    type="aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
    service=SERVICE,
    id="{detectorId}/{name}",
    create=(
        Run(
            _set_members_feature,
            sends=("additionalConfigurations", "autoEnable", "detectorId", "name"),
        ),
    ),
    read=(Call("DescribeOrganizationConfiguration", at="Features[?Name=='{name}'] | [0]"),),
    update=(Run(_set_members_feature, sends=("autoEnable",)),),
    no_delete=STAYS,
    gone=GONE,
    autoname=NAME,
    replace_on=dict.fromkeys(
        ("additionalConfigurations", "detectorId", "name"), CONFIGURATION_FEATURE
    ),
    lists={"additionalConfigurations": CONFIGURATION_FEATURE},
)

RESOURCES = (
    DETECTOR_TYPE,
    DETECTOR_FEATURE_TYPE,
    ADMINISTRATOR_TYPE,
    CONFIGURATION_TYPE,
    CONFIGURATION_FEATURE_TYPE,
)
