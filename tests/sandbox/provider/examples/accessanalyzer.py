"""Examples of IAM Access Analyzer."""

from tests.sandbox.provider.examples import Example
from tests.sandbox.provider.examples.organizations import ORGANIZATION

EXAMPLES = {
    "aws:accessanalyzer/analyzer:Analyzer": Example(
        needs={"organization": ORGANIZATION},
        inputs={
            "analyzerName": "unused-access",
            "configuration": {
                "unusedAccess": {
                    "unusedAccessAge": 90,
                    "analysisRule": {
                        "exclusions": [
                            {"accountIds": ["123456789012"]},
                            {"resourceTags": [{"unused": "on-purpose"}]},
                        ]
                    },
                }
            },
            "tags": {"owner": "security"},
            "type": "ORGANIZATION_UNUSED_ACCESS",
        },
        changes=(("tags", {"owner": "platform", "ring": "sandbox"}), ("tags", None)),
    ),
}
