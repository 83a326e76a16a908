"""Bring in what people have: spreadsheets, registers, files of communities.

An importer is a file in `importers/`; `orgtree.exchange.imported` tells what it gives. What is wrong in a file becomes findings.
"""
