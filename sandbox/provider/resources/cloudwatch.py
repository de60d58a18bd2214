"""Amazon EventBridge, whose rules pulumi-aws keeps in its module `cloudwatch`."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Tags

SERVICE = "events"
GONE = ("ResourceNotFoundException",)

RULE = upstream("events/rule.go")
TARGET = upstream("events/target.go")

OTHER_TARGET = "the landing zone sends to topics and buses only"

PUT_RULE = Call("PutRule")
PUT_TARGET = Call(
    "PutTargets",
    {
        "Targets": [
            {
                "Id": "$targetId",
                "Arn": "$arn",
                "RoleArn": "$roleArn",
                "Input": "$input",
                "InputPath": "$inputPath",
                "InputTransformer": (
                    "$inputTransformer && {InputPathsMap: inputTransformer.inputPaths, "
                    "InputTemplate: inputTransformer.inputTemplate}"
                ),
            }
        ]
    },
)

RULE_TYPE = Resource(
    type="aws:cloudwatch/eventRule:EventRule",
    service=SERVICE,
    id="{name}",
    create=(PUT_RULE,),
    read=(Call("DescribeRule"),),
    update=(PUT_RULE,),
    delete=(Call("DeleteRule", {"EventBusName": "$eventBusName"}),),
    gone=GONE,
    tags=Tags("ListTagsForResource", "TagResource", "UntagResource", {"ResourceARN": "$arn"}),
    autoname=Autoname("name", AUTONAMED),
    replace_on={"eventBusName": RULE, "name": RULE},
    defaults={
        "eventBusName": Default("default", RULE),
        "forceDestroy": Default(value=False, source=RULE),
        "state": Default("ENABLED", RULE),
    },
    json=("eventPattern",),
    local={"forceDestroy": "says what deletion does"},
    unserved={
        "isEnabled": "deprecated: use state",
        "namePrefix": "the programs name what they make",
    },
)

TARGET_TYPE = Resource(
    type="aws:cloudwatch/eventTarget:EventTarget",
    service=SERVICE,
    id="{rule}/{targetId}",
    create=(PUT_TARGET,),
    read=(
        Call(
            "ListTargetsByRule",
            {"EventBusName": "$eventBusName"},
            at="Targets[?Id=='{targetId}'] | [0]",
            out={
                "inputTransformer": (
                    "InputTransformer && {inputPaths: InputTransformer.InputPathsMap, "
                    "inputTemplate: InputTransformer.InputTemplate}"
                )
            },
        ),
    ),
    update=(PUT_TARGET,),
    delete=(
        Call(
            "RemoveTargets",
            {"EventBusName": "$eventBusName", "Ids": ["$targetId"]},
        ),
    ),
    gone=GONE,
    autoname=Autoname("targetId", TARGET, prefix="pulumi-"),
    replace_on={"eventBusName": TARGET, "rule": TARGET, "targetId": TARGET},
    defaults={
        "eventBusName": Default("default", TARGET),
        "forceDestroy": Default(value=False, source=TARGET),
    },
    local={"forceDestroy": "says what deletion does"},
    kept={"eventBusName": "the answer is of one bus and does not name it"},
    unserved=dict.fromkeys(
        (
            "appsyncTarget",
            "batchTarget",
            "deadLetterConfig",
            "ecsTarget",
            "httpTarget",
            "kinesisTarget",
            "redshiftTarget",
            "retryPolicy",
            "runCommandTargets",
            "sagemakerPipelineTarget",
            "sqsTarget",
        ),
        OTHER_TARGET,
    ),
)

RESOURCES = (RULE_TYPE, TARGET_TYPE)
