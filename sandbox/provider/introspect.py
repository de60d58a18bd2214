"""Reads what the installed `pulumi_aws` package says about the served types and functions.

`python -m sandbox.provider.introspect [service ...]` writes `schema/<service>.json`. The files
exist because the package takes seconds to import and inspect; a test says whether they are fresh.
"""

import importlib
import inspect
import json
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from types import ModuleType
from typing import Any, get_args

from sandbox.provider import functions, registry
from sandbox.provider.introspect_types import TypeReader, hints_of, pulumi_name
from sandbox.provider.schema import FOLDER, PROVIDER
from sandbox.provider.tokens import service_of

Json = dict[str, Any]

# As the docstrings of pulumi-aws say it: "Forces new resource", "Changing this forces a new
# resource", "Changing this value will force a new resource", "forces creation of a new resource".
FORCES_NEW = re.compile(
    r"forc(e|es|ing)\s+(((the\s+)?creation\s+of\s+)?(a\s+)?new\s+resource|replacement)"
    r"|recreates\s+the\s+resource",
    re.IGNORECASE,
)
IMPORT_EXAMPLE = re.compile(r"\$ pulumi import \S+ \S+ (\S+)")
SECRET_OUTPUTS = re.compile(r"additional_secret_outputs=\[(.*?)\]")
# Python modules that are named otherwise than in the token, because the name is a keyword.
KEYWORD_MODULES = {"lambda": "lambda_"}


def main(services: Iterable[str]) -> None:
    """Write the schema files of these services, or of all."""
    for service in services or (PROVIDER, *registry.services()):
        path = FOLDER / f"{service}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(render(service))
        sys.stdout.write(f"wrote {path}\n")


def render(service: str) -> str:
    """Give the text of one schema file."""
    reader = TypeReader()
    with warnings.catch_warnings():
        # To import a module is not to use the deprecated types in it.
        warnings.simplefilter("ignore", DeprecationWarning)
        found = _provider(reader) if service == PROVIDER else _service(service, reader)
    content = {"pulumiAws": version("pulumi-aws"), **found, "objects": reader.objects}
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def _provider(reader: TypeReader) -> Json:
    arguments = importlib.import_module("pulumi_aws.provider").ProviderArgs
    return {"settings": reader.fields(arguments), "functions": _functions("index", reader)}


def _service(service: str, reader: TypeReader) -> Json:
    types = {each.type: _resource(each.type, reader) for each in registry.resources(service)}
    return {"types": types, "functions": _functions(service, reader)}


def _functions(service: str, reader: TypeReader) -> Json:
    served = [token for token in functions.FUNCTIONS if service_of(token) == service]
    return {token: _function(token, reader) for token in served}


def _module(token: str) -> ModuleType:
    name = service_of(token)
    if name == "index":
        return importlib.import_module("pulumi_aws")
    return importlib.import_module(f"pulumi_aws.{KEYWORD_MODULES.get(name, name)}")


def _resource(token: str, reader: TypeReader) -> Json:
    name = token.split(":")[2]
    cls = getattr(_module(token), name)
    source = inspect.getmodule(cls)
    # Where a nested type has taken the name `<Type>Args`, the resource's own are `InitArgs`.
    arguments = getattr(source, f"{name}InitArgs", None) or getattr(source, f"{name}Args")
    text = inspect.getsource(cls)
    secret = SECRET_OUTPUTS.search(text)
    return {
        "inputs": _with_forces_new(reader.fields(arguments), arguments),
        "outputs": dict(sorted(_outputs(cls, source, reader))),
        "importExamples": sorted(set(IMPORT_EXAMPLE.findall(text))),
        "secretOutputs": json.loads(f"[{secret[1]}]") if secret else [],
    }


def _with_forces_new(fields: Json, arguments: type) -> Json:
    for name, member in vars(arguments).items():
        if isinstance(member, property) and FORCES_NEW.search(member.fget.__doc__ or ""):
            fields[pulumi_name(name, member)]["forcesNew"] = True
    return fields


def _outputs(
    cls: type, source: ModuleType | None, reader: TypeReader
) -> Iterator[tuple[str, Json]]:
    for name, member in vars(cls).items():
        if not isinstance(member, property):
            continue
        (hint,) = get_args(hints_of(member, source))
        optional = type(None) in get_args(hint)
        kind = reader.read(hint)
        yield pulumi_name(name, member), {"type": kind, **({"optional": True} if optional else {})}


def _function(token: str, reader: TypeReader) -> Json:
    name = token.split(":")[2]
    snake = re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
    source = importlib.import_module(f"{_module(token).__name__}.{snake}")
    result = getattr(source, name[0].upper() + name[1:] + "Result")
    call = getattr(source, snake)
    hints = inspect.get_annotations(call, eval_str=False)
    arguments = [word for word in hints if word not in ("opts", "return")]
    return {
        "arguments": sorted(_camel(word) for word in arguments),
        "results": {
            pulumi_name(word, member): {"type": reader.read(hints_of(member, source))}
            for word, member in vars(result).items()
            if isinstance(member, property)
        },
    }


def _camel(snake: str) -> str:
    head, *rest = snake.split("_")
    return head + "".join(word.capitalize() for word in rest)


if __name__ == "__main__":
    main(sys.argv[1:])
