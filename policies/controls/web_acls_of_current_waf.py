"""Web ACLs are made in AWS WAF, not in AWS WAF Classic.

AWS WAF Classic ended on 2025-09-30: it gets no more rules against new attacks, and has none of
AWS's managed ones. What is left of it still looks like protection to whoever sees a web ACL:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-migrating-from-classic.html

Exceptions: nobody. Web ACLs of `aws.wafv2` say themselves what they protect (`scope`).
"""

from ._check import Check
from ._model import Control, Frameworks
from ._rules import forbidden
from ._types import tokens

PARTS = (
    "ByteMatchSet",
    "GeoMatchSet",
    "RateBasedRule",
    "RegexMatchSet",
    "RegexPatternSet",
    "Rule",
    "RuleGroup",
    "SizeConstraintSet",
    "SqlInjectionMatchSet",
    "WebAcl",
    "XssMatchSet",
)

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="classic",
            types=(
                *tokens("waf", *PARTS, "IpSet"),
                *tokens("wafregional", *PARTS, "IpSet", "WebAclAssociation"),
            ),
            find=forbidden("is of AWS WAF Classic, which has ended", "aws.wafv2.WebAcl(...)"),
            fails=({"name": "front"}, {}),
            forbids=True,
        ),
    ),
)
