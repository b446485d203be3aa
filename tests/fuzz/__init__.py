"""Spoilt requests to everything that the public may send: no error, and nothing odd is kept.

`make test` makes 50 of each kind, the same ones each time; `make fuzz` 10,000 new ones.
"""
