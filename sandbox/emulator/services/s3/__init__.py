"""Amazon S3: the defaults of a new bucket, and bucket policies that say what they mean."""
