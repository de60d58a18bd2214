"""Databases, caches, brokers and platforms take minor versions by themselves.

Minor versions are where holes are closed. A service that waits for somebody to allow each of them
is months behind when it matters.

Exceptions: major versions, which change what programs see and stay a decision. Beanstalk
environments made from a template have their settings there.
"""

import json

from ._audit import AuditQuery
from ._check import Check
from ._containers import a_job, in_each_job_container
from ._model import Control, Frameworks
from ._option_settings import ENVIRONMENT, an_option, beanstalk_sets
from ._rules import in_each, must_be, must_not_be
from ._types import tokens

WRITE = "auto_minor_version_upgrade=True"
MANAGED = "aws:elasticbeanstalk:managedactions"
# "AWS Fargate Linux platform version deprecation", Amazon ECS Developer Guide. 1.0.0 is also the
# one version for Windows, and 1.4.0 is what LATEST stands for.
OLD_PLATFORMS = ("1.1.0", "1.2.0", "1.3.0")

newest_platform = must_not_be(
    "platformVersion",
    *OLD_PLATFORMS,
    problem="AWS has retired this version of Fargate",
    write='platform_version="LATEST"',
)


def _job_on(version: str) -> str:
    return json.dumps({"fargatePlatformConfiguration": {"platformVersion": version}})


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(
        cis_3_0=("2.3.2",),
        cis_5_0=("2.2.2",),
        fsbp=(
            *("DMS.6", "ECS.10", "ElastiCache.2", "ElasticBeanstalk.2", "MQ.3", "RDS.13"),
            *("RDS.35", "Redshift.6"),
        ),
    ),
    checks=(
        Check(
            name="on-unless-said",
            types=(
                *tokens("rds", "ClusterInstance", "Instance"),
                *tokens("neptune", "ClusterInstance"),
                *tokens("elasticache", "Cluster", "ReplicationGroup"),
                *tokens("memorydb", "Cluster"),
            ),
            find=must_be("autoMinorVersionUpgrade", wanted=True, default=True, write=WRITE),
            passes=({}, {"autoMinorVersionUpgrade": True}, {"autoMinorVersionUpgrade": "true"}),
            fails=({"autoMinorVersionUpgrade": False}, {"autoMinorVersionUpgrade": "false"}),
            remedy={"autoMinorVersionUpgrade": True},
        ),
        Check(
            name="off-unless-said",
            types=(*tokens("mq", "Broker"), *tokens("dms", "ReplicationInstance")),
            find=must_be("autoMinorVersionUpgrade", wanted=True, write=WRITE),
            passes=({"autoMinorVersionUpgrade": True},),
            fails=({}, {"autoMinorVersionUpgrade": False}),
            remedy={"autoMinorVersionUpgrade": True},
        ),
        Check(
            name="warehouse",
            types=tokens("redshift", "Cluster"),
            find=must_be(
                "allowVersionUpgrade", wanted=True, default=True, write="allow_version_upgrade=True"
            ),
            passes=({}, {"allowVersionUpgrade": True}),
            fails=({"allowVersionUpgrade": False},),
            remedy={"allowVersionUpgrade": True},
        ),
        Check(
            name="beanstalk",
            types=ENVIRONMENT,
            find=beanstalk_sets(
                MANAGED, "ManagedActionsEnabled", "true", problem="does not update its platform"
            ),
            passes=(
                an_option(MANAGED, "ManagedActionsEnabled", "true"),
                {"templateName": "updated"},
            ),
            fails=({}, an_option(MANAGED, "ManagedActionsEnabled", "false")),
        ),
        Check(
            name="fargate-service",
            types=tokens("ecs", "Service", "TaskSet"),
            find=newest_platform,
            passes=({}, {"platformVersion": "LATEST"}, {"platformVersion": "1.4.0"}),
            fails=({"platformVersion": "1.3.0"},),
        ),
        Check(
            name="fargate-event-target",
            types=tokens("cloudwatch", "EventTarget"),
            find=in_each("ecsTarget", newest_platform),
            passes=({"ecsTarget": {"taskDefinitionArn": "arn"}},),
            fails=({"ecsTarget": {"platformVersion": "1.3.0"}},),
        ),
        Check(
            name="fargate-job",
            types=tokens("batch", "JobDefinition"),
            find=in_each_job_container(in_each("fargatePlatformConfiguration", newest_platform)),
            passes=(
                *a_job(image="job:1"),
                {"containerProperties": _job_on("LATEST")},
            ),
            fails=({"containerProperties": _job_on("1.3.0")},),
        ),
        Check(
            name="fargate-schedule",
            types=tokens("scheduler", "Schedule"),
            find=in_each("target.ecsParameters", newest_platform),
            passes=({"target": {"ecsParameters": {"taskDefinitionArn": "arn"}}},),
            fails=({"target": {"ecsParameters": {"platformVersion": "1.3.0"}}},),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Every database takes minor versions by itself.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?!AutoMinorVersionUpgrade].DBInstanceIdentifier",
        ),
    ),
)
