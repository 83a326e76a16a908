"""Check rules over the graph and report findings."""
