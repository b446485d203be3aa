"""Time zones of events: which one a place has, what it is called, when its clocks change.

Read `names` and `choices` first: the zones that an event may have, called by a town in the reader's
language. `of_places` finds the zone of a place by its country, town, postcode or point. `files`
reads from the tzdata package when clocks change, for the descriptions of zones in calendars
(`programme.calendars.vtimezones`).

The event model, the form for editors, the submission forms and the calendars call it.
"""
