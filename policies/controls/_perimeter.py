"""What the organization's perimeter is made of: services, and who is inside."""

from collections.abc import Mapping

PERIMETER_ACTIONS = (
    "aoss:*",
    "dynamodb:*",
    "ecr:*",
    "kms:*",
    "logs:*",
    "s3:*",
    "secretsmanager:*",
    "sqs:*",
)
"""Services that keep data or keys, support resource control policies and are not open to the world
by design, as sign-in services are ("List of AWS services that support RCPs", AWS Organizations User
Guide, as of 2026-11)."""

OWN_ORGANIZATION = "${aws:ResourceOrgID}"
"""The organization that the resource is in, whatever its id: nothing has to be known before the
organization exists, and one document serves every organization. AWS's own examples compare with it
("Retrieving sensitive data samples", Amazon Macie User Guide)."""

RESOURCE_IS_OURS = {"aws:ResourceOrgID": "false"}
"""For the operator Null: without that key nothing could equal it, and a negated comparison would
deny everybody. Where AWS leaves it out, the statement says nothing."""

RESOURCE_IS_NOBODYS: Mapping[str, tuple[str, ...]] = {"aws:ResourceOrgID": ()}
"""The context of a request for which AWS leaves that key out."""
