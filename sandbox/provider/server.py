"""gRPC servers for provider instances, all over one pool of threads."""

from concurrent.futures import ThreadPoolExecutor

import grpc
from pulumi.runtime._grpc_settings import _GRPC_CHANNEL_OPTIONS  # the engine's message sizes
from pulumi.runtime.proto import provider_pb2_grpc

from sandbox.provider.instances import Instances
from sandbox.provider.servicer import Servicer

# The engine works on as many resources at once as it likes; each waits for the emulator mostly.
THREADS = ThreadPoolExecutor(max_workers=48, thread_name_prefix="provider")


def serve(instances: Instances) -> tuple[grpc.Server, int]:
    """Start one more provider instance, on a loopback port of its own; give both."""
    server = grpc.server(THREADS, options=_GRPC_CHANNEL_OPTIONS)
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(Servicer(instances), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    return server, port
