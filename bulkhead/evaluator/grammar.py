"""What the grammar of each kind of policy asks for, beyond that of all policies.

AWS, "SCP syntax" and "RCP syntax":
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
A document that breaks these rules is refused by AWS, so that it protects nothing.
"""

from collections.abc import Iterator

from bulkhead.evaluator.documents import PolicyDocument, Statement
from bulkhead.evaluator.kinds import NAMING_A_PRINCIPAL, RESOURCE_IMPLIED, PolicyKind
from bulkhead.evaluator.rcp_services import RCP_SERVICES, RCP_SERVICES_AS_OF

_ORGANIZATION = {PolicyKind.SERVICE_CONTROL, PolicyKind.RESOURCE_CONTROL}
_RCP_FULL_ACCESS = Statement(Effect="Allow", Principal="*", Action="*", Resource="*")


def document_problems(document: PolicyDocument, kind: PolicyKind) -> list[str]:
    """List what is wrong with a document of this kind."""
    problems = list(version_problems(document, kind))
    for place, statement in enumerate(document.statement, start=1):
        name = statement.sid or f"#{place}"
        problems += [f"Statement {name}: {text}" for text in statement_problems(statement, kind)]
    return problems


def version_problems(document: PolicyDocument, kind: PolicyKind) -> Iterator[str]:
    """Say what is wrong with the document's version."""
    if kind in _ORGANIZATION and document.version != "2012-10-17":
        yield f"Version: {kind} needs 2012-10-17, not {document.version}"


def statement_problems(statement: Statement, kind: PolicyKind) -> Iterator[str]:
    """Say what is wrong with one statement."""
    yield from _principal_problems(statement, kind)
    names_resource = statement.resource is not None or statement.not_resource is not None
    if not names_resource and kind not in RESOURCE_IMPLIED:
        yield f"{kind} needs Resource or NotResource"
    if names_resource and kind is PolicyKind.TRUST:
        yield "a role trust policy has no Resource; the role it belongs to is meant"
    if kind is PolicyKind.RESOURCE_CONTROL and not _is_rcp_full_access(statement):
        yield from _resource_control_problems(statement)


def _principal_problems(statement: Statement, kind: PolicyKind) -> Iterator[str]:
    if statement.not_principal is not None:
        yield from _not_principal_problems(statement, kind)
    elif statement.principal is None and kind in NAMING_A_PRINCIPAL:
        yield f"{kind} needs a Principal"
    elif statement.principal is not None and kind not in NAMING_A_PRINCIPAL:
        yield f"{kind} has no Principal; it applies to whom it is attached to"


def _not_principal_problems(statement: Statement, kind: PolicyKind) -> Iterator[str]:
    """AWS, "NotPrincipal": in Deny statements of resource-based policies only.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    """
    instead = "write Principal * with a condition such as ArnNotEquals on aws:PrincipalArn"
    if kind is not PolicyKind.RESOURCE:
        yield f"{kind} has no NotPrincipal; {instead}"
    elif statement.effect != "Deny":
        yield f"NotPrincipal goes with the effect Deny only; {instead}"
    if statement.principal is not None:
        yield "give either Principal or NotPrincipal, not both"


def _is_rcp_full_access(statement: Statement) -> bool:
    """Recognise AWS's own RCPFullAWSAccess, the only RCP that allows."""
    return statement.model_copy(update={"sid": None}) == _RCP_FULL_ACCESS


def _resource_control_problems(statement: Statement) -> Iterator[str]:
    if statement.effect != "Deny":
        yield "an RCP statement has the effect Deny; only RCPFullAWSAccess allows"
    if statement.principal != "*":
        yield 'an RCP statement has the principal "*"; narrow it by a condition'
    if statement.action is None:
        yield "an RCP statement needs Action; NotAction is not supported in RCPs"
    for action in statement.action or ():
        prefix = action.split(":")[0].lower()
        if prefix not in RCP_SERVICES:
            yield (
                f"Action {action!r}: RCPs do not support {prefix!r} (as of {RCP_SERVICES_AS_OF}); "
                "name the actions of a service that they support"
            )
