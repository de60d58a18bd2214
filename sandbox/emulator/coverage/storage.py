"""S3, KMS, CloudTrail, SNS and EventBridge."""

from sandbox.emulator.coverage.capability import absent, real, recorded
from sandbox.emulator.services.s3.unserved import UNSERVED

STORAGE = (
    real(
        "s3",
        "Buckets and objects with AWS's defaults; a Deny of a bucket policy hits exactly the calls "
        "that meet its principal, action, resource and condition; public policies are refused "
        "where they are blocked",
        "CreateBucket DeleteBucket HeadBucket ListBuckets PutObject GetObject HeadObject "
        "DeleteObject ListObjectsV2 PutBucketPolicy GetBucketPolicy DeleteBucketPolicy "
        "PutPublicAccessBlock GetPublicAccessBlock DeletePublicAccessBlock PutBucketVersioning "
        "GetBucketVersioning PutBucketEncryption GetBucketEncryption DeleteBucketEncryption "
        "PutObjectLockConfiguration GetObjectLockConfiguration GetObjectRetention "
        "PutBucketOwnershipControls GetBucketOwnershipControls DeleteBucketOwnershipControls",
    ),
    recorded(
        "s3",
        "Lifecycle, who pays, and access logging for targets that admit the logging service: "
        "nothing is moved, nothing is logged",
        "PutBucketLifecycleConfiguration GetBucketLifecycleConfiguration DeleteBucketLifecycle "
        "PutBucketLogging GetBucketLogging PutBucketRequestPayment GetBucketRequestPayment",
    ),
    absent("s3", "What moto takes for other operations", UNSERVED),
    absent("s3", "Denial of other accounts' calls that no policy allows", ""),
    recorded(
        "s3control",
        "The account's block of public access: kept, and no bucket obeys it. A client puts the "
        "account id before the host's name, which loopback does not resolve: ask without it",
        "PutPublicAccessBlock GetPublicAccessBlock DeletePublicAccessBlock",
    ),
    real(
        "kms",
        "Keys, aliases, and key policies that keep the key manageable",
        "CreateKey DescribeKey ScheduleKeyDeletion CancelKeyDeletion PutKeyPolicy GetKeyPolicy "
        "CreateAlias DeleteAlias ListAliases TagResource UntagResource ListResourceTags",
    ),
    recorded(
        "kms",
        "Rotation and its period: nothing rotates by itself",
        "EnableKeyRotation DisableKeyRotation GetKeyRotationStatus",
    ),
    absent("kms", "Enforcement of key policies when a key is used", ""),
    recorded(
        "cloudtrail",
        "Trails of an account or of the organization, if bucket and key admit CloudTrail: no log "
        "file is ever delivered, and members do not see the organization's trail",
        "CreateTrail UpdateTrail DeleteTrail DescribeTrails GetTrail GetTrailStatus StartLogging "
        "StopLogging PutEventSelectors GetEventSelectors PutInsightSelectors GetInsightSelectors "
        "AddTags RemoveTags ListTags",
    ),
    real(
        "cloudtrail",
        "The delegated administrator, who manages the organization's trails",
        "RegisterOrganizationDelegatedAdmin DeregisterOrganizationDelegatedAdmin",
    ),
    absent(
        "cloudtrail", "Event history and event data stores", "LookupEvents CreateEventDataStore"
    ),
    recorded(
        "sns",
        "Topics, their policies and subscriptions: an e-mail subscription counts as confirmed, and "
        "no mail is sent",
        "CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes Subscribe Unsubscribe "
        "GetSubscriptionAttributes SetSubscriptionAttributes TagResource UntagResource "
        "ListTagsForResource PutDataProtectionPolicy GetDataProtectionPolicy",
    ),
    recorded(
        "events",
        "Rules and targets: nothing here sends events by itself, and targets other than queues, "
        "log groups and buses do not hear of those that are put",
        "PutRule DescribeRule DeleteRule ListRules PutTargets RemoveTargets ListTargetsByRule "
        "PutEvents TagResource UntagResource ListTagsForResource",
    ),
)
