"""What an account sets for itself: in EC2, Systems Manager and Budgets."""

from sandbox.emulator.coverage.capability import recorded

ACCOUNT_SETTINGS = (
    recorded(
        "ec2",
        "Settings of an account in a region: encryption of new volumes and its key, defaults of "
        "instance metadata, public images and snapshots, serial consoles. Nothing follows from "
        "them, and what a declarative policy sets does not show in them",
        "EnableEbsEncryptionByDefault DisableEbsEncryptionByDefault GetEbsEncryptionByDefault "
        "ModifyEbsDefaultKmsKeyId GetEbsDefaultKmsKeyId ResetEbsDefaultKmsKeyId "
        "ModifyInstanceMetadataDefaults GetInstanceMetadataDefaults EnableImageBlockPublicAccess "
        "DisableImageBlockPublicAccess GetImageBlockPublicAccessState "
        "EnableSnapshotBlockPublicAccess DisableSnapshotBlockPublicAccess "
        "GetSnapshotBlockPublicAccessState EnableSerialConsoleAccess DisableSerialConsoleAccess "
        "GetSerialConsoleAccessStatus",
    ),
    recorded(
        "ssm",
        "Documents and their versions, such as the preferences of Session Manager: nothing runs",
        "CreateDocument DescribeDocument GetDocument UpdateDocument UpdateDocumentDefaultVersion "
        "DeleteDocument ListTagsForResource AddTagsToResource RemoveTagsFromResource",
    ),
    recorded(
        "budgets",
        "Budgets, whom they notify, and tags: nothing costs anything, so nobody is notified",
        "CreateBudget DescribeBudget UpdateBudget DeleteBudget CreateNotification "
        "DeleteNotification DescribeNotificationsForBudget DescribeSubscribersForNotification "
        "ListTagsForResource TagResource UntagResource",
    ),
)
