"""Whoever calls an API is asked who they are before code runs.

A method or a route of API Gateway without authorization hands each request to what is behind it.
Whether that checks the caller shows nowhere, and the next function that is added often does not.
The API key of an AppSync API is in every browser that loads the page.

Exceptions: told, not enforced: an API may be public on purpose, or ask for certificates at its
domain. Methods that need an API key, REST APIs with a policy of their own that does not let in
everybody, and OPTIONS, which browsers send without credentials. APIs that are described by an
OpenAPI document are not looked into.
"""

from ._authorization_checks import AUTHORIZATION_CHECKS, AUTHORIZATION_STACK_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="medium",
    level="advisory",
    frameworks=Frameworks(fsbp=("APIGateway.8", "AppSync.5")),
    checks=AUTHORIZATION_CHECKS,
    stack_checks=AUTHORIZATION_STACK_CHECKS,
)
