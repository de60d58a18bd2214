"""The checks of `logs_stay_on`."""

from ._check import Check, StackCheck
from ._finding import Violation
from ._joined import joined
from ._rules import all_of, must_be, must_be_set
from ._stack import Resource
from ._types import tokens

RECORDER = tokens("cfg", "Recorder")
RECORDER_STATUS = tokens("cfg", "RecorderStatus")
GOOD_TRAIL = {
    "s3BucketName": "logs",
    "isMultiRegionTrail": True,
    "enableLogFileValidation": True,
    "kmsKeyId": "arn:aws:kms:eu-central-1:222222222222:key/1",
}

RECORDING_CHECKS = (
    Check(
        name="trail",
        types=tokens("cloudtrail", "Trail"),
        find=all_of(
            must_be("enableLogging", wanted=True, default=True, write="enable_logging=True"),
            must_be("isMultiRegionTrail", wanted=True, write="is_multi_region_trail=True"),
            must_be(
                "includeGlobalServiceEvents",
                wanted=True,
                default=True,
                write="include_global_service_events=True",
            ),
            must_be(
                "enableLogFileValidation", wanted=True, write="enable_log_file_validation=True"
            ),
            must_be_set("kmsKeyId", write="kms_key_id=key.arn"),
        ),
        passes=(GOOD_TRAIL, GOOD_TRAIL | {"enableLogging": True}),
        fails=(
            {"s3BucketName": "logs"},
            GOOD_TRAIL | {"enableLogging": False},
            GOOD_TRAIL | {"isMultiRegionTrail": False},
            GOOD_TRAIL | {"includeGlobalServiceEvents": False},
            GOOD_TRAIL | {"enableLogFileValidation": False},
            GOOD_TRAIL | {"kmsKeyId": None},
        ),
    ),
    Check(
        name="recorder",
        types=tokens("cfg", "RecorderStatus"),
        find=must_be("isEnabled", wanted=True, write="is_enabled=True"),
        passes=({"name": "default", "isEnabled": True},),
        fails=({"name": "default"}, {"name": "default", "isEnabled": False}),
    ),
    Check(
        name="recorded-types",
        types=tokens("cfg", "Recorder"),
        find=must_be(
            "recordingGroup.allSupported",
            wanted=True,
            default=True,
            write='recording_group={"all_supported": True}',
        ),
        passes=({}, {"recordingGroup": {"allSupported": True}}),
        fails=({"recordingGroup": {"allSupported": False}},),
    ),
    Check(
        name="event-data-store",
        types=tokens("cloudtrail", "EventDataStore"),
        find=all_of(
            must_be(
                "terminationProtectionEnabled",
                wanted=True,
                default=True,
                write="termination_protection_enabled=True",
            ),
            must_be("suspend", wanted=False, default=False, write="suspend=False"),
        ),
        passes=({}, {"terminationProtectionEnabled": True, "suspend": "false"}),
        fails=({"terminationProtectionEnabled": False}, {"suspend": "true"}),
    ),
)

RECORDING_STACK_CHECKS = (
    StackCheck(
        name="recorder-never-started",
        types=RECORDER,
        find=joined(
            RECORDER,
            RECORDER_STATUS,
            "name",
            Violation(
                "",
                "is not started: a new recorder records nothing",
                "aws.cfg.RecorderStatus(..., name=recorder.name, is_enabled=True)",
            ),
        ),
        passes=(
            (
                Resource(RECORDER[0], "recorder"),
                Resource(RECORDER_STATUS[0], "on", depends_on={"name": ("recorder",)}),
            ),
            (
                Resource(RECORDER[0], "recorder", {"name": "default"}),
                Resource(RECORDER_STATUS[0], "on", {"name": "default"}),
            ),
        ),
        fails=((Resource(RECORDER[0], "recorder"),),),
    ),
)
