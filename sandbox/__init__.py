"""The whole product without an AWS account: an emulator, and what the Pulumi engine needs."""
