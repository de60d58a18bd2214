"""AWS Budgets: who is told, and changes.

Gap: moto cannot change a budget, does not tell who is notified, and knows no tags.
Source: API reference of AWS Budgets; a budget costs nothing and nobody is ever notified here.
"""

from typing import Any

from moto.budgets.models import Budget, budgets_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import PARTITION


@answers("budgets", "UpdateBudget")
def update_budget(call: Call) -> Answer:
    """Take over what is given; the name says which budget."""
    given = call.params["NewBudget"]
    _budget(call, given["BudgetName"]).budget.update(given)
    return {}


@answers("budgets", "DescribeSubscribersForNotification")
def describe_subscribers(call: Call) -> Answer:
    """Who is told."""
    wanted = call.params["Notification"]
    for notification in _budget(call, call.params["BudgetName"]).notifications:
        if notification.details == wanted:
            return {"Subscribers": notification.subscribers}
    raise AwsError("NotFoundException", "The budget has no such notification.")


@answers("budgets", "ListTagsForResource")
def list_tags(call: Call) -> Answer:
    """The tags of a budget, those of its creation included."""
    tags = _tags(call)
    return {"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]}


@answers("budgets", "TagResource")
def tag(call: Call) -> Answer:
    """Add tags."""
    _tags(call).update({each["Key"]: each["Value"] for each in call.params["ResourceTags"]})
    return {}


@answers("budgets", "UntagResource")
def untag(call: Call) -> Answer:
    """Take tags away."""
    for key in call.params["ResourceTagKeys"]:
        _tags(call).pop(key, None)
    return {}


def _tags(call: Call) -> dict[str, Any]:
    tags: dict[str, Any] = call.table("tags").setdefault(call.params["ResourceARN"], {})
    return tags


def _budget(call: Call, name: str) -> Budget:
    found = budgets_backends[call.account][PARTITION].budgets[call.account].get(name)
    if found is None:
        raise AwsError("NotFoundException", f"Unable to get budget: {name}.")
    return found
