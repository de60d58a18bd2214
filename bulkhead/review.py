"""What the program is given to review guardrails with."""

from bulkhead.invariants.program import objection
from bulkhead.plan.program import news, record
from bulkhead.rings.program import refusal
from components.guardrail_review import GuardrailReview

REVIEW = GuardrailReview(objection=objection, record=record, refusal=refusal, news=news)
