"""Where a fact about pulumi-aws comes from: every declared fact names one of these.

A guess about when pulumi-aws replaces a resource, or which default it fills in, cannot be seen in
the sandbox: it shows only against AWS. So each such fact says its source, and a guess says so.
"""

# The property's docstring in the installed `pulumi_aws` says that it forces a new resource.
FORCES_NEW = "docstring: forces a new resource"
# The property's docstring in the installed `pulumi_aws` states the default.
DOCSTRING = "docstring"
# The API of AWS has no operation that changes the property.
NO_UPDATE_OPERATION = "the API has no operation that changes it"
# Nobody has found a source yet; real AWS has to settle it.
UNCERTAIN = "uncertain"

UPSTREAM = "upstream: "


def upstream(path: str) -> str:
    """Name a file of the Terraform provider that pulumi-aws is built from.

    Args:
        path: the file below `internal/service` of hashicorp/terraform-provider-aws.
    """
    return UPSTREAM + path


# pulumi-aws gives a resource's name to an input `name` that the program leaves out.
AUTONAMED = "docs: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming"
# The property's docstring in the installed `pulumi_aws` says that AWS never tells it again.
NEVER_TOLD = "docstring: the API has no way to read it"
