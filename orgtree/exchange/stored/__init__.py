"""An organisation as a folder of tables: written, read back, and made of raw tables."""
