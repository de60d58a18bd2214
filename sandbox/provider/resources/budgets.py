"""AWS Budgets."""

from collections.abc import Mapping
from typing import Any

from sandbox.provider.declare import Autoname, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "budgets"

BUDGET = upstream("budgets/budget.go")
OTHER_BUDGETS = "the landing zone's budgets are about an account's whole cost in a month"
EMAIL = "EMAIL"


def _of_api(notification: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "NotificationType": notification["notificationType"],
        "ComparisonOperator": notification["comparisonOperator"],
        "Threshold": notification["threshold"],
        "ThresholdType": notification["thresholdType"],
    }


def _settings(work: Work) -> dict[str, Any]:
    wanted = work.properties
    return {
        "BudgetName": wanted["name"],
        "BudgetType": wanted["budgetType"],
        "BudgetLimit": {"Amount": wanted["limitAmount"], "Unit": wanted["limitUnit"]},
        "TimeUnit": wanted["timeUnit"],
    }


def _notify(work: Work, account: str) -> None:
    """Tell those whom the notifications name, once a budget is there."""
    for each in work.properties.get("notifications") or ():
        emails = each.get("subscriberEmailAddresses") or ()
        work.call(
            "CreateNotification",
            AccountId=account,
            BudgetName=work.properties["name"],
            Notification=_of_api(each),
            Subscribers=[{"SubscriptionType": EMAIL, "Address": email} for email in emails],
        )


def _account(work: Work) -> str:
    return str(work.call("GetCallerIdentity", "sts")["Account"])


def _create(work: Work) -> dict[str, object]:
    account = _account(work)
    work.call("CreateBudget", AccountId=account, Budget=_settings(work))
    _notify(work, account)
    return {"owner": account}


def _update(work: Work) -> None:
    account, name = work.id.split(":")
    work.call("UpdateBudget", AccountId=account, NewBudget=_settings(work))
    for each in work.old.get("notifications") or ():
        work.call(
            "DeleteNotification", AccountId=account, BudgetName=name, Notification=_of_api(each)
        )
    _notify(work, account)


def _notifications(work: Work) -> dict[str, object]:
    account, name = work.id.split(":")
    named = {"AccountId": account, "BudgetName": name}
    found = work.call("DescribeNotificationsForBudget", **named).get("Notifications", ())
    return {"notifications": [_of_program(work, named, each) for each in found]}


def _of_program(work: Work, named: dict[str, str], found: dict[str, Any]) -> dict[str, object]:
    told = work.call("DescribeSubscribersForNotification", Notification=found, **named)
    return {
        "comparisonOperator": found["ComparisonOperator"],
        "notificationType": found["NotificationType"],
        "subscriberEmailAddresses": [each["Address"] for each in told["Subscribers"]],
        "threshold": found["Threshold"],
        "thresholdType": found["ThresholdType"],
    }


SENT = ("budgetType", "limitAmount", "limitUnit", "name", "notifications", "timeUnit")

BUDGET_TYPE = Resource(
    type="aws:budgets/budget:Budget",
    service=SERVICE,
    id="{owner}:{name}",
    create=(Run(_create, sends=SENT),),
    read=(
        Call(
            "DescribeBudget",
            {"AccountId": "{owner}", "BudgetName": "$name"},
            at="Budget",
            out={
                "arn": "=arn:{partition}:budgets::{account}:budget/{name}",
                "limitAmount": "BudgetLimit.Amount",
                "limitUnit": "BudgetLimit.Unit",
            },
        ),
        Run(_notifications, reads=("notifications",)),
    ),
    update=(Run(_update, sends=SENT),),
    delete=(Call("DeleteBudget", {"AccountId": "{owner}", "BudgetName": "$name"}),),
    gone=("NotFoundException",),
    tags=Tags(
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        {"ResourceARN": "$arn"},
        at="ResourceTags",
    ),
    autoname=Autoname("name", AUTONAMED),
    replace_on={"name": BUDGET},
    sets={
        "notifications": BUDGET,
        "notifications.subscriberEmailAddresses": BUDGET,
        "notifications.subscriberSnsTopicArns": BUDGET,
    },
    unserved={
        "accountId": "an account has budgets of its own",
        "namePrefix": "the programs name what they make",
        **dict.fromkeys(
            (
                "autoAdjustData",
                "billingViewArn",
                "costFilters",
                "costTypes",
                "filterExpression",
                "metrics",
                "plannedLimits",
                "timePeriodEnd",
                "timePeriodStart",
            ),
            OTHER_BUDGETS,
        ),
    },
)

RESOURCES = (BUDGET_TYPE,)
