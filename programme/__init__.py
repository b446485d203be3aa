"""Programmes and their events: lists, filters, map, calendars and feeds, submissions, editions.

Read `models` first, then `publication` (its part in each step of a publication), `calendars` and
`filters` (what subscribers get), `listings` (what readers see), `submissions` (what the public
sends) and `editions` (how a year ends and the next begins). It imports `campaigns` and `home`.
"""
