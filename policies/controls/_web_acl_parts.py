"""The checks of `web_acls_work`: rules, logs and metrics of a web ACL.

Sources: "Managing web ACLs", "Logging AWS WAF protection pack (web ACL) traffic" and "AWS WAF
metrics and dimensions", AWS WAF Developer Guide.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._params import Params
from ._rules import in_each, must_be
from ._stack import Resource, Stack
from ._types import tokens

WEB_ACL = tokens("wafv2", "WebAcl")
RULE_GROUP = tokens("wafv2", "RuleGroup")
ADDED_RULE = tokens("wafv2", "WebAclRule", "WebAclRuleGroupAssociation")
LOGGING = tokens("wafv2", "WebAclLoggingConfiguration")
RULES = ("rules", "ruleJson")
MANAGED = (
    "aws.wafv2.WebAclRuleGroupAssociation(..., web_acl_arn=acl.arn, managed_rule_group="
    '{"name": "AWSManagedRulesCommonRuleSet", "vendor_name": "AWS"})'
)
LOGS = (
    "aws.wafv2.WebAclLoggingConfiguration(..., resource_arn=acl.arn, "
    "log_destination_configs=[log_group.arn])"
)


def _without_rules(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    """A web ACL that allows what no rule matches, and has no rule, lets everything through."""
    for acl in stack.of(WEB_ACL):
        rules = [acl.get(name) for name in RULES]
        action = acl.get("defaultAction")
        blocks = acl.get("defaultAction.block")
        if any(each not in (None, "", "[]", [], (), UNKNOWN) for each in rules):
            continue
        if action is not UNKNOWN and blocks not in (None, UNKNOWN):
            continue
        if any(stack.referring_to(acl, ADDED_RULE, "webAclArn")):
            continue
        if UNKNOWN in (*rules, action, blocks) or stack.may_refer(acl, ADDED_RULE, "webAclArn"):
            yield acl, Undecided("which rules it has")
        else:
            yield acl, Violation("", "has no rule, and allows what no rule matches", MANAGED)


def _without_logs(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    if not params.production:
        return
    for acl in stack.of(WEB_ACL):
        if any(stack.referring_to(acl, LOGGING, "resourceArn")):
            continue
        if stack.may_refer(acl, LOGGING, "resourceArn"):
            yield acl, Undecided("which web ACL a logging configuration is of")
        else:
            yield acl, Violation("", "has no logging configuration in this stack", LOGS)


_metrics = in_each(
    "visibilityConfig",
    must_be("cloudwatchMetricsEnabled", wanted=True, write='"cloudwatch_metrics_enabled": True'),
)


def _seen(*, metrics: object) -> dict[str, object]:
    config = {"metricName": "front", "sampledRequestsEnabled": True}
    return {"visibilityConfig": {**config, "cloudwatchMetricsEnabled": metrics}}


def _acl(**inputs: object) -> Resource:
    return Resource(WEB_ACL[0], "front", {"defaultAction": {"allow": {}}, **inputs})


def _of_acl(type_: str, path: str, urn: str = "front") -> Resource:
    return Resource(type_, f"of-{urn}", {}, {path: (urn,)})


RULE = {"name": "known-bad", "priority": 1, "statement": {}}
ARN = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/front/1"

WEB_ACL_PART_CHECKS = (
    Check(
        name="metrics",
        types=(*WEB_ACL, *RULE_GROUP, *ADDED_RULE),
        find=_metrics,
        passes=(_seen(metrics=True), _seen(metrics="true")),
        fails=(_seen(metrics=False), _seen(metrics="false")),
        remedy={"visibilityConfig.cloudwatchMetricsEnabled": True},
    ),
    Check(
        name="metrics-of-rules",
        types=(*WEB_ACL, *RULE_GROUP),
        find=in_each("rules", _metrics),
        passes=({}, {"rules": [{**RULE, **_seen(metrics=True)}]}),
        fails=(
            {"rules": [{**RULE, **_seen(metrics=False)}]},
            {"rules": [{**RULE, **_seen(metrics=on)} for on in (True, False)]},
        ),
    ),
)
WEB_ACL_PART_STACK_CHECKS = (
    StackCheck(
        name="rules",
        types=WEB_ACL,
        find=_without_rules,
        passes=(
            (_acl(rules=[RULE]),),
            (_acl(ruleJson='[{"Name": "known-bad"}]'),),
            (_acl(defaultAction={"block": {}}),),
            *((_acl(), _of_acl(type_, "webAclArn")) for type_ in ADDED_RULE),
        ),
        fails=(
            (_acl(),),
            (_acl(rules=[], ruleJson="[]"),),
            (_acl(defaultAction={}),),
            (_acl(), _of_acl(ADDED_RULE[0], "webAclArn", "other")),
        ),
    ),
    StackCheck(
        name="logging",
        types=WEB_ACL,
        find=_without_logs,
        passes=(
            (_acl(), _of_acl(LOGGING[0], "resourceArn")),
            (_acl(arn=ARN), Resource(LOGGING[0], "logs", {"resourceArn": ARN})),
        ),
        fails=((_acl(),), (_acl(), _of_acl(LOGGING[0], "resourceArn", "other"))),
    ),
)
