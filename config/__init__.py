"""The landing zone's configuration: what may be said, and how it is read."""

from config.account import Account
from config.contacts import AccountContacts, Contact, Contacts
from config.errors import ConfigurationError, Problem
from config.guardrails import ControlSetting, Guardrails
from config.identity import (
    Assignment,
    AssignmentRule,
    Group,
    Identity,
    PermissionsBoundary,
    PermissionSet,
)
from config.invariants import Invariant, Places, Who
from config.landing_zone import ORGANIZATION_STACK, LandingZone
from config.loader import load
from config.logging import Logging, ObjectLock
from config.network import AccountNetwork, FlowLogs, NetworkPlan, NetworkTier
from config.organization import Organization, OrganizationalUnit, SharedAccounts
from config.security import Alarms, Security

__all__ = [
    "ORGANIZATION_STACK",
    "Account",
    "AccountContacts",
    "AccountNetwork",
    "Alarms",
    "Assignment",
    "AssignmentRule",
    "ConfigurationError",
    "Contact",
    "Contacts",
    "ControlSetting",
    "FlowLogs",
    "Group",
    "Guardrails",
    "Identity",
    "Invariant",
    "LandingZone",
    "Logging",
    "NetworkPlan",
    "NetworkTier",
    "ObjectLock",
    "Organization",
    "OrganizationalUnit",
    "PermissionSet",
    "PermissionsBoundary",
    "Places",
    "Problem",
    "Security",
    "SharedAccounts",
    "Who",
    "load",
]
