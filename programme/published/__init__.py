"""The read model: what the public sees of events, written when something is published.

Read `services` first: it writes the rows of `programme.models.published` and the calendar entries
of `programme.calendars.entries` together, from the same public pages. `content` makes the row of an
event and those of its dates, with the ready texts of map and table; `editions` the row of an
edition: its totals, and the lists of its filter.

`programme.publication` calls it, and the command `rebuild_published` makes all rows anew.
"""
