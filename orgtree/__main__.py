"""`python -m orgtree` is the `orgtree` command."""

from orgtree.cli.main import main

main()
