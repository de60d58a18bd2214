"""Which member a property stands for, and what expressions refer to, is derived."""

import pytest

from sandbox.provider.errors import NotServedError
from sandbox.provider.expressions import names_in_expression
from sandbox.provider.names import match


@pytest.mark.parametrize(
    ("name", "members", "expected"),
    [
        ("parentId", ["ParentId", "Name"], "ParentId"),
        ("kmsKeyId", ["KMSKeyId"], "KMSKeyId"),
        ("accounts", ["Account"], "Account"),
        ("policy", ["Policies"], "Policies"),
        ("rules", ["Rule", "Rules"], "Rules"),
        ("name", ["GroupName"], None),
    ],
)
def test_a_property_stands_for_the_member_of_its_name(
    name: str, members: list[str], expected: str | None
) -> None:
    """Case never matters, and number only where no member has the same letters."""
    assert match(name, members) == expected


def test_two_members_that_would_do_are_refused() -> None:
    """A declaration has to say which of two members is meant."""
    with pytest.raises(NotServedError, match="name may be Name or NAME"):
        match("name", ["Name", "NAME"])


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("roots[0].id", {"roots"}),
        ("!closeOnDeletion", {"closeOnDeletion"}),
        ("parentId && parentId != madeIn", {"parentId", "madeIn"}),
        ("rules[?enabled].{Name: name, Other: other}", {"rules"}),
        ("{Status: status, Days: retention.days}", {"status", "retention"}),
        ("description || ''", {"description"}),
        ("length(items)", {"items"}),
        ("not_null(a, b.c)", {"a", "b"}),
        ("lists[].inner[] | [0]", {"lists"}),
    ],
)
def test_an_expression_names_the_properties_it_looks_at(expression: str, names: set[str]) -> None:
    """Names within what was found are members of it, not properties."""
    assert names_in_expression(expression) == names
