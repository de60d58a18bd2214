"""What is said of permission sets and assignments that cannot be."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, Broken, problems_of

RULES = {
    "unknown group": Broken(
        LANDING_ZONE,
        "    - group: break-glass\n",
        "    - group: brake-glass\n",
        "brake-glass",
        "identity.assignments[2].group: brake-glass is not a group; did you mean break-glass?",
    ),
    "unknown permission set": Broken(
        LANDING_ZONE,
        "      permission_set: SecurityAudit",
        "      permission_set: SecurtyAudit",
        "SecurtyAudit",
        "identity.assignments[1].permission_set: SecurtyAudit is not a permission set; "
        "did you mean SecurityAudit?",
    ),
    "unknown account of an assignment": Broken(
        LANDING_ZONE,
        "accounts: [security, network]",
        "accounts: [security, netwrk]",
        "netwrk",
        "identity.assignments[0].accounts[1]: netwrk is not an account; did you mean network?",
    ),
    "management account in an assignment": Broken(
        LANDING_ZONE,
        "accounts: [security, network]",
        "accounts: [security, management]",
        "[security, management]",
        "identity.assignments[0].accounts[1]: management is the management account, where no "
        "guardrail holds; remove it",
    ),
    "unknown unit of an assignment": Broken(
        LANDING_ZONE,
        "      organizational_units: [sandbox, workloads]",
        "      organizational_units: [sandbox, wrkloads]",
        "wrkloads",
        "identity.assignments[0].organizational_units[1]: wrkloads is not an organizational unit; "
        "did you mean workloads?",
    ),
    "assignment without a place": Broken(
        LANDING_ZONE,
        "      accounts: [security, network]\n      organizational_units: [sandbox, workloads]\n",
        "",
        "- group: platform",
        "identity.assignments[0]: names no place; add `accounts` or `organizational_units`",
    ),
    "no permission set for emergencies": Broken(
        LANDING_ZONE,
        "identity:\n",
        "identity:\n  break_glass_permission_set: BreakGlas\n",
        "BreakGlas",
        "identity.break_glass_permission_set: BreakGlas is not a permission set; "
        "did you mean BreakGlass?",
    ),
    "session longer than allowed": Broken(
        LANDING_ZONE,
        "production only while changes roll out\n      session_minutes: 60",
        "production only while changes roll out\n      session_minutes: 90",
        "session_minutes: 90",
        "identity.permission_sets.PlatformAdministrator.session_minutes: 90 is longer than "
        "identity.maximum_session_minutes; give at most 60",
    ),
    "session longer than AWS allows": Broken(
        LANDING_ZONE,
        "asks for.\n  maximum_session_minutes: 60",
        "asks for.\n  maximum_session_minutes: 900",
        "maximum_session_minutes: 900",
        "identity.maximum_session_minutes: 900 is out of range; "
        "give a whole number between 60 and 720",
    ),
    "permission set that allows nothing": Broken(
        LANDING_ZONE,
        "      managed_policies: [SecurityAudit]\n",
        "",
        "    SecurityAudit:",
        "identity.permission_sets.SecurityAudit: allows nothing; add `managed_policies`, "
        "`customer_managed_policies` or `inline_policy`",
    ),
    "too many managed policies": Broken(
        LANDING_ZONE,
        "managed_policies: [SecurityAudit]",
        f"managed_policies: [{', '.join(f'Policy{number}' for number in range(11))}]",
        "    SecurityAudit:",
        "identity.permission_sets.SecurityAudit: has 11 managed policies; the role that AWS makes "
        "of it takes 10, move some into `inline_policy`",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_wrong_permission_or_assignment_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """What names somebody or something unknown, or exceeds a limit, gives one message."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]
