"""What the engine asks of resources and functions: from its messages to values, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from google.protobuf.empty_pb2 import Empty
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import provider_pb2

from sandbox import journal
from sandbox.provider import functions, life, plan
from sandbox.provider.check import check as checked
from sandbox.provider.check import faults_of
from sandbox.provider.diff import changed_properties, changes, deletes_before_replacing
from sandbox.provider.errors import HalfMadeError
from sandbox.provider.reading import inputs_of
from sandbox.provider.reading import read as read_state
from sandbox.provider.registry import resource
from sandbox.provider.schema import resource_schema
from sandbox.provider.session import Session
from sandbox.provider.wire import Secrets, decode, encode, secrets_of_outputs

_KINDS = {
    ("add", False): provider_pb2.PropertyDiff.ADD,
    ("add", True): provider_pb2.PropertyDiff.ADD_REPLACE,
    ("delete", False): provider_pb2.PropertyDiff.DELETE,
    ("delete", True): provider_pb2.PropertyDiff.DELETE_REPLACE,
    ("update", False): provider_pb2.PropertyDiff.UPDATE,
    ("update", True): provider_pb2.PropertyDiff.UPDATE_REPLACE,
}


def check(session: Session, request: provider_pb2.CheckRequest) -> provider_pb2.CheckResponse:
    """Fill in what pulumi-aws fills in, and say what is wrong."""
    kind = resource(request.type)
    (news, secrets), (olds, _) = decode(request.news), decode(request.olds)
    faults = list(faults_of(kind, news))
    if faults:
        return provider_pb2.CheckResponse(inputs=request.news, failures=failures(faults))
    inputs = checked(kind, session.settings, request.name, news, olds, request.randomSeed)
    marked = secrets_of_outputs(secrets, frozenset())
    return provider_pb2.CheckResponse(inputs=encode(inputs, marked))


def diff(request: provider_pb2.DiffRequest) -> provider_pb2.DiffResponse:
    """Say what would change, and whether that replaces the resource."""
    kind, (inputs, _) = resource(request.type), decode(request.news)
    found = changes(kind, decode(request.olds)[0], inputs, request.ignoreChanges)
    return provider_pb2.DiffResponse(
        changes=some_or_none(found),
        replaces=sorted(changed_properties({p: c for p, c in found.items() if c.replaces})),
        diffs=sorted(changed_properties(found)),
        deleteBeforeReplace=deletes_before_replacing(kind, inputs, found),
        hasDetailedDiff=True,
        detailedDiff={
            path: provider_pb2.PropertyDiff(kind=_KINDS[each.kind, each.replaces])
            for path, each in found.items()
        },
    )


def create(session: Session, request: provider_pb2.CreateRequest) -> provider_pb2.CreateResponse:
    """Make a resource, or in a preview say what of it is known before."""
    kind, (inputs, secrets) = resource(request.type), decode(request.properties)
    if request.preview:
        planned = plan.planned_creation(kind, inputs)
        return provider_pb2.CreateResponse(properties=_outputs(request, planned, secrets))
    with _marking(secrets):
        made, state = life.create(kind, session, inputs, partial(journal.record, request.urn))
    return provider_pb2.CreateResponse(id=made, properties=_outputs(request, state, secrets))


def read(session: Session, request: provider_pb2.ReadRequest) -> provider_pb2.ReadResponse:
    """Give the state as AWS tells it; an empty answer says that the resource is no more."""
    kind = resource(request.type)
    (known, secrets), (olds, more) = decode(request.properties), decode(request.inputs)
    state = read_state(kind, session, request.id, known or olds)
    if state is None:
        return provider_pb2.ReadResponse()
    inputs = inputs_of(kind, state, olds)
    return provider_pb2.ReadResponse(
        id=request.id,
        properties=_outputs(request, state, secrets | more),
        inputs=encode(inputs, secrets | more),
    )


def update(session: Session, request: provider_pb2.UpdateRequest) -> provider_pb2.UpdateResponse:
    """Change a resource, or in a preview say what would be known of it."""
    kind, (olds, _), (news, secrets) = (
        resource(request.type),
        decode(request.olds),
        decode(request.news),
    )
    if request.preview:
        state = plan.planned_update(kind, olds, news)
    else:
        with _marking(secrets):
            state = life.update(kind, session, request.id, olds, news)
    return provider_pb2.UpdateResponse(properties=_outputs(request, state, secrets))


def delete(session: Session, request: provider_pb2.DeleteRequest) -> Empty:
    """Delete a resource; one that is no more is deleted."""
    state, _ = decode(request.properties)
    life.delete(resource(request.type), session, request.id, state)
    return Empty()


def invoke(session: Session, request: provider_pb2.InvokeRequest) -> provider_pb2.InvokeResponse:
    """Answer a function (data source)."""
    arguments, secrets = decode(request.args)
    answer = functions.invoke(request.tok, session, arguments)
    marked = frozenset((name,) for name in answer) if secrets else frozenset()
    response = provider_pb2.InvokeResponse()
    # The field has the name of a keyword.
    getattr(response, "return").CopyFrom(encode(answer, marked))
    return response


@contextmanager
def _marking(secrets: Secrets) -> Iterator[None]:
    """Let what is told of a half-made resource keep its secrets."""
    try:
        yield
    except HalfMadeError as error:
        error.secrets = secrets_of_outputs(secrets, frozenset())
        raise


def _outputs(request: Any, state: dict[str, Any], secrets: Secrets) -> Struct:  # noqa: ANN401 - protobuf
    declared = resource_schema(request.type).secret_outputs
    return encode(state, secrets_of_outputs(secrets, declared & set(state)))


def failures(faults: list[tuple[str, str]]) -> list[provider_pb2.CheckFailure]:
    """Write (property, what is wrong with it) as the engine takes it."""
    return [provider_pb2.CheckFailure(property=name, reason=why) for name, why in faults]


def some_or_none(found: object) -> provider_pb2.DiffResponse.DiffChanges.ValueType:
    """Say whether there are changes, as the engine takes it."""
    some, none = provider_pb2.DiffResponse.DIFF_SOME, provider_pb2.DiffResponse.DIFF_NONE
    return some if found else none
