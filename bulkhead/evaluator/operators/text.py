"""String operators: equality, equality that ignores case, and wildcards.

AWS, "String condition operators":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from bulkhead.evaluator.operators.comparison import ValueTest, text_test
from bulkhead.evaluator.templates import parse_template


def string_equals(text: str, *, variables: bool) -> ValueTest:
    """Compare exactly; `*` and `?` are ordinary characters."""
    return text_test(parse_template(text, wildcards=False, variables=variables))


def string_equals_ignore_case(text: str, *, variables: bool) -> ValueTest:
    """Compare exactly but for case."""
    tokens = parse_template(text, wildcards=False, variables=variables)
    return text_test(tokens, ignore_case=True)


def string_like(text: str, *, variables: bool) -> ValueTest:
    """Compare with `*` and `?` anywhere, in the case given."""
    return text_test(parse_template(text, wildcards=True, variables=variables))
