"""What an account may cost."""

from pydantic import Field

from config.base import Model, Whole


class Budget(Model):
    """What an account may cost in a month before somebody is told."""

    monthly_usd: Whole = Field(
        ge=1,
        description="Limit of a month in US dollars, the only currency of AWS Budgets. The "
        "account's billing contact is told at 80 % and 100 % of it, and when it is forecast to be "
        "passed; nothing is stopped.",
    )
