"""The callers that built-in invariants speak of."""

from bulkhead.invariants.invariant import Caller
from config.invariants import Who

_ROLE = "arn:{partition}:iam::{account}:role/"
_IDENTITY_CENTER = f"{_ROLE}aws-reserved/sso.amazonaws.com/{{sso_path}}AWSReservedSSO_"
_SUFFIX = "_0123456789abcdef"  # Identity Center's own, different in each account

ACCESS_ROLE = Caller("the access role", f"{_ROLE}{{access_role}}")
BREAK_GLASS = Caller("break-glass", f"{_IDENTITY_CENTER}{{break_glass}}{_SUFFIX}")
EXEMPT_ROLES = Caller("an exempt role", f"{_ROLE}{{exempt_role}}")
ADMINISTRATOR = Caller("an administrator", f"{_ROLE}Administrator")
PERMISSION_SETS = Caller("a permission set", f"{_IDENTITY_CENTER}{{permission_set}}{_SUFFIX}")
ROOT_USER = Caller("the root user", "arn:{partition}:iam::{account}:root")
# The role's name is not known to the configuration, and must not matter.
DEPLOY_ROLE = Caller("the deploy role", "arn:{partition}:iam::{management}:role/deploy")
OUTSIDER = Caller("an outsider", "arn:{partition}:iam::999999999999:role/outsider")

INSIDERS = (ADMINISTRATOR, PERMISSION_SETS, ROOT_USER)
"""Whoever works in an account, or has taken it over, without a role of the landing zone."""


def service(principal: str) -> Caller:
    """An AWS service that acts for itself, such as cloudtrail.amazonaws.com."""
    return Caller(principal, principal)


def role(path: str) -> Caller:
    """A role of the account, by its name with its path."""
    return Caller(f"role {path}", f"{_ROLE}{path}")


def caller(who: Who) -> Caller:
    """The caller that a configuration names."""
    if who.role:
        return role(who.role)
    if who.permission_set:
        name = who.permission_set
        return Caller(f"permission set {name}", f"{_IDENTITY_CENTER}{name}{_SUFFIX}")
    if who.service:
        return service(who.service)
    return ROOT_USER if who.root_user else OUTSIDER
