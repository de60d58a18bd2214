"""The audiences of OpenID Connect providers.

Gap: moto makes and deletes providers, and cannot change their audiences.
Source: API reference of AddClientIDToOpenIDConnectProvider and its opposite: both may be repeated.
"""

from moto.iam.models import OpenIDConnectProvider, iam_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import PARTITION


@answers("iam", "AddClientIDToOpenIDConnectProvider")
def add_client_id(call: Call) -> Answer:
    """Take one audience more."""
    audiences = _provider(call).client_id_list
    if call.params["ClientID"] not in audiences:
        audiences.append(call.params["ClientID"])
    return {}


@answers("iam", "RemoveClientIDFromOpenIDConnectProvider")
def remove_client_id(call: Call) -> Answer:
    """Take one audience less."""
    audiences = _provider(call).client_id_list
    if call.params["ClientID"] in audiences:
        audiences.remove(call.params["ClientID"])
    return {}


def _provider(call: Call) -> OpenIDConnectProvider:
    backend = iam_backends[call.account][PARTITION]
    return backend.get_open_id_connect_provider(call.params["OpenIDConnectProviderArn"])
