"""An account as its own policies know it."""

from components.account_facts import AccountFacts

ACCOUNT = AccountFacts(
    partition="aws",
    organization_id="o-exampleorgid",
    management_account_id="111111111111",
    security_account_id="222222222222",
    account_id="333333333333",
)
