"""The declared resource types: one module (or package) per service, named as in `pulumi_aws`.

A type is found by its token: `aws:kms/alias:Alias` is declared in `kms.py`, in that module's
`RESOURCES`. A module is imported when one of its types is first used.
"""
