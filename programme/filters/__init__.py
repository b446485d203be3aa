"""Filter the events of one edition, or of all editions, by the query string of an address.

Read `forms` first: `EventFilter` reads a query string into `criteria`. Each criterion is a
condition on live events and a test of a calendar entry's `facets`, so that a filtered calendar
keeps an event that is withdrawn. `fields` declares the fields of the form, `choices` lists the
values that events have, `values` says when two ways to write a value mean the same, `conditions`
are the queries of a day, a distance, an organiser or a language.

The listings, the calendars and the RSS feeds call `forms.filter_for()`; calendar entries keep
`facets.entry_facets()`.
"""
