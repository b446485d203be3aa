"""Calendars that people subscribe to: what they contain, when it changes, how it is served.

Read `ical` first: it writes one date of an event as a VEVENT, and a whole file around several;
`vtimezones` describes the time zones in it. `entries` compares the public events with the calendar
entries in the database and writes those that differ; `versions` notes what feeds depend on besides
the entries. `services` chooses the entries of a feed and gives the feed its version, `views`
answers with HTTP, `clients` has the links by which clients subscribe.

Publication calls `entries` and `versions`; the page models name the `views` by dotted path; the RSS
feeds (`programme.listings.feeds`) use `services`.
"""
