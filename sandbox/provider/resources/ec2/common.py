"""What the types of EC2 have in common."""

from sandbox.provider.steps import Tags

SERVICE = "ec2"

NOT_NEEDED = "no program of the landing zone sets it"
NO_IPV6 = "the landing zone's networks have no IPv6 addresses"
NO_IPAM = "the landing zone's ranges come from its configuration"

# Every resource of EC2 is tagged by its id, and says its tags wherever it is described.
TAGS = Tags("", "CreateTags", "DeleteTags", {"Resources": ["$id"]})
