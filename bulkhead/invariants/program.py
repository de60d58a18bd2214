"""What stops the program before it creates or changes anything."""

from config import LandingZone


def objection(landing_zone: LandingZone) -> str:
    """Say why the guardrails of a configuration must not be attached; empty where they may."""
    # Stacks that attach no guardrail do not pay for the evaluator.
    from bulkhead.evaluator import PolicyError  # noqa: PLC0415 - as said above
    from bulkhead.invariants.prove import prove  # noqa: PLC0415
    from bulkhead.invariants.report import refusal  # noqa: PLC0415

    try:
        return refusal(prove(landing_zone))
    except PolicyError as error:
        return f"a planned guardrail cannot be decided upon:\n{error}"
