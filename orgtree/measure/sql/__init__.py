"""Measure plans as SQL: one expression tree of SQLGlot's, which prints for DuckDB, Spark and others."""
