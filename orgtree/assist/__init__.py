"""Editor support: completion, hover, go to definition, and the language server.

Everything but `server` is plain Python over texts and offsets, so that it can be used and tested without a protocol.
"""
