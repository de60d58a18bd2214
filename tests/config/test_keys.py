"""What is said of keys that are misspelt, missing, twice there or in the wrong file."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, PROD, Broken, problems_of

KEYS = {
    "misspelt key": Broken(
        PROD, "owner:", "ownr:", "ownr", "ownr: is not a key here; did you mean owner?"
    ),
    "misspelt key below another": Broken(
        PROD, "cidr:", "cdir:", "cdir", "network.cdir: is not a key here; did you mean cidr?"
    ),
    "key that resembles none": Broken(
        LANDING_ZONE,
        "  hot_days:",
        "  zzz: 1\n  hot_days:",
        "zzz",
        "logging.zzz: is not a key here; give one of bucket_prefix, object_lock, hot_days, cold, "
        "cloudtrail_insights",
    ),
    "accounts in the wrong file": Broken(
        LANDING_ZONE,
        "alarms:\n",
        "accounts: {}\nalarms:\n",
        "accounts: {}",
        "accounts: is not a key here; each account is a file in accounts/",
    ),
    "missing key": Broken(
        PROD,
        "email: aws+payments-prod@example.com\n",
        "",
        "description",
        "email: is missing; add `email: aws+payments-prod@example.com` at the top level "
        "(E-mail address of the root user: 6 to 64 characters, never used for another AWS "
        "account anywhere)",
    ),
    "missing key below another": Broken(
        LANDING_ZONE,
        "    mode: GOVERNANCE # COMPLIANCE cannot be undone by anyone, AWS included\n",
        "",
        "object_lock",
        "logging.object_lock.mode: is missing; add `mode: GOVERNANCE` below object_lock "
        "(GOVERNANCE can be lifted by a role with a permission of its own; COMPLIANCE by nobody, "
        "AWS included, so that a mistake stays until it expires)",
    ),
    "missing section": Broken(
        LANDING_ZONE,
        "alarms:\n"
        "  # Root login, trail changes, guardrail changes and break-glass use go here.\n"
        "  email_addresses: [security-alarms@example.com]\n",
        "",
        "organization:",
        "alarms: is missing; add `alarms: {email_addresses: [aws+payments-prod@example.com]}` "
        "at the top level (Where alarms go)",
    ),
    "duplicate key": Broken(
        PROD,
        "owner: payments\n",
        "owner: payments\nowner: storefront\n",
        "owner: storefront",
        "owner: is given twice, first in line 5; remove one of the two",
    ),
    "duplicate key below another": Broken(
        PROD,
        "  cidr: 10.18.0.0/20",
        "  cidr: 10.18.0.0/20\n  cidr: 10.19.0.0/20",
        "cidr: 10.19",
        "network.cidr: is given twice, first in line 9; remove one of the two",
    ),
}


@pytest.mark.parametrize("broken", KEYS.values(), ids=KEYS)
def test_a_wrong_key_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """A wrong key gives one message; what was most likely meant is offered, or an example."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]
