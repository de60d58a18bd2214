"""Examples of the identity store."""

from tests.sandbox.provider.examples import Example, Need

INSTANCES = Need("aws:ssoadmin/getInstances:getInstances")
GROUP = Need(
    "aws:identitystore/group:Group",
    {"displayName": "engineers", "identityStoreId": "${instances.identityStoreIds[0]}"},
)

EXAMPLES = {
    "aws:identitystore/group:Group": Example(
        needs={"instances": INSTANCES},
        inputs={**GROUP.inputs, "description": "Build things"},
        changes=(("description", "Break things"), ("displayName", "breakers")),
    ),
}
