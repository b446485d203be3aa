"""What readers see of programmes and events: lists, map, feeds and downloads.

Read `services` first: the list of an edition by day. `contexts` gives it, and what an event's page
shows, to the templates. `views` answers the map, the GeoJSON of `map`, the table of `csv` and the
list for frames; `feeds` are the RSS feeds of `feed_items`; `structured_data` is schema.org's Event.

Lists are put together from published rows (`programme.published`), which `csv`, `map` and
`feed_items` also help to write.

The page models name `contexts`, `views` and `feeds` by dotted path; the template tags
(`programme.templatetags.events`) and the hook for an organisation's feed call the rest. All of it
takes the filter of an address from `programme.filters`.
"""
