"""The checks of `api_calls_need_authorization`.

A WebSocket API decides on `$connect` alone, so its other routes are not asked about; `$default`
means everything in an HTTP API, and one message among others in a WebSocket API. A browser asks
with OPTIONS before it sends credentials.

Sources: "Control and manage access to REST APIs", "... HTTP APIs" and "... WebSocket APIs in API
Gateway", Amazon API Gateway Developer Guide; "Configuring authorization and authentication to
secure your GraphQL APIs", AWS AppSync Developer Guide.
"""

import re
from collections.abc import Iterator

from ._check import Check, StackCheck
from ._documents import let_in_everybody
from ._finding import Finding, Undecided, Violation, judge
from ._inputs import UNKNOWN, Inputs, Unknown, as_bool
from ._params import Params
from ._policy_text import read
from ._rest_apis import REST_API, is_private
from ._rules import all_of, in_each, must_not_be
from ._stack import Resource, Stack
from ._types import tokens

METHOD = tokens("apigateway", "Method")
REST_API_POLICY = tokens("apigateway", "RestApiPolicy")
ROUTE = tokens("apigatewayv2", "Route")
API = tokens("apigatewayv2", "Api")
OPEN = "lets everybody call it"
IAM = '"AWS_IAM", or an authorizer'
HTTP_ROUTE = re.compile(r"(?!OPTIONS )[A-Z]+ /")


