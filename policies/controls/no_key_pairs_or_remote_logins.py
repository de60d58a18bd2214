"""Nobody logs in to machines over the network: there are no key pairs and no open SSH or RDP.

A key pair is a password that nobody rotates, and a bastion is one more machine to lose. Session
Manager opens a shell without an open port, checks who it is against IAM each time, and records what
is typed:
https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html

Exceptions: ranges of private addresses, which `security_groups_refer_to_groups` speaks of. The
whole internet is the other control's (`nothing_open_to_internet_but_https`).
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._option_settings import BEANSTALK, an_option, beanstalk_sets_not
from ._remote_login_checks import LOGIN_CHECKS
from ._rules import forbidden, in_each, must_not_be_set
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens

LAUNCH = "aws:autoscaling:launchconfiguration"
SESSION_MANAGER = "no key: `aws ssm start-session --target <instance>` opens a shell"

no_key = must_not_be_set("keyName", problem="names a key pair", write=SESSION_MANAGER)

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(security_hub=("EC2.13", "EC2.14")),
    checks=(
        Check(
            name="key-pair",
            types=tokens("ec2", "KeyPair"),
            find=forbidden("is a long-lived key for people", SESSION_MANAGER),
            fails=({},),
            forbids=True,
        ),
        Check(
            name="lightsail-key-pair",
            types=tokens("lightsail", "KeyPair"),
            find=forbidden("is a long-lived key for people", SESSION_MANAGER),
            fails=({},),
            forbids=True,
        ),
        Check(
            name="instance",
            types=(*INSTANCE, *LAUNCH_CONFIGURATION, *LAUNCH_TEMPLATE),
            find=no_key,
            passes=({}, {"instanceType": "t3.micro"}),
            fails=({"keyName": "team"},),
        ),
        Check(
            name="spot-fleet",
            types=tokens("ec2", "SpotFleetRequest"),
            find=in_each("launchSpecifications", no_key),
            passes=({"launchSpecifications": [{"instanceType": "t3.micro"}]},),
            fails=({"launchSpecifications": [{"keyName": "team"}]},),
        ),
        Check(
            name="node-group",
            types=tokens("eks", "NodeGroup"),
            find=must_not_be_set(
                "remoteAccess.ec2SshKey", problem="names a key pair", write=SESSION_MANAGER
            ),
            passes=({"clusterName": "main"},),
            fails=({"remoteAccess": {"ec2SshKey": "team"}},),
        ),
        Check(
            name="emr-cluster",
            types=tokens("emr", "Cluster"),
            find=must_not_be_set(
                "ec2Attributes.keyName", problem="names a key pair", write=SESSION_MANAGER
            ),
            passes=({"ec2Attributes": {"instanceProfile": "emr"}},),
            fails=({"ec2Attributes": {"keyName": "team"}},),
        ),
        Check(
            name="beanstalk",
            types=BEANSTALK,
            find=beanstalk_sets_not(
                LAUNCH, "EC2KeyName", problem="names a key pair", write=SESSION_MANAGER
            ),
            passes=({}, an_option(LAUNCH, "InstanceType", "t3.micro")),
            fails=(an_option(LAUNCH, "EC2KeyName", "team"),),
        ),
        *LOGIN_CHECKS,
    ),
    audit=(
        AuditQuery(
            sentence="There are no key pairs.",
            scope="region",
            service="ec2",
            operation="DescribeKeyPairs",
            expression="KeyPairs[].KeyName",
        ),
    ),
)
