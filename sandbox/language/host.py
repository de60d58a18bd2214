"""The calls of `pulumirpc.LanguageRuntime` that an update, a preview and a policy pack need.

The contract is the engine's `sdk/proto/pulumi/language.proto`, version 3.259.
"""
# ruff: noqa: N802 - gRPC's names, given by language.proto

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import grpc
from google.protobuf import empty_pb2
from pulumi.runtime.proto import language_pb2, language_pb2_grpc, plugin_pb2

from sandbox.language import program
from sandbox.language.children import Children, output_of


class LanguageHost(language_pb2_grpc.LanguageRuntimeServicer):
    """Starts programs and plugins with the Python it runs in itself."""

    def __init__(self, engine_address: str) -> None:
        self._engine_address = engine_address
        self._children = Children()

    def stop_children(self) -> None:
        """End every program and plugin that still runs."""
        self._children.stop()

    def Handshake(
        self, request: language_pb2.LanguageHandshakeRequest, _context: grpc.ServicerContext
    ) -> language_pb2.LanguageHandshakeResponse:
        """Learn the engine's address."""
        self._engine_address = request.engine_address or self._engine_address
        return language_pb2.LanguageHandshakeResponse()

    def Run(
        self, request: language_pb2.RunRequest, context: grpc.ServicerContext
    ) -> language_pb2.RunResponse:
        """Run a program to its end; its output goes to the engine through this host's own.

        The answer tells the engine three ends apart: a good one; `bail`, the error has been shown
        already; and an error for the engine to show.
        """
        with self._children.running(
            program.command(request, self._engine_address),
            cwd=Path(request.info.program_directory or request.pwd),
            env={**os.environ, **program.environment(request)},
            context=context,
        ) as process:
            exit_code = process.wait()
        if exit_code == program.EXIT_ERROR_SHOWN:
            return language_pb2.RunResponse(bail=True)
        if exit_code != 0:
            error = f"the program ended with exit code {exit_code}"
            return language_pb2.RunResponse(error=error)
        return language_pb2.RunResponse()

    def RunPlugin(
        self, request: language_pb2.RunPluginRequest, context: grpc.ServicerContext
    ) -> Iterator[language_pb2.RunPluginResponse]:
        """Run a plugin that is written in Python, and stream what it prints.

        A policy pack (kind `analyzer`) is started by the SDK's `pulumi.policy`, with the pack's
        folder as working directory; any other kind is a folder with a `__main__.py`.
        """
        folder = request.info.program_directory
        analyzer = request.kind == "analyzer"
        module = ["-m", "pulumi.policy", *request.args, folder]
        command = module if analyzer else [folder, *request.args]
        with self._children.running(
            [sys.executable, "-u", *command],
            cwd=Path(folder if analyzer else request.pwd),
            env={**os.environ, **dict(pair.split("=", 1) for pair in request.env)},
            context=context,
            capture=True,
        ) as process:
            for stream, line in output_of(process):
                if stream == "stdout":
                    yield language_pb2.RunPluginResponse(stdout=line)
                else:
                    yield language_pb2.RunPluginResponse(stderr=line)
            yield language_pb2.RunPluginResponse(exitcode=process.wait())

    def GetRequiredPackages(
        self, _request: language_pb2.GetRequiredPackagesRequest, _context: grpc.ServicerContext
    ) -> language_pb2.GetRequiredPackagesResponse:
        """Ask for no plugin up front: the engine finds each one when a resource needs it."""
        return language_pb2.GetRequiredPackagesResponse()

    def GetRequiredPlugins(
        self, _request: language_pb2.GetRequiredPluginsRequest, _context: grpc.ServicerContext
    ) -> language_pb2.GetRequiredPluginsResponse:
        """Ask for no plugin up front, in the older form of the question."""
        return language_pb2.GetRequiredPluginsResponse()

    def GetPluginInfo(
        self, _request: empty_pb2.Empty, _context: grpc.ServicerContext
    ) -> plugin_pb2.PluginInfo:
        """Name no version: this host belongs to the checkout that it lies in."""
        return plugin_pb2.PluginInfo()

    def About(
        self, _request: language_pb2.AboutRequest, _context: grpc.ServicerContext
    ) -> language_pb2.AboutResponse:
        """Say which Python runs programs (`pulumi about`)."""
        return language_pb2.AboutResponse(
            executable=sys.executable, version=platform.python_version()
        )

    def GetProgramDependencies(
        self, _request: language_pb2.GetProgramDependenciesRequest, _context: grpc.ServicerContext
    ) -> language_pb2.GetProgramDependenciesResponse:
        """List no dependency: `requirements/` pins them all (`pulumi about` asks)."""
        return language_pb2.GetProgramDependenciesResponse()

    def InstallDependencies(
        self, _request: language_pb2.InstallDependenciesRequest, _context: grpc.ServicerContext
    ) -> Iterator[language_pb2.InstallDependenciesResponse]:
        """Install nothing: `make` has made the environment that this host runs in."""
        yield from ()

    def Cancel(self, _request: empty_pb2.Empty, _context: grpc.ServicerContext) -> empty_pb2.Empty:
        """End every program and plugin that still runs, because the engine gives up."""
        self.stop_children()
        return empty_pb2.Empty()
