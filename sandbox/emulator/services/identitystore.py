"""The identity store: groups can be changed."""

from moto.identitystore.models import identitystore_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers

ATTRIBUTES = {"displayname": "DisplayName", "description": "Description"}


@answers("identitystore", "UpdateGroup")
def update_group(call: Call) -> Answer:
    """Gap: moto cannot change a group. Source: API reference of UpdateGroup."""
    stores = identitystore_backends[call.account][call.region].identity_stores
    store = stores.get(call.params["IdentityStoreId"])
    if store is None or call.params["GroupId"] not in store.groups:
        raise AwsError("ResourceNotFoundException", "GROUP not found.", ResourceType="GROUP")
    group = store.groups[call.params["GroupId"]]
    for operation in call.params["Operations"]:
        attribute = ATTRIBUTES.get(operation["AttributePath"].lower())
        if attribute is None:
            raise AwsError(
                "ValidationException", f"{operation['AttributePath']} cannot be updated."
            )
        group = group._replace(**{attribute: operation.get("AttributeValue")})
    store.groups[group.GroupId] = group
    return {}
