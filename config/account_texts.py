"""Texts that describe accounts and people: what AWS accepts for each.

Where nothing else is said, patterns and lengths are those of the AWS API models of 2026-11.
"""

from typing import Annotated

from config.base import Shape

AccountId = Annotated[
    str,
    Shape(r"[0-9]{12}", "give the 12 digits of an account id, in quotes", "111122223333", 12),
]
# Names are also stack names and parts of resource names, so less is allowed than AWS's 50 printable
# characters (CreateAccount).
AccountName = Annotated[
    str,
    Shape(
        r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 50 lower-case letters, digits and hyphens",
        "payments-prod",
        50,
    ),
]
# IAM API Reference, CreateAccountAlias.
AccountAlias = Annotated[
    str,
    Shape(
        r"[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]",
        "give 3 to 63 lower-case letters, digits and single hyphens between them",
        "example-payments-prod",
        63,
    ),
]
# AWS Organizations API Reference, CreateAccount: 6 to 64 ASCII characters, none of white space,
# "'()<>[]:;,\|%&, no leading dot and no two dots in a row before the @.
Email = Annotated[
    str,
    Shape(
        r"(?=.{6,64}$)[A-Za-z0-9!#$*+/=?^_`{}~-]+(?:\.[A-Za-z0-9!#$*+/=?^_`{}~-]+)*"
        r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+",
        "give an e-mail address of 6 to 64 characters",
        "aws+payments-prod@example.com",
        64,
    ),
]
# AWS Account Management API Reference, PutAlternateContact.
Phone = Annotated[
    str,
    Shape(
        r"[\s0-9()+-]+",
        "give a telephone number of at most 25 digits, spaces, +, - and parentheses",
        "+49 30 1234567",
        25,
    ),
]
PersonName = Annotated[str, Shape(r".*\S.*", "give 1 to 64 characters", "Security team", 64)]
Title = Annotated[str, Shape(r".*\S.*", "give 1 to 50 characters", "Security", 50)]
# IAM Identity Center API Reference, CreatePermissionSet: Latin-1, at most 700 characters. One rule
# serves all descriptions.
Description = Annotated[
    str,
    Shape(
        r"[\t\n\r\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff][\t\n\r\x20-\x7e\xa1-\xff]*",
        "give 1 to 700 characters, none outside Latin-1",
        "Payments, production",
        700,
    ),
]
Owner = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.:/=+@-]+(?: [A-Za-z0-9_.:/=+@-]+)*",
        "give 1 to 256 letters, digits, spaces and _.:/=+-@ (it becomes a tag)",
        "payments",
        256,
    ),
]
TagKey = Annotated[
    str,
    Shape(
        r"(?!aws:)[A-Za-z0-9_.:/=+@ -]+",
        "give 1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
        "cost-center",
        128,
    ),
]
TagValue = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.:/=+@ -]*",
        "give at most 256 letters, digits, spaces and _.:/=+-@",
        "4711",
        256,
    ),
]
