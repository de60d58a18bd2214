"""The names under which the engine asks for types and functions."""


def service_of(token: str) -> str:
    """Name the module of `pulumi_aws` in a token: `kms` of `aws:kms/alias:Alias`.

    What belongs to no service (`getCallerIdentity`) is in the module `index`.
    """
    module = token.split(":")[1]
    return module.split("/", maxsplit=1)[0]
