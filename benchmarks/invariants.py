"""How long the proof of invariants takes: `python -m benchmarks.invariants`.

Made-up organizations (`benchmarks.synthetic`) with 200 invariants, the built-in ones among them.
"Alike": accounts are in the example's units, so that most share their policies. "Apart": the
guardrails of every unit differ, and so do those of a hundred units, which is more than any
organization has; nothing but accounts of one unit can share the work.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.synthetic import synthetic
from bulkhead.invariants.prove import prove
from config import Invariant, LandingZone, OrganizationalUnit, load
from config.guardrail_plan import PlannedPolicy, guardrail_plan

SIZES = (10, 100, 1_000)
INVARIANTS = 200
UNITS = 100
_RESULTS = Path(__file__).with_name("invariants.md")
_ACTIONS = ("ec2:RunInstances", "s3:PutObject", "lambda:CreateFunction", "sqs:SendMessage")


def main() -> None:
    """Measure, print, and keep the results."""
    lines = [_HEAD, "| accounts | policies | requests | groups | CPU s |"]
    lines.append("| ---: | --- | ---: | ---: | ---: |")
    for accounts in SIZES:
        landing_zone = _landing_zone(accounts)
        apart = _apart(landing_zone)
        lines.append(_measured(accounts, "alike", landing_zone, None))
        lines.append(_measured(accounts, "apart", apart, tuple(_different(apart))))
    text = "\n".join(lines) + "\n"
    _RESULTS.write_text(text, encoding="utf-8")
    print(text)  # noqa: T201 - what the command is for


_HEAD = f"""\
# Proving {INVARIANTS} invariants

Written by `python -m benchmarks.invariants`. CPU time of one process, without reading the
configuration.
"""


def _measured(
    accounts: int,
    kind: str,
    landing_zone: LandingZone,
    policies: tuple[PlannedPolicy, ...] | None,
) -> str:
    start = time.process_time()
    proof = prove(landing_zone, policies)
    seconds = time.process_time() - start
    assert len(proof.invariants) == INVARIANTS  # noqa: S101 - the table says so
    return f"| {accounts:,} | {kind} | {proof.decided:,} | {proof.groups:,} | {seconds:.2f} |"


def _landing_zone(accounts: int) -> LandingZone:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config"
        synthetic(accounts).write(path)
        landing_zone = load(path)
    built_in = len(prove(landing_zone, ()).invariants)
    own = {f"own-{number}": _invariant(number) for number in range(INVARIANTS - built_in)}
    return landing_zone.model_copy(update={"invariants": own})


def _invariant(number: int) -> Invariant:
    return Invariant.model_validate(
        {
            "reason": "Somebody needs it.",
            "who": {"role": f"role-{number}"},
            "can": [_ACTIONS[number % len(_ACTIONS)]],
            "resource": f"arn:aws:s3:::bucket-{number}/{{account}}",
        }
    )


def _apart(landing_zone: LandingZone) -> LandingZone:
    """The same with a hundred units more, among which the workload accounts are."""
    unit = OrganizationalUnit(description="One of many", ring="production")
    paths = [f"unit-{number}" for number in range(UNITS)]
    units = {**landing_zone.organizational_units, **dict.fromkeys(paths, unit)}
    accounts = {
        name: account
        if account.environment == "shared"
        else account.model_copy(update={"organizational_unit": paths[number % UNITS]})
        for number, (name, account) in enumerate(landing_zone.accounts.items())
    }
    return landing_zone.model_copy(update={"organizational_units": units, "accounts": accounts})


def _different(landing_zone: LandingZone) -> Iterator[PlannedPolicy]:
    """The plan with documents of its own for each unit."""
    for policy in guardrail_plan(landing_zone).policies:
        for path in policy.targets:
            sid = f'"Sid":"{path.replace("/", "").replace("-", "")}'
            content = policy.content.replace('"Sid":"', sid)
            yield replace(policy, name=f"{policy.name}-{path}", targets=(path,), content=content)


if __name__ == "__main__":
    main()
