"""What an editor asks while a definition is being typed: completion, hover, definition; and the server that answers.

Everything but `server` is plain Python over texts and offsets, so that it can be used and tested without a protocol.
"""
