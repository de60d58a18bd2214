"""AWS CloudTrail."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "cloudtrail"

TRAIL = upstream("cloudtrail/trail.go")
ADMINISTRATOR = upstream("cloudtrail/organization_delegated_admin_account.go")
SERVICE_PRINCIPAL = "cloudtrail.amazonaws.com"

START = Call("StartLogging", {"Name": "$arn"}, take=(), when="enableLogging")
STOP = Call("StopLogging", {"Name": "$arn"}, take=(), when="!enableLogging")
SELECT_EVENTS = Call(
    "PutEventSelectors",
    {"TrailName": "$arn", "AdvancedEventSelectors": "$advancedEventSelectors"},
    take=(),
    when="advancedEventSelectors",
)
SELECT_INSIGHTS = Call(
    "PutInsightSelectors",
    {"TrailName": "$arn", "InsightSelectors": "$insightSelectors || `[]`"},
    take=(),
)


def _insights(work: Work) -> dict[str, object]:
    """Read the insight selectors; a trail without any answers an error."""
    found = work.call("GetInsightSelectors", TrailName=work.id).get("InsightSelectors", [])
    return {"insightSelectors": [{"insightType": one["InsightType"]} for one in found]}


TRAIL_TYPE = Resource(
    type="aws:cloudtrail/trail:Trail",
    service=SERVICE,
    id="{arn}",
    create=(
        Call("CreateTrail", out={"arn": "TrailARN"}),
        START,
        SELECT_EVENTS,
        Call(
            "PutInsightSelectors",
            {"TrailName": "$arn", "InsightSelectors": "$insightSelectors"},
            take=(),
            when="insightSelectors",
        ),
    ),
    read=(
        Call(
            "GetTrail",
            {"Name": "$arn"},
            at="Trail",
            out={
                "enableLogFileValidation": "LogFileValidationEnabled",
                "homeRegion": "={region}",
            },
        ),
        Call("GetTrailStatus", {"Name": "$arn"}, out={"enableLogging": "IsLogging"}),
        Call("GetEventSelectors", {"TrailName": "$arn"}),
        Run(_insights, reads=("insightSelectors",)),
    ),
    update=(
        Call("UpdateTrail"),
        START,
        STOP,
        SELECT_EVENTS,
        SELECT_INSIGHTS,
    ),
    delete=(Call("DeleteTrail", {"Name": "$arn"}),),
    gone=("TrailNotFoundException",),
    tags=Tags(
        "ListTags",
        "AddTags",
        "RemoveTags",
        {"ResourceId": "$arn"},
        at="ResourceTagList[0].TagsList",
    ),
    autoname=Autoname("name", AUTONAMED),
    replace_on={"name": TRAIL},
    defaults={
        "enableLogFileValidation": Default(value=False, source=TRAIL),
        "enableLogging": Default(value=True, source=TRAIL),
        "includeGlobalServiceEvents": Default(value=True, source=TRAIL),
        "isMultiRegionTrail": Default(value=False, source=TRAIL),
        "isOrganizationTrail": Default(value=False, source=TRAIL),
    },
    sets={
        "advancedEventSelectors": TRAIL,
        "advancedEventSelectors.fieldSelectors": TRAIL,
        "insightSelectors": TRAIL,
    },
    lists={
        f"advancedEventSelectors.fieldSelectors.{operator}": TRAIL
        for operator in (
            "endsWiths",
            "equals",
            "notEndsWiths",
            "notEquals",
            "notStartsWiths",
            "startsWiths",
        )
    },
    unserved={
        "cloudWatchLogsGroupArn": "the trail is delivered to S3 only",
        "cloudWatchLogsRoleArn": "the trail is delivered to S3 only",
        "eventSelectors": "the trail uses advanced event selectors",
    },
)

ADMINISTRATOR_TYPE = Resource(
    type="aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount",
    service=SERVICE,
    id="{accountId}",
    create=(Call("RegisterOrganizationDelegatedAdmin", {"MemberAccountId": "$accountId"}),),
    read=(
        Call(
            "ListDelegatedAdministrators",
            {"ServicePrincipal": SERVICE_PRINCIPAL},
            at="DelegatedAdministrators[?Id=='{accountId}'] | [0]",
            out={"servicePrincipal": f"={SERVICE_PRINCIPAL}"},
            service="organizations",
        ),
    ),
    delete=(
        Call("DeregisterOrganizationDelegatedAdmin", {"DelegatedAdminAccountId": "$accountId"}),
    ),
    gone=("AccountNotFoundException", "AccountNotRegisteredException"),
    replace_on={"accountId": ADMINISTRATOR},
)

RESOURCES = (TRAIL_TYPE, ADMINISTRATOR_TYPE)
