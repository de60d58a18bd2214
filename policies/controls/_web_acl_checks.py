"""The checks of `public_applications_behind_web_acl`: what anybody may call has a web ACL.

A load balancer, a stage, an AppSync API and a user pool are named by an association of the web ACL;
a distribution names its web ACL itself.

Source: "Associating or disassociating protection with an AWS resource", AWS WAF Developer Guide.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ._check import Check, StackCheck
from ._check_params import WebAclKind
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, Unknown, as_bool
from ._params import Params
from ._rest_apis import REST_API, is_private
from ._stack import Resource, Stack
from ._types import tokens

ASSOCIATION = (*tokens("wafv2", "WebAclAssociation"), *tokens("wafregional", "WebAclAssociation"))
LOAD_BALANCER = tokens("lb", "LoadBalancer")
STAGE = tokens("apigateway", "Stage")
GRAPHQL_API = tokens("appsync", "GraphQLApi")
USER_POOL = tokens("cognito", "UserPool")
DISTRIBUTION = tokens("cloudfront", "Distribution", "MultitenantDistribution")


@dataclass(frozen=True, kw_only=True)
class _Public:
    """A kind of application: how to tell who may call it, and what its web ACL is written with."""

    kind: WebAclKind
    types: tuple[str, ...]
    is_public: Callable[[Stack, Resource], bool | Unknown]
    arn: str

    def find(self, stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
        """Those that anybody may call, and that no web ACL is associated with."""
        if self.kind not in params.web_acl_for:
            return
        for resource in stack.of(self.types):
            public = self.is_public(stack, resource)
            if public is False or any(stack.referring_to(resource, ASSOCIATION, "resourceArn")):
                continue
            if public is UNKNOWN:
                yield resource, Undecided("whether the internet reaches it")
            elif _may_be_associated(stack, resource):
                yield resource, Undecided("what a web ACL is associated with")
            else:
                yield resource, Violation("", "has no web ACL in this stack", self._write())

    def _write(self) -> str:
        return f"aws.wafv2.WebAclAssociation(..., resource_arn={self.arn}, web_acl_arn=acl.arn)"


def _may_be_associated(stack: Stack, resource: Resource) -> bool:
    if stack.may_refer(resource, ASSOCIATION, "resourceArn"):
        return True
    # A stage's ARN may be put together from its API's id and a name that is written out.
    apis = resource.depends_on.get("restApi", ())
    return any(
        association.get("resourceArn") in (None, UNKNOWN)
        and not set(apis).isdisjoint(association.depends_on.get("resourceArn", ()))
        for association in stack.of(ASSOCIATION)
    )


def _balancer_is_public(_: Stack, balancer: Resource) -> bool | Unknown:
    """Network and Gateway Load Balancers take no web ACL: they do not look into requests."""
    internal = as_bool(balancer.get("internal"))
    kind = balancer.get("loadBalancerType")
    if internal is True or kind not in (None, "application", UNKNOWN):
        return False
    return UNKNOWN if UNKNOWN in (internal, kind) else True


def _stage_is_public(stack: Stack, stage: Resource) -> bool | Unknown:
    """A stage is as public as its API; of an API that is not in the stack nothing can be said."""
    for api in stack.of(REST_API):
        named = stack.refers(stage, "restApi", api)
        if named is True:
            private = is_private(api)
            return UNKNOWN if private is UNKNOWN else not private
        if named is UNKNOWN:
            return UNKNOWN
    return False


def _graphql_api_is_public(_: Stack, api: Resource) -> bool | Unknown:
    visibility = api.get("visibility")
    return UNKNOWN if visibility is UNKNOWN else visibility != "PRIVATE"


def _always(_: Stack, __: Resource) -> bool:
    return True


def _distribution(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if "distributions" in params.web_acl_for and inputs.get("webAclId") in (None, ""):
        yield Violation(
            "webAclId", "is not set: the distribution has no web ACL", "web_acl_id=acl.arn"
        )


BALANCERS = _Public(
    kind="load-balancers",
    types=LOAD_BALANCER,
    is_public=_balancer_is_public,
    arn="load_balancer.arn",
)
STAGES = _Public(kind="rest-apis", types=STAGE, is_public=_stage_is_public, arn="stage.arn")
GRAPHQL_APIS = _Public(
    kind="graphql-apis", types=GRAPHQL_API, is_public=_graphql_api_is_public, arn="api.arn"
)
USER_POOLS = _Public(kind="user-pools", types=USER_POOL, is_public=_always, arn="pool.arn")


def associated(urn: str, type_: str = ASSOCIATION[0]) -> Resource:
    """A web ACL's association with a resource."""
    return Resource(type_, f"acl-{urn}", {}, {"resourceArn": (urn,)})


def _balancer(**inputs: object) -> Resource:
    return Resource(LOAD_BALANCER[0], "front", inputs)


def _api(**inputs: object) -> Resource:
    return Resource(REST_API[0], "api", inputs)


ARN = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/front/1"
LIVE = Resource(STAGE[0], "live", {}, {"restApi": ("api",)})
GRAPHQL = Resource(GRAPHQL_API[0], "orders", {"authenticationType": "AWS_IAM"})
POOL = Resource(USER_POOL[0], "people", {})

WEB_ACL_CHECKS = (
    Check(
        name="distribution",
        types=DISTRIBUTION,
        find=_distribution,
        passes=({"webAclId": "arn:aws:wafv2:us-east-1:111122223333:global/webacl/front/1"},),
        fails=({}, {"webAclId": ""}),
    ),
)
WEB_ACL_STACK_CHECKS = (
    StackCheck(
        name="load-balancer",
        types=LOAD_BALANCER,
        find=BALANCERS.find,
        passes=(
            (_balancer(internal=False), associated("front")),
            (_balancer(), associated("front", ASSOCIATION[1])),
            (_balancer(arn=ARN), Resource(ASSOCIATION[0], "acl", {"resourceArn": ARN})),
            (_balancer(internal=True),),
            (_balancer(internal="true", loadBalancerType="application"),),
            (_balancer(internal=False, loadBalancerType="network"),),
            (_balancer(internal=False, loadBalancerType="gateway"),),
        ),
        fails=(
            (_balancer(),),
            (_balancer(internal=False, loadBalancerType="application"),),
            (_balancer(internal="false"), associated("other")),
            (Resource(LOAD_BALANCER[1], "front", {"internal": False}),),
        ),
    ),
    StackCheck(
        name="rest-api",
        types=STAGE,
        find=STAGES.find,
        passes=(
            (_api(), LIVE, associated("live")),
            (_api(endpointConfiguration={"types": "PRIVATE"}), LIVE),
            (_api(endpointConfiguration={"types": ["PRIVATE"]}), LIVE),
            (_api(endpointConfiguration={"types": "REGIONAL"}),),
        ),
        fails=((_api(), LIVE), (_api(endpointConfiguration={"types": "REGIONAL"}), LIVE)),
    ),
    StackCheck(
        name="graphql-api",
        types=GRAPHQL_API,
        find=GRAPHQL_APIS.find,
        passes=(
            (GRAPHQL, associated("orders")),
            (Resource(GRAPHQL_API[0], "orders", {"visibility": "PRIVATE"}),),
        ),
        fails=((GRAPHQL,),),
    ),
    StackCheck(
        name="user-pool",
        types=USER_POOL,
        find=USER_POOLS.find,
        passes=((POOL, associated("people")),),
        fails=((POOL,), (POOL, associated("others"))),
    ),
)
