"""A policy, compiled once and asked many times."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bulkhead.evaluator.documents import PolicyDocument, parse_document
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.grammar import document_problems
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.memory import Memory
from bulkhead.evaluator.statements import CompiledStatement, compile_statement

_ACTIONS_REMEMBERED = 16_384  # AWS has about that many in all


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy ready to decide; make it with `compile_policy`."""

    name: str
    kind: PolicyKind
    statements: tuple[CompiledStatement, ...]
    _about: Memory[str, tuple[CompiledStatement, ...]] = field(
        default_factory=lambda: Memory(_ACTIONS_REMEMBERED), init=False, repr=False, compare=False
    )

    def about(self, action: str) -> tuple[CompiledStatement, ...]:
        """Give the statements that speak of an action; they need not ask for it again."""
        found = self._about.get(action)
        if found is None:
            spoken = (each.about(action) for each in self.statements)
            found = self._about.keep(action, tuple(each for each in spoken if each))
        return found


def compile_policy(source: str | Mapping[str, object], kind: PolicyKind, name: str) -> Policy:
    """Make a policy ready.

    Args:
        source: the document as JSON text or as what JSON text holds.
        kind: what it is attached as, which decides its grammar.
        name: how decisions name the document.

    Raises:
        PolicyError: the document is malformed or uses what is not supported; every problem at
            once, each with the document's name and the statement.
    """
    try:
        document = parse_document(source)
    except PolicyError as error:
        raise PolicyError(error.within(name)) from None
    problems = document_problems(document, kind)
    statements = _statements(document, problems)
    if problems:
        raise PolicyError([f"{name}: {problem}" for problem in problems])
    return Policy(name, kind, statements)


def _statements(document: PolicyDocument, problems: list[str]) -> tuple[CompiledStatement, ...]:
    """Compile what can be compiled, and add to the problems what cannot."""
    statements: list[CompiledStatement] = []
    variables = document.version == "2012-10-17"
    for place, statement in enumerate(document.statement, start=1):
        try:
            statements.append(compile_statement(statement, place, variables=variables))
        except PolicyError as error:
            problems += error.within(f"Statement {statement.sid or f'#{place}'}")
    return tuple(statements)
