"""REST APIs of API Gateway, and whether only a VPC reaches them."""

from ._inputs import UNKNOWN, Unknown
from ._stack import Resource
from ._types import tokens

REST_API = tokens("apigateway", "RestApi")


def is_private(api: Resource) -> bool | Unknown:
    """Whether an API is private; one that does not say is public (`EDGE`).

    The provider takes one type. Older versions of it wrote that as a list.
    """
    types = api.get("endpointConfiguration.types")
    return UNKNOWN if types is UNKNOWN else types in ("PRIVATE", ["PRIVATE"])
