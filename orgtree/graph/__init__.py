"""The typed graph: units, columns of fields, hierarchies and links, as immutable arrays."""
