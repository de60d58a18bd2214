"""The baseline: one control per file; modules with an underscore are what controls are made of."""

from ._audit import AuditQuery
from ._check import Check, StackCheck, StateCheck
from ._check_params import CheckParams
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._issuer import Issuer
from ._model import Control, Frameworks
from ._params import Params
from ._proof import PROOF_PARAMS
from ._quarantine import QUARANTINE
from ._quotas import QUOTAS, WARNING_SHARE, Quota
from ._registry import load_controls
from ._render import Document, control_of, documents
from ._request import Request
from ._stack import Resource, Stack
from ._statement import Declarative, Deny, Item, Param, PolicyType

__all__ = [
    "CONTROLS",
    "PROOF_PARAMS",
    "QUARANTINE",
    "QUOTAS",
    "UNKNOWN",
    "WARNING_SHARE",
    "AuditQuery",
    "Check",
    "CheckParams",
    "Control",
    "Declarative",
    "Deny",
    "Document",
    "Finding",
    "Frameworks",
    "Inputs",
    "Issuer",
    "Item",
    "Param",
    "Params",
    "PolicyType",
    "Quota",
    "Request",
    "Resource",
    "Stack",
    "StackCheck",
    "StateCheck",
    "Undecided",
    "Violation",
    "control_of",
    "documents",
]

CONTROLS: tuple[Control, ...] = load_controls(__name__, list(__path__))
