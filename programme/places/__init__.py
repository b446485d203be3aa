"""Places of events: the towns that the site knows, coordinates, and the public part of a place.

Read `town_names` first: it parses a town as people write it. `towns` finds it in a table
(`programme/data/`), `town_labels` translates its name. `public_place` says how much of the place
of an event is public: pages, lists, maps, calendars and search read it there. `coordinates`
parses what editors paste from a map, `points` writes coordinates.

The event model, the filters, the time zones and the forms for editors call it; it imports no model.
"""
