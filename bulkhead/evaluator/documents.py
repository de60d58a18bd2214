"""Policy documents as AWS writes them: JSON in, checked models, JSON out.

AWS, "Grammar of the IAM JSON policy language":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from bulkhead.evaluator.errors import PolicyError


def _listed(value: object) -> object:
    """One or several: the grammar lets a list of one be written without brackets."""
    return value if isinstance(value, list | tuple) else (value,)


def _condition_text(value: object) -> object:
    """Write booleans and numbers as the text that AWS compares."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
ConditionText = Annotated[str, BeforeValidator(_condition_text)]
ConditionTexts = Annotated[tuple[ConditionText, ...], BeforeValidator(_listed)]
PrincipalKind = Literal["AWS", "Service", "Federated", "CanonicalUser"]
PrincipalElement = Annotated[
    Annotated[Literal["*"], Tag("text")] | Annotated[dict[PrincipalKind, Texts], Tag("object")],
    Discriminator(lambda value: "text" if isinstance(value, str) else "object"),
]


class _Element(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Statement(_Element):
    """One statement; elements that exclude each other are not both there."""

    sid: str | None = Field(None, alias="Sid")
    effect: Literal["Allow", "Deny"] = Field(alias="Effect")
    principal: PrincipalElement | None = Field(None, alias="Principal")
    not_principal: PrincipalElement | None = Field(None, alias="NotPrincipal")
    action: Texts | None = Field(None, alias="Action")
    not_action: Texts | None = Field(None, alias="NotAction")
    resource: Texts | None = Field(None, alias="Resource")
    not_resource: Texts | None = Field(None, alias="NotResource")
    condition: dict[str, dict[str, ConditionTexts]] = Field({}, alias="Condition")

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        if (self.action is None) == (self.not_action is None):
            raise ValueError("give either Action or NotAction")
        if self.resource is not None and self.not_resource is not None:
            raise ValueError("give either Resource or NotResource, not both")
        return self


Statements = Annotated[tuple[Statement, ...], BeforeValidator(_listed), Field(min_length=1)]


class PolicyDocument(_Element):
    """A policy document; without a version it is of 2008-10-17, as AWS has it."""

    version: Literal["2008-10-17", "2012-10-17"] = Field("2008-10-17", alias="Version")
    id: str | None = Field(None, alias="Id")
    statement: Statements = Field(alias="Statement")


ELEMENTS = [
    str(field.alias)
    for model in (PolicyDocument, Statement)
    for field in model.model_fields.values()
]


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise PolicyError([f"{', '.join(twice)}: written twice in one object; write it once"])
    return dict(pairs)


def _from_json(text: str) -> object:
    try:
        parsed: object = json.loads(text, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise PolicyError([f"{place}: not JSON: {error.msg}"]) from None
    return parsed


def _place(location: tuple[int | str, ...]) -> str:
    """Name a place as people count, without the names that only the models know."""
    shown = [part for part in location if part not in {"text", "object", "[key]"}]
    counted = [f"#{part + 1}" if isinstance(part, int) else part for part in shown]
    return ".".join(counted).replace("Statement.#", "Statement #") or "document"


def explained(error: ErrorDetails) -> str:
    """Say what is wrong with which value, and what would be right."""
    if error["type"] == "extra_forbidden":
        near = get_close_matches(str(error["loc"][-1]), ELEMENTS, n=1)
        hint = f"; near it is {near[0]}" if near else ""
        return f"no element of the policy language{hint}"
    text = error["msg"].removeprefix("Value error, ")
    given = error["input"]
    return text + (f", not {given!r}" if isinstance(given, str) else "")


def parse_document(source: str | Mapping[str, object]) -> PolicyDocument:
    """Read a policy document from JSON text or from what JSON text holds.

    Raises:
        PolicyError: not JSON, an unknown element, or a value that the grammar does not allow.
    """
    content = _from_json(source) if isinstance(source, str) else source
    try:
        return PolicyDocument.model_validate(content)
    except ValidationError as error:
        problems = [f"{_place(each['loc'])}: {explained(each)}" for each in error.errors()]
        raise PolicyError(problems) from None


def render_document(document: PolicyDocument) -> str:
    """Write the document as minified JSON."""
    content = document.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    content["Version"] = document.version
    return json.dumps(content, separators=(",", ":"))
