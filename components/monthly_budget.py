"""What an account may cost in a month before somebody is told."""

import pulumi
from pulumi_aws import budgets

from config.costs import Budget

# Kind of cost, and share of the limit in per cent: late enough not to ring every month, early
# enough to act; a forecast needs about five weeks of use:
# https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
_ALERTS = (("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100))


class MonthlyBudget(pulumi.ComponentResource):
    """A budget over all that an account costs, with e-mails to whoever answers for it.

    It is the account's own, so that an account costs nothing in the management account's budgets
    (two of which are free), and goes with the account. Source:
    https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
    """

    def __init__(
        self,
        name: str,
        *,
        budget: Budget,
        email_address: str,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the budget.

        Args:
            name: Name of the component and of its resource.
            budget: The limit.
            email_address: Who is told.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:MonthlyBudget", name, None, opts)
        budgets.Budget(
            name,
            name="monthly-cost",
            budget_type="COST",
            time_unit="MONTHLY",
            # As AWS tells it again.
            limit_amount=f"{budget.monthly_usd}.0",
            limit_unit="USD",
            notifications=[
                budgets.BudgetNotificationArgs(
                    notification_type=kind,
                    comparison_operator="GREATER_THAN",
                    threshold=percent,
                    threshold_type="PERCENTAGE",
                    subscriber_email_addresses=[email_address],
                )
                for kind, percent in _ALERTS
            ],
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})
