"""The site as in production, on loopback, while its parts are stopped, hang or are full.

`site` starts it, with a PostgreSQL, a Redis and a mail server of its own; `fill` makes its content.
"""
