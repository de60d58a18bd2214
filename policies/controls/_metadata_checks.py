"""The checks of `imdsv2_only`: whatever starts instances, or sets what they start with.

Sources: the properties of each type in pulumi-aws, with the defaults that they have there.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding
from ._inputs import Inputs
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._option_settings import BEANSTALK, an_option, beanstalk_sets_not
from ._params import Params
from ._rules import Rule, must_be
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens

REQUIRED = 'metadata_options={"http_tokens": "required"}'

tokens_required = must_be("metadataOptions.httpTokens", wanted="required", write=REQUIRED)


def _unless_disabled(rule: Rule) -> Rule:
    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if inputs.get("metadataOptions.httpEndpoint") != "disabled":
            yield from rule(inputs, params)

    return find


LAUNCH = "aws:autoscaling:launchconfiguration"
NOTEBOOK_SETTING = "instanceMetadataServiceConfiguration"

METADATA_CHECKS = (
    Check(
        name="instance",
        types=(*INSTANCE, *LAUNCH_TEMPLATE, *LAUNCH_CONFIGURATION),
        find=_unless_disabled(tokens_required),
        passes=(
            {"metadataOptions": {"httpTokens": "required"}},
            {"metadataOptions": {"httpEndpoint": "disabled"}},
        ),
        fails=(
            {"instanceType": "t3.micro"},
            {"metadataOptions": {}},
            {"metadataOptions": {"httpTokens": "optional"}},
            {"metadataOptions": {"httpEndpoint": "enabled"}},
        ),
        remedy={"metadataOptions.httpTokens": "required"},
    ),
    Check(
        name="account-default",
        types=tokens("ec2", "InstanceMetadataDefaults"),
        find=must_be("httpTokens", wanted="required", write='http_tokens="required"'),
        passes=({"httpTokens": "required"},),
        fails=({}, {"httpTokens": "no-preference"}),
        remedy={"httpTokens": "required"},
    ),
    Check(
        name="image",
        types=tokens("ec2", "Ami"),
        find=must_be("imdsSupport", wanted="v2.0", write='imds_support="v2.0"'),
        passes=({"name": "base", "imdsSupport": "v2.0"},),
        fails=({"name": "base"},),
        remedy={"imdsSupport": "v2.0"},
    ),
    Check(
        name="image-builder",
        types=tokens("imagebuilder", "InfrastructureConfiguration"),
        find=must_be(
            "instanceMetadataOptions.httpTokens",
            wanted="required",
            write='instance_metadata_options={"http_tokens": "required"}',
        ),
        passes=({"instanceMetadataOptions": {"httpTokens": "required"}},),
        fails=({}, {"instanceMetadataOptions": {"httpTokens": "optional"}}),
        remedy={"instanceMetadataOptions.httpTokens": "required"},
    ),
    Check(
        name="karpenter",
        types=NODE_CLASS,
        find=of_node_class(
            _unless_disabled(
                must_be(
                    "metadataOptions.httpTokens",
                    wanted="required",
                    default="required",
                    write='"metadataOptions": {"httpTokens": "required"}',
                )
            )
        ),
        passes=(
            a_node_class(),
            a_node_class(metadataOptions={"httpPutResponseHopLimit": 1}),
            a_node_class(metadataOptions={"httpEndpoint": "disabled"}),
        ),
        fails=(a_node_class(metadataOptions={"httpTokens": "optional"}),),
    ),
    Check(
        name="beanstalk",
        types=BEANSTALK,
        find=beanstalk_sets_not(
            LAUNCH,
            "DisableIMDSv1",
            "false",
            problem="version 1 answers, too",
            write='"value": "true"',
        ),
        # What holds where nothing is said is up to the version of the platform.
        passes=({}, an_option(LAUNCH, "DisableIMDSv1", "true")),
        fails=(an_option(LAUNCH, "DisableIMDSv1", "false"),),
    ),
    Check(
        name="notebook",
        types=tokens("sagemaker", "NotebookInstance"),
        find=must_be(
            "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
            wanted="2",
            write="instance_metadata_service_configuration="
            '{"minimum_instance_metadata_service_version": "2"}',
        ),
        passes=({NOTEBOOK_SETTING: {"minimumInstanceMetadataServiceVersion": "2"}},),
        fails=({}, {NOTEBOOK_SETTING: {"minimumInstanceMetadataServiceVersion": "1"}}),
    ),
)
