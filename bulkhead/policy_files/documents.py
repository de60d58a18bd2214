"""Reading the file of one policy document."""

import re
from pathlib import Path

from bulkhead.evaluator import Policy, PolicyError, PolicyKind, compile_policy
from bulkhead.policy_files.errors import FilesError
from bulkhead.policy_files.json_lines import line_of
from bulkhead.policy_files.layout import DECIDING_TYPES, DocumentEntry
from bulkhead.policy_files.text_files import parsed_json, read_text

_STATEMENT = re.compile(r"Statement (?:#(\d+)|([^:.]+))")


def read_document(folder: Path, entry: DocumentEntry) -> Policy | None:
    """Read a document; None if it is of a type that decides no request.

    Raises:
        FilesError: Its file is missing, is not JSON, or is not a policy of its type.
    """
    path = folder / entry.file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FilesError([f"{path}: {entry.name}: the file is outside the folder; move it inside"])
    text = read_text(path)
    content = parsed_json(path, text)
    if entry.type not in DECIDING_TYPES:
        return None
    try:
        return compile_policy(text, PolicyKind(entry.type), entry.name)
    except PolicyError as error:
        places = _lines(text, content)
        raise FilesError([_problem(path, entry, each, places) for each in error.problems]) from None


def _lines(text: str, content: object) -> dict[str, int]:
    """Find the line of each statement, by its Sid and by its place."""
    statements = content.get("Statement") if isinstance(content, dict) else None
    if not isinstance(statements, list):
        return {}
    lines: dict[str, int] = {}
    for place, statement in enumerate(statements):
        line = line_of(text, ("Statement", place))
        lines[str(place + 1)] = line
        sid = statement.get("Sid") if isinstance(statement, dict) else None
        if isinstance(sid, str):
            lines.setdefault(sid, line)
    return lines


def _problem(path: Path, entry: DocumentEntry, problem: str, lines: dict[str, int]) -> str:
    text = problem.removeprefix(f"{entry.name}: ")
    named = _STATEMENT.match(text)
    line = lines.get(named[1] or named[2], 1) if named else 1
    return f"{path}:{line}: {entry.name}: {text}"
