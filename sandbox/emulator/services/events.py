"""Amazon EventBridge: events that match a rule with a target moto cannot deliver to."""

from uuid import uuid4

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers


@answers("events", "PutEvents")
def put_events(call: Call) -> Answer:
    """Gap: moto fails where a matching rule targets SNS, Lambda or Step Functions.

    The event is taken as AWS takes it, and that target does not hear of it.
    """
    try:
        return call.forward()
    except (NotImplementedError, RuntimeError):
        entries = [{"EventId": str(uuid4())} for _ in call.params["Entries"]]
        return {"FailedEntryCount": 0, "Entries": entries}
