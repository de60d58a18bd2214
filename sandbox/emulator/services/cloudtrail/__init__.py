"""AWS CloudTrail: organization trails, and buckets and keys that must admit them."""
