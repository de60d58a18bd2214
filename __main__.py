"""The landing zone: builds the stack that Pulumi has selected."""

from components.stacks.selection import build

build()
