"""Which policies are attached where: as AWS has it, as a state or a folder says, or as planned."""