def _open_methods(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for method in stack.of(METHOD):
        kind, name = method.get("authorization"), method.get("httpMethod")
        key = as_bool(method.get("apiKeyRequired"))
        if kind not in ("NONE", UNKNOWN) or name == "OPTIONS" or key is True:
            continue
        guarded = _is_guarded(stack, method)
        if guarded is UNKNOWN or UNKNOWN in (kind, name, key):
            yield method, Undecided("authorization")
        elif not guarded:
            yield method, Violation("authorization", f'is "NONE": {OPEN}', f"authorization={IAM}")


def _is_guarded(stack: Stack, method: Resource) -> bool | Unknown:
    """Whether a policy of the method's API decides who calls; a private API always has one."""
    for api in stack.of(REST_API):
        named = stack.refers(method, "restApi", api)
        if named is True:
            return _has_policy(stack, api)
        if named is UNKNOWN:
            return UNKNOWN
    return False


def _has_policy(stack: Stack, api: Resource) -> bool | Unknown:
    private = is_private(api)
    holders = [api, *stack.referring_to(api, REST_API_POLICY, "restApiId")]
    found = [_limits_callers(each) for each in holders]
    if private is True or True in found:
        return True
    may = stack.may_refer(api, REST_API_POLICY, "restApiId")
    return UNKNOWN if may or UNKNOWN in (private, *found) else False


def _limits_callers(holder: Resource) -> bool | Unknown:
    """Whether there is a policy, and it denies somebody, or does not let everybody in."""
    document = read(holder.as_inputs, "policy")
    if document is None:
        return False
    if len(document.allowing) < len(document.statements):
        return True
    findings = list(let_in_everybody(holder.as_inputs, "policy", write=OPEN))
    if any(isinstance(each, Violation) for each in findings):
        return False
    return UNKNOWN if findings else True


def _open_route(inputs: Inputs, _: Params) -> Iterator[Finding]:
    key = inputs.get("routeKey")
    if key is UNKNOWN:
        if _is_open(inputs):
            yield Undecided(inputs.at("routeKey"))
    elif isinstance(key, str) and (key == "$connect" or HTTP_ROUTE.match(key)):
        yield from _told(inputs)


def _open_default_route(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for api in stack.of(API):
        protocol = api.get("protocolType")
        for route in stack.referring_to(api, ROUTE, "apiId"):
            if route.get("routeKey") != "$default" or protocol not in ("HTTP", UNKNOWN):
                continue
            for finding in _told(route.as_inputs):
                yield route, Undecided("protocolType") if protocol is UNKNOWN else finding


def _is_open(inputs: Inputs) -> bool:
    return inputs.get("authorizationType") in (None, "", "NONE", UNKNOWN)


def _told(inputs: Inputs) -> Iterator[Finding]:
    if _is_open(inputs):
        write = f"authorization_type={IAM}"
        yield judge(inputs, "authorizationType", f"is none: {OPEN}", write)


by_identity = must_not_be(
    "authenticationType",
    "API_KEY",
    problem="a key is in each client, and says nothing about who it is",
    write='authentication_type="AWS_IAM"',
)

OF_API = {"restApi": ("api",)}
POLICY = '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}}]}'


FROM_ONE_NETWORK = """{"Statement": [
    {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"},
    {"Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*",
     "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
]}"""
FOR_EVERYBODY = POLICY.replace('{"AWS": "111122223333"}', '"*"')


def _policy_of_api(document: str) -> Resource:
    return Resource(REST_API_POLICY[0], "p", {"policy": document}, {"restApiId": ("api",)})


def _api(**inputs: object) -> Resource:
    return Resource(REST_API[0], "api", inputs)


def _method(authorization: str, name: str = "GET", **more: object) -> Resource:
    inputs = {"authorization": authorization, "httpMethod": name, **more}
    return Resource(METHOD[0], "get", inputs, OF_API)


def _default(protocol: str, **more: object) -> tuple[Resource, ...]:
    route = Resource(ROUTE[0], "all", {"routeKey": "$default", **more}, {"apiId": ("api",)})
    return (Resource(API[0], "api", {"protocolType": protocol}), route)


OPEN_METHOD = _method("NONE")

AUTHORIZATION_CHECKS = (
    Check(
        name="route",
        types=ROUTE,
        find=_open_route,
        passes=(
            {"routeKey": "GET /orders", "authorizationType": "JWT"},
            {"routeKey": "$connect", "authorizationType": "CUSTOM"},
            {"routeKey": "OPTIONS /orders", "authorizationType": "NONE"},
            {"routeKey": "$disconnect"},
            {"routeKey": "send-message"},
        ),
        fails=(
            {"routeKey": "GET /orders"},
            {"routeKey": "ANY /{proxy+}", "authorizationType": "NONE"},
            {"routeKey": "$connect", "authorizationType": "NONE"},
        ),
    ),
    Check(
        name="graphql",
        types=tokens("appsync", "GraphQLApi"),
        find=all_of(by_identity, in_each("additionalAuthenticationProviders", by_identity)),
        passes=(
            {"authenticationType": "AWS_IAM"},
            {
                "authenticationType": "AMAZON_COGNITO_USER_POOLS",
                "additionalAuthenticationProviders": [{"authenticationType": "AWS_IAM"}],
            },
        ),
        fails=(
            {"authenticationType": "API_KEY"},
            {
                "authenticationType": "AWS_IAM",
                "additionalAuthenticationProviders": [{"authenticationType": "API_KEY"}],
            },
        ),
    ),
)
AUTHORIZATION_STACK_CHECKS = (
    StackCheck(
        name="method",
        types=METHOD,
        find=_open_methods,
        passes=(
            (_api(), _method("AWS_IAM")),
            (_api(), _method("NONE", "OPTIONS")),
            (_api(), _method("NONE", apiKeyRequired=True)),
            (_api(policy=POLICY), OPEN_METHOD),
            (_api(policy=FROM_ONE_NETWORK), OPEN_METHOD),
            (_api(endpointConfiguration={"types": "PRIVATE"}), OPEN_METHOD),
            (_api(), OPEN_METHOD, _policy_of_api(POLICY)),
        ),
        fails=(
            (_api(), OPEN_METHOD),
            (OPEN_METHOD,),
            (_api(policy=FOR_EVERYBODY), OPEN_METHOD),
            (_api(), OPEN_METHOD, _policy_of_api(FOR_EVERYBODY)),
            (_api(endpointConfiguration={"types": "REGIONAL"}), _method("NONE", "ANY")),
            (_api(), _method("NONE", apiKeyRequired="false")),
        ),
    ),
    StackCheck(
        name="default-route",
        types=ROUTE,
        find=_open_default_route,
        passes=(_default("HTTP", authorizationType="AWS_IAM"), _default("WEBSOCKET")),
        fails=(_default("HTTP"), _default("HTTP", authorizationType="NONE")),
    ),
)
