"""Runs Python programs and policy packs where the Pulumi engine has no language host for them.

The engine starts `pulumi-language-python`, reads a port from its standard output, and speaks gRPC
to it (`pulumirpc.LanguageRuntime`). The official host is a Go binary that comes with the official
release only; a CLI built from its Go module has none.
"""
