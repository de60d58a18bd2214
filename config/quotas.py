"""How much AWS takes, beyond Organizations policies: dated facts, in one place. As of 2026-11.

An account's own quotas may be raised; a new account always begins with the default, so that the
default is what a configuration must keep to.
"""

# "Quotas and service limits for AWS Organizations", AWS Organizations User Guide.
ORGANIZATIONAL_UNIT_LEVELS = 5
ORGANIZATIONAL_UNITS = 2_000

# The same page: accounts that can be in creation, and in closure, at a time.
CONCURRENT_ACCOUNT_CREATIONS = 5
CONCURRENT_ACCOUNT_CLOSURES = 3

# CloseAccount, AWS Organizations API Reference: in any 30 days, a share of the member accounts, but
# no fewer and no more than so many. Older copies of the page say a tenth, and at least 10.
CLOSURE_WINDOW_DAYS = 30
CLOSURE_SHARE_PERCENT = 20
LEAST_CLOSURES = 250
MOST_CLOSURES = 1_000

# LeaveOrganization, AWS Organizations API Reference: from its creation, not for invited accounts.
DAYS_BEFORE_AN_ACCOUNT_CAN_LEAVE = 4

# "IAM and AWS STS quotas", IAM User Guide: default for a role, which a permission set becomes. An
# Identity Center permission set itself takes 20.
MANAGED_POLICIES_PER_ROLE = 10

# "AWS IAM Identity Center quotas", IAM Identity Center User Guide: characters other than white
# space in the inline policy of a permission set.
INLINE_POLICY_CHARACTERS = 10_240

# "Amazon S3 pricing": objects deleted sooner after a transition are charged for these days anyway.
MINIMUM_COLD_DAYS = {"GLACIER_IR": 90, "GLACIER": 90, "DEEP_ARCHIVE": 180}
