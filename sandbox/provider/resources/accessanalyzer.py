"""IAM Access Analyzer."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Tags

ANALYZER = upstream("accessanalyzer/analyzer.go")
INCLUSIONS = "configuration.internalAccess.analysisRule.inclusions"
EXCLUSIONS = "configuration.unusedAccess.analysisRule.exclusions"

ANALYZER_TYPE = Resource(
    type="aws:accessanalyzer/analyzer:Analyzer",
    service="accessanalyzer",
    id="{analyzerName}",
    create=(Call("CreateAnalyzer"),),
    read=(Call("GetAnalyzer", at="analyzer"),),
    delete=(Call("DeleteAnalyzer"),),
    gone=("ResourceNotFoundException",),
    tags=Tags("", "TagResource", "UntagResource", {"resourceArn": "$arn"}),
    replace_on=dict.fromkeys(("analyzerName", "configuration", "type"), ANALYZER),
    defaults={"type": Default("ACCOUNT", ANALYZER)},
    lists=dict.fromkeys(
        (
            INCLUSIONS,
            f"{INCLUSIONS}.accountIds",
            f"{INCLUSIONS}.resourceArns",
            f"{INCLUSIONS}.resourceTypes",
            EXCLUSIONS,
            f"{EXCLUSIONS}.accountIds",
            f"{EXCLUSIONS}.resourceTags",
        ),
        ANALYZER,
    ),
)

RESOURCES = (ANALYZER_TYPE,)
