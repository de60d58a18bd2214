"""Who may do what with the archive's bucket for logs of sessions."""

from components.log_archive_facts import LogArchiveFacts
from components.log_bucket_policies import kept
from components.policy_document import Document, document


def session_bucket(facts: LogArchiveFacts, bucket: str) -> Document:
    """Policy of the bucket that Session Manager's agent writes to, from every account.

    No service delivers these logs: the agent writes them with its instance's role. So roles of the
    organization may add objects below their own account's id, and ask how the bucket is encrypted,
    as the agent does before it writes; they may read and delete nothing. Source:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-auditing.html
    """
    arn = facts.bucket_arn(bucket)
    ours = {"StringEquals": {"aws:PrincipalOrgID": facts.organization_id}}
    own_prefix = f"{arn}/${{aws:PrincipalAccount}}/*"
    return document(
        [
            {
                "Sid": "AgentsLook",
                "Effect": "Allow",
                "Principal": {"AWS": "*"},
                "Action": "s3:GetEncryptionConfiguration",
                "Resource": arn,
                "Condition": ours,
            },
            {
                "Sid": "AgentsWrite",
                "Effect": "Allow",
                "Principal": {"AWS": "*"},
                "Action": "s3:PutObject",
                "Resource": own_prefix,
                "Condition": ours,
            },
            *kept(facts, arn, by_services=False),
        ]
    )
