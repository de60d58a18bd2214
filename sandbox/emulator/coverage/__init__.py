"""What the sandbox's AWS really does, only records, or lacks: read by people and by audits."""

from sandbox.emulator.coverage.account_settings import ACCOUNT_SETTINGS
from sandbox.emulator.coverage.capability import Capability, Level
from sandbox.emulator.coverage.identity import IDENTITY
from sandbox.emulator.coverage.network import NETWORK
from sandbox.emulator.coverage.organization import ORGANIZATION
from sandbox.emulator.coverage.security import SECURITY
from sandbox.emulator.coverage.storage import STORAGE

CAPABILITIES: tuple[Capability, ...] = (
    *ORGANIZATION,
    *IDENTITY,
    *STORAGE,
    *SECURITY,
    *ACCOUNT_SETTINGS,
    *NETWORK,
)

__all__ = ["CAPABILITIES", "Capability", "Level"]
