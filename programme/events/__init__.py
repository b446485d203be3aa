"""Parts of an event that need no model: its dates, its price, and help for its editor.

Read `date_spans` first: the days and hours that a date and a calendar entry have in common.
`dates_in_words` writes dates and chooses the one to show, `prices` parses a price. The others are
for the page editor: `hints` about place and time zone, `quality_checks` with warnings, `panels`
that show both, `page_forms` with its validation.

The models use the dates and the panels, and name the forms by dotted path; lists, feeds, calendars,
submissions and template tags write dates here. It imports no model.
"""
