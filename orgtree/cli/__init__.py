"""The command line: one module per command in `commands`, and shared parts."""
