"""What an account may cost before somebody is told."""

from config import LandingZone
from config.costs import Budget
from tests.components.account_stacks import run_account

BUDGET = "aws:budgets/budget:Budget"


def test_whoever_answers_for_the_bill_is_told_in_time(landing_zone: LandingZone) -> None:
    """Before the limit, at the limit, and when it is forecast; the billing contact, nobody else."""
    inputs = run_account(landing_zone, "payments-prod").one(BUDGET).inputs
    account = landing_zone.accounts["payments-prod"]
    assert account.budget
    assert float(inputs["limitAmount"]) == account.budget.monthly_usd
    assert (inputs["limitUnit"], inputs["timeUnit"]) == ("USD", "MONTHLY")
    told = {each for one in inputs["notifications"] for each in one["subscriberEmailAddresses"]}
    assert told == {landing_zone.contacts_of("payments-prod")["billing"].email}
    shares = {(one["notificationType"], one["threshold"]) for one in inputs["notifications"]}
    assert shares == {("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)}


def test_an_account_without_a_budget_has_none(landing_zone: LandingZone) -> None:
    """Nothing is built that nobody configured; and what is configured is built in any account."""
    account = landing_zone.accounts["payments-dev"]
    assert run_account(landing_zone, "payments-dev").of_type(BUDGET) == []
    bounded = account.model_copy(update={"budget": Budget(monthly_usd=1)})
    accounts = {**landing_zone.accounts, "payments-dev": bounded}
    zone = landing_zone.model_copy(update={"accounts": accounts})
    assert len(run_account(zone, "payments-dev").of_type(BUDGET)) == 1
