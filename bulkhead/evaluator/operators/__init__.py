"""Every condition operator of IAM: how it compares one value, and whether it is negated.

AWS, "IAM JSON policy elements: Condition operators":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
`Null` is not among them: it looks at a key's presence, not at its values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.evaluator.operators.address import ip_in
from bulkhead.evaluator.operators.arn import arn_like
from bulkhead.evaluator.operators.comparison import Compiler
from bulkhead.evaluator.operators.scalar import (
    ORDERS,
    binary,
    boolean,
    date,
    numeric,
)
from bulkhead.evaluator.operators.text import (
    string_equals,
    string_equals_ignore_case,
    string_like,
)


@dataclass(frozen=True, slots=True)
class Operator:
    """A condition operator without its qualifiers.

    Attributes:
        compile: turns one value of the policy into a test of one value of the request.
        negated: the operator asks that no value of the policy matches.
    """

    compile: Compiler
    negated: bool = False


OPERATORS: Mapping[str, Operator] = {
    "StringEquals": Operator(string_equals),
    "StringNotEquals": Operator(string_equals, negated=True),
    "StringEqualsIgnoreCase": Operator(string_equals_ignore_case),
    "StringNotEqualsIgnoreCase": Operator(string_equals_ignore_case, negated=True),
    "StringLike": Operator(string_like),
    "StringNotLike": Operator(string_like, negated=True),
    "NumericNotEquals": Operator(numeric(ORDERS[0][1]), negated=True),
    "DateNotEquals": Operator(date(ORDERS[0][1]), negated=True),
    **{f"Numeric{name}": Operator(numeric(order)) for name, order in ORDERS},
    **{f"Date{name}": Operator(date(order)) for name, order in ORDERS},
    "Bool": Operator(boolean),
    "BinaryEquals": Operator(binary),
    "IpAddress": Operator(ip_in),
    "NotIpAddress": Operator(ip_in, negated=True),
    "ArnEquals": Operator(arn_like),
    "ArnLike": Operator(arn_like),
    "ArnNotEquals": Operator(arn_like, negated=True),
    "ArnNotLike": Operator(arn_like, negated=True),
}
