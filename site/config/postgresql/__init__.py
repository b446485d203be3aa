"""Django's backend for PostgreSQL, whose connections notice a server that has stopped answering.

Read `watch` first: what a connection does while it waits. `base` is what Django asks a backend for.
"""
