"""Web ACLs have rules, count what the rules match, and keep logs in production.

A web ACL without a rule lets everything through, and still looks like protection to whoever sees
that there is one. Without metrics and logs nobody notices an attack, or that a rule turns customers
away.

Exceptions: web ACLs without rules that block by default: they let nothing through. Logs are asked
for in production (`production`). Rules and logging configurations that are made in another stack
are not seen, and metrics of rules that are given as JSON text (`rule_json`) are not looked at.
"""

from ._model import Control, Frameworks
from ._web_acl_parts import WEB_ACL_PART_CHECKS, WEB_ACL_PART_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("WAF.10", "WAF.12")),
    checks=WEB_ACL_PART_CHECKS,
    stack_checks=WEB_ACL_PART_STACK_CHECKS,
    parameters=("production",),
)
