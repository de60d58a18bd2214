"""IAM Identity Center: tags, boundaries, and the roles that assignments make."""
