"""The gaps and the refusals, one module (or folder) for each service."""

from importlib import import_module
from pkgutil import walk_packages

from moto.organizations.models import organizations_backends


def load() -> None:
    """Import every module below, which registers what it answers and refuses."""
    for module in walk_packages(__path__, prefix=f"{__name__}."):
        import_module(module.name)


def reset() -> None:
    """Forget what moto's own reset leaves behind: who is a member of which organization."""
    organizations_backends.master_accounts.clear()
