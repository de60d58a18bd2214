"""The command line, `bulkhead`.

Each command is a module beside this one with a click command named `command`. It is imported when
it is called: no command pays for what another one needs.
"""

import importlib

import click

# Command -> its line in `bulkhead --help`.
COMMANDS = {
    "accounts": "Show how far each account has come.",
    "adopt": "Write the configuration of an organization that exists already.",
    "attack": "Try in the sandbox what the guardrails forbid.",
    "check": "Check states, previews and JSON lines as the policy pack does.",
    "diagram": "Draw the organization as Mermaid.",
    "docs": "Write the catalogue of controls, invariants and the linter's rules to docs/.",
    "enforcement": "Write the policy pack's configuration from a file that people review.",
    "explain": "Say why a folder of policies lets a request pass or not.",
    "fleet": "Run all stacks of which something has changed, in their order.",
    "invariants": "Prove what must stay possible and what must stay impossible.",
    "lint": "Find mistakes in policy documents, without asking AWS.",
    "networks": "Say what the networks of each tier cost a month.",
    "plan": "Say who loses and gains what, before anything is attached.",
    "render": "Write the planned policies to a folder, as JSON.",
    "replay": "Say what proposed guardrails would have broken.",
    "rings": "Show how far each control has been rolled out; move one on or back.",
    "sandbox": "Build and take down the organization in the embedded AWS.",
    "schema": "Write the JSON schemas with which editors check the configuration.",
    "simulate": "Decide requests against a folder of policies.",
    "validate": "Check the configuration, offline.",
    "vend": "Ask for a new account: write its file, and say what it will bring.",
}


class Commands(click.Group):
    """The commands of the table above."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Give the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - narrows the module's attribute
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """A landing zone for AWS: limit how far a compromise spreads."""
