"""What the declarations of buckets' settings share."""

SERVICE = "s3"
GONE = ("NoSuchBucket", "404", "NotFound")
OWNER_NOT_NEEDED = "the programs only name buckets of their own account"
