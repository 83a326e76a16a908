"""Exit codes of the commands besides 0; by themselves, since the help is quick to start without the rest of what commands share."""

EXIT_FINDINGS, EXIT_FAILED, EXIT_NO_INPUT = 1, 2, 3
"""Something was found; the run failed; there was nothing to read."""
