"""The `NotPrincipal` element of a Deny: everybody but those that it names.

AWS, "IAM JSON policy elements: NotPrincipal":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
A service may look at the caller's account first, then at the user or the role, then at the
session. So a caller is left alone where its account and it, or its role, are both named, and denied
where neither is; with one of them only it depends on the service. With a permissions boundary a
user or a role is denied whoever is named.
"""

from dataclasses import dataclass

from bulkhead.evaluator.documents import PrincipalElement
from bulkhead.evaluator.principal import OUTSIDE_IAM, PrincipalType
from bulkhead.evaluator.principal_element import Grant, Named, Naming, compile_principal
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.truth import Truth, Unknown, missing_keys, negate

INCOMPLETE_EXCEPTION = "how the service reads NotPrincipal"
"""What is missing where account and identity are not both named; it is no condition key."""


@dataclass(frozen=True, slots=True)
class Others:
    """Names everybody but some principals.

    Attributes:
        named: those principals.
        is_everyone: the element is `*`, which leaves nobody.
    """

    named: Naming
    is_everyone: bool

    def __call__(self, request: AccessRequest) -> tuple[Named, ...]:
        """Say whether the caller is among the others."""
        return ((Grant.TO_CALLER, negate(self._leaves_alone(request))),)

    def _leaves_alone(self, request: AccessRequest) -> Truth:
        found = self.named(request)
        named = {grant for grant, truth in found if truth is True}
        if self.is_everyone or self._is_named_whole(request.principal.type, named):
            return True
        missing = missing_keys(*(truth for _, truth in found))
        return Unknown(missing | {INCOMPLETE_EXCEPTION}) if named or missing else False

    def _is_named_whole(self, kind: PrincipalType, named: set[Grant]) -> bool:
        if kind in OUTSIDE_IAM:
            return bool(named)
        if kind is PrincipalType.ROOT_USER:
            return Grant.TO_ACCOUNT in named
        identity = Grant.TO_ROLE if kind is PrincipalType.ROLE_SESSION else Grant.TO_CALLER
        return {Grant.TO_ACCOUNT, identity} <= named


def compile_not_principal(element: PrincipalElement) -> Others:
    """Make a `NotPrincipal` element ready.

    Raises:
        PolicyError: a principal that is none, or that is not supported; all of them at once.
    """
    is_everyone = element == "*" or "*" in element.get("AWS", ())
    return Others(compile_principal(element), is_everyone)
