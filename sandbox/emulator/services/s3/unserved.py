"""Operations that moto does not have and takes for others.

Gap: moto tells operations of a bucket apart by the query it knows, so it lists objects where it is
asked for something new, and deletes the bucket where it is told to delete a part of it.
"""

from sandbox.emulator.call import Call
from sandbox.emulator.registry import before

UNSERVED = (
    "CreateBucketMetadataConfiguration CreateBucketMetadataTableConfiguration CreateSession "
    "DeleteBucketAnalyticsConfiguration DeleteBucketIntelligentTieringConfiguration "
    "DeleteBucketInventoryConfiguration DeleteBucketMetadataConfiguration "
    "DeleteBucketMetadataTableConfiguration DeleteBucketMetricsConfiguration "
    "DeleteObjectAnnotation GetBucketAbac GetBucketAnalyticsConfiguration "
    "GetBucketIntelligentTieringConfiguration GetBucketMetadataConfiguration "
    "GetBucketMetadataTableConfiguration GetBucketMetricsConfiguration GetObjectAnnotation "
    "GetObjectTorrent ListBucketAnalyticsConfigurations "
    "ListBucketIntelligentTieringConfigurations ListBucketMetricsConfigurations "
    "ListObjectAnnotations PutBucketAbac PutBucketAnalyticsConfiguration "
    "PutBucketIntelligentTieringConfiguration PutBucketMetricsConfiguration PutObjectAnnotation "
    "RenameObject UpdateBucketMetadataAnnotationTableConfiguration "
    "UpdateBucketMetadataInventoryTableConfiguration "
    "UpdateBucketMetadataJournalTableConfiguration UpdateObjectEncryption WriteGetObjectResponse"
)


@before("s3", *UNSERVED.split())
def operation_is_absent(_call: Call) -> None:
    """Refusal: as for every operation that nobody implements."""
    raise NotImplementedError
