"""The pack as Pulumi runs it: with this folder, and nothing above it, on the path."""

from controls._crossguard import PACK_NAME, POLICIES  # type: ignore[import-not-found]
from pulumi_policy import PolicyPack

PolicyPack(name=PACK_NAME, policies=POLICIES)
