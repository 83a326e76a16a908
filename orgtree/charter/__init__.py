"""Charters: kinds, fields, links, rules and metrics of an organisation."""
