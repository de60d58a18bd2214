"""Examples of AWS Budgets."""

from tests.sandbox.provider.examples import Example


def notification(threshold: int, *emails: str) -> dict[str, object]:
    """Tell somebody about a share of the limit."""
    return {
        "comparisonOperator": "GREATER_THAN",
        "notificationType": "ACTUAL",
        "subscriberEmailAddresses": [*emails],
        "threshold": threshold,
        "thresholdType": "PERCENTAGE",
    }


EXAMPLES = {
    "aws:budgets/budget:Budget": Example(
        inputs={
            "budgetType": "COST",
            "limitAmount": "500.0",
            "limitUnit": "USD",
            "name": "monthly-cost",
            "notifications": [notification(80, "b@example.com", "a@example.com")],
            "tags": {"owner": "platform"},
            "timeUnit": "MONTHLY",
        },
        changes=(
            ("budgetType", "USAGE"),
            ("limitAmount", "1000.0"),
            ("limitUnit", "GB"),
            ("notifications", [notification(80, "c@example.com"), notification(90, "d@e.com")]),
            ("timeUnit", "ANNUALLY"),
            ("tags", {"owner": "security"}),
            ("tags", None),
        ),
    ),
}
