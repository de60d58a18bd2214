"""What must stay possible and what must stay impossible, proved before guardrails change.

`prove.prove` asks the evaluator about every request of every invariant, for every account, over
the guardrails as they are planned, and `report` says what came out. Built-in invariants
(`built_in`) always hold; a configuration adds its own under `invariants`. `program.objection` is
what the Pulumi program asks before it builds anything.
"""
