"""Examples of AWS Systems Manager."""

import json

from sandbox.provider.sources import upstream
from tests.sandbox.provider.examples import Example


def preferences(idle_minutes: int) -> str:
    """Write preferences of Session Manager."""
    return json.dumps(
        {
            "schemaVersion": "1.0",
            "description": "Sessions",
            "sessionType": "Standard_Stream",
            "inputs": {"idleSessionTimeout": str(idle_minutes), "runAsEnabled": False},
        }
    )


EXAMPLES = {
    "aws:ssm/document:Document": Example(
        inputs={
            "content": preferences(20),
            "documentType": "Session",
            "name": "SSM-SessionManagerRunShell",
            "tags": {"owner": "platform"},
        },
        changes=(
            ("content", preferences(10)),
            ("tags", {"owner": "security"}),
            ("tags", None),
        ),
        # Not marked as computed anew, though each version has a date of its own.
        stale_in_previews={"createdDate": upstream("ssm/document.go")},
    ),
}
