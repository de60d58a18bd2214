"""All that a role may do, as far as its stack says so."""

from collections.abc import Iterator

from ._permissions import identity_documents
from ._policy_text import Document
from ._stack import Resource, Stack
from ._types import tokens

MANAGED = tokens("iam", "Policy")
INLINE = tokens("iam", "RolePolicy")
ATTACHED = {
    "role": tokens("iam", "RolePolicyAttachment"),
    "roles": tokens("iam", "PolicyAttachment"),
}
"""Where an attachment names its role, or its roles."""


def documents_of(role: Resource, stack: Stack) -> Iterator[Document]:
    """The policies of a role that are resources of the stack, or stand in the role itself."""
    yield from identity_documents(role.as_inputs)
    for inline in stack.referring_to(role, INLINE, "role"):
        yield from identity_documents(inline.as_inputs)
    for path, types in ATTACHED.items():
        for attachment in stack.referring_to(role, types, path):
            for policy in stack.of(MANAGED):
                if stack.refers(attachment, "policyArn", policy) is True:
                    yield from identity_documents(policy.as_inputs)
