"""A stand-in for pulumi-aws: the same types, properties and ids, over botocore and an emulator.

It talks to loopback addresses only. What it cannot do as pulumi-aws does, it refuses by name.
"""
