"""What every part of the configuration has in common."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic_core import CoreSchema, core_schema

# A number is not given as text, nor a switch as a number.
Whole = Annotated[int, Strict()]
Switch = Annotated[bool, Strict()]


class Model(BaseModel):
    """A part of the configuration: it cannot be changed, and unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Distinct:
    """No item twice; stands beside a tuple type in an `Annotated` type."""

    @staticmethod
    def check(items: tuple[str, ...]) -> tuple[str, ...]:
        """Give the items back.

        Raises:
            ValueError: If one is there twice, with its name.
        """
        for index, item in enumerate(items):
            if item in items[:index]:
                raise ValueError(f"names {item} twice; remove one of the two")
        return items

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic check the items."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell editors."""
        return {**handler(schema), "uniqueItems": True}


@dataclass(frozen=True)
class Shape:
    """What a text must look like; stands beside `str` in an `Annotated` type.

    Attributes:
        pattern: Regular expression for the whole text, in the dialect of Python and JSON schema.
        expected: What would be right, as it ends an error message ("give ...").
        example: A value that is right.
        max_length: Most characters.
    """

    pattern: str
    expected: str
    example: str
    max_length: int
    _compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the pattern once: a configuration has thousands of values."""
        object.__setattr__(self, "_compiled", re.compile(self.pattern, re.ASCII))

    def check(self, value: str) -> str:
        """Give the value back.

        Raises:
            ValueError: If it has not this shape, with what would be right.
        """
        if len(value) > self.max_length:
            raise ValueError(f"is too long; {self.expected}")
        if not self._compiled.fullmatch(value):
            raise ValueError(f"is not valid; {self.expected}")
        return value

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic check the text."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell editors what a right value looks like."""
        return {
            **handler(schema),
            "pattern": f"^(?:{self.pattern})$",
            "maxLength": self.max_length,
            "examples": [self.example],
        }
