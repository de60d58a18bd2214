"""Providers outside AWS whose tokens become roles."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.iam.common import GONE, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Each, Run, Tags, Work

PROVIDER = upstream("iam/openid_connect_provider.go")
TARGET = {"OpenIDConnectProviderArn": "$arn"}


def _url(work: Work) -> dict[str, object]:
    """Give the URL with the scheme, which AWS leaves out and pulumi-aws does not compare."""
    found = work.call("GetOpenIDConnectProvider", OpenIDConnectProviderArn=work.id)
    return {"url": f"https://{found['Url'].removeprefix('https://')}"}


CONNECT_TYPE = Resource(
    type="aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "CreateOpenIDConnectProvider",
            out={"arn": "OpenIDConnectProviderArn"},
        ),
    ),
    read=(
        Call(
            "GetOpenIDConnectProvider",
            TARGET,
        ),
        Run(_url, reads=("url",)),
    ),
    update=(
        Each(
            "clientIdLists",
            add=Call("AddClientIDToOpenIDConnectProvider", {**TARGET, "ClientID": "$item"}),
            remove=Call("RemoveClientIDFromOpenIDConnectProvider", {**TARGET, "ClientID": "$item"}),
        ),
        Call(
            "UpdateOpenIDConnectProviderThumbprint",
            {**TARGET, "ThumbprintList": "$thumbprintLists"},
            take=(),
        ),
    ),
    delete=(Call("DeleteOpenIDConnectProvider", TARGET),),
    gone=GONE,
    tags=Tags(
        "ListOpenIDConnectProviderTags",
        "TagOpenIDConnectProvider",
        "UntagOpenIDConnectProvider",
        TARGET,
    ),
    replace_on={"url": PROVIDER},
    sets={"clientIdLists": PROVIDER},
    lists={"thumbprintLists": PROVIDER},
)

RESOURCES = (CONNECT_TYPE,)
