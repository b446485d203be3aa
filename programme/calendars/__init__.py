"""What calendars are told of events: `ical` makes bytes, `journal` keeps what was told,
`subscriptions` says which of it a feed joins, `views` answers, `clients` how one subscribes.
"""
