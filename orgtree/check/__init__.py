"""Checking: rules over the typed graph, what they find, and how that is shown."""
