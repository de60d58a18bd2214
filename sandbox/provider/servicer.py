"""The gRPC service that the engine talks to: one provider instance."""

from typing import Any

from google.protobuf.empty_pb2 import Empty
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc
from typing_extensions import override

from sandbox.provider import operations, settings
from sandbox.provider.errors import NotServedError
from sandbox.provider.failures import answers
from sandbox.provider.instances import Instances
from sandbox.provider.session import Session
from sandbox.provider.wire import decode

# gRPC's context and the engine's messages; their stubs type them loosely.
Context = Any
VERSION = "7.51.1"


class Servicer(provider_pb2_grpc.ResourceProviderServicer):
    """One provider instance, as the engine sees it."""

    def __init__(self, instances: Instances) -> None:
        self._instances = instances
        self._configured: Session | None = None

    @property
    def _session(self) -> Session:
        if self._configured is None:
            raise NotServedError("the provider is not configured")
        return self._configured

    @override
    def Handshake(
        self, request: provider_pb2.ProviderHandshakeRequest, context: Context
    ) -> provider_pb2.ProviderHandshakeResponse:
        """Say what this provider understands: secrets, which it keeps secret."""
        del request, context
        return provider_pb2.ProviderHandshakeResponse(accept_secrets=True)

    @override
    def GetPluginInfo(self, request: Empty, context: Context) -> plugin_pb2.PluginInfo:
        """Say which version of pulumi-aws this stands in for."""
        del request, context
        return plugin_pb2.PluginInfo(version=VERSION)

    @override
    def GetSchema(
        self, request: provider_pb2.GetSchemaRequest, context: Context
    ) -> provider_pb2.GetSchemaResponse:
        """Give no schema: programs have the package, and nothing else needs one."""
        del request, context
        return provider_pb2.GetSchemaResponse(schema=f'{{"name":"aws","version":"{VERSION}"}}')

    @override
    @answers("checking the provider")
    def CheckConfig(
        self, request: provider_pb2.CheckRequest, context: Context
    ) -> provider_pb2.CheckResponse:
        """Refuse settings that are wrong or not served, and too many instances."""
        del context
        values, _ = decode(request.news)
        faults = list(settings.faults_of(values))
        if too_many := self._instances.fault_of(request.urn):
            faults.append(("", too_many))
        return provider_pb2.CheckResponse(inputs=request.news, failures=operations.failures(faults))

    @override
    @answers("comparing the provider's settings of")
    def DiffConfig(
        self, request: provider_pb2.DiffRequest, context: Context
    ) -> provider_pb2.DiffResponse:
        """Say which settings changed; none of them replaces a provider."""
        del context
        old, new = decode(request.olds)[0], decode(request.news)[0]
        changed = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        return provider_pb2.DiffResponse(changes=operations.some_or_none(changed), diffs=changed)

    @override
    @answers("configuring the provider")
    def Configure(
        self, request: provider_pb2.ConfigureRequest, context: Context
    ) -> provider_pb2.ConfigureResponse:
        """Take the settings over; AWS is not asked before the first call needs it."""
        del context
        session = Session(settings.parse(decode(request.args)[0]))
        session.require_allowed_account()
        self._configured = session
        return provider_pb2.ConfigureResponse(acceptSecrets=True, supportsPreview=True)

    @override
    @answers("checking")
    def Check(
        self, request: provider_pb2.CheckRequest, context: Context
    ) -> provider_pb2.CheckResponse:
        """Fill in what pulumi-aws fills in, and say what is wrong."""
        del context
        return operations.check(self._session, request)

    @override
    @answers("comparing")
    def Diff(
        self, request: provider_pb2.DiffRequest, context: Context
    ) -> provider_pb2.DiffResponse:
        """Say what would change, and whether that replaces the resource."""
        del context
        return operations.diff(request)

    @override
    @answers("creating")
    def Create(
        self, request: provider_pb2.CreateRequest, context: Context
    ) -> provider_pb2.CreateResponse:
        """Make a resource, or in a preview say what of it is known before."""
        del context
        return operations.create(self._session, request)

    @override
    @answers("reading")
    def Read(
        self, request: provider_pb2.ReadRequest, context: Context
    ) -> provider_pb2.ReadResponse:
        """Give the state as AWS tells it; an empty answer says that the resource is no more."""
        del context
        return operations.read(self._session, request)

    @override
    @answers("updating")
    def Update(
        self, request: provider_pb2.UpdateRequest, context: Context
    ) -> provider_pb2.UpdateResponse:
        """Change a resource, or in a preview say what would be known of it."""
        del context
        return operations.update(self._session, request)

    @override
    @answers("deleting")
    def Delete(self, request: provider_pb2.DeleteRequest, context: Context) -> Empty:
        """Delete a resource; one that is no more is deleted."""
        del context
        return operations.delete(self._session, request)

    @override
    @answers("calling")
    def Invoke(
        self, request: provider_pb2.InvokeRequest, context: Context
    ) -> provider_pb2.InvokeResponse:
        """Answer a function (data source)."""
        del context
        return operations.invoke(self._session, request)

    @override
    def Cancel(self, request: Empty, context: Context) -> Empty:
        """Let running calls end: each takes milliseconds."""
        del request, context
        return Empty()
