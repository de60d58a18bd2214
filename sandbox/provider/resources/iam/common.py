"""What the declarations of IAM share."""

from sandbox.provider.declare import Autoname
from sandbox.provider.sources import AUTONAMED

SERVICE = "iam"
GONE = ("NoSuchEntity",)
NAME = Autoname("name", AUTONAMED)
PREFIX_NOT_NEEDED = "the programs name what they make"
