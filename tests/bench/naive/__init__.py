"""A plain Wagtail site, as somebody would write one in a day, to hold ours against in one run.

Events with venues and organisations, a call with its signatories, a list of fifty a page, a
calendar, a feed: the same things as on ours, made the way Wagtail's tutorial makes them. It has
no cache of its own, no translations and no read model. Do not tune it: it is the yardstick.

`models.py`, `views.py` and `templates/` are the site, `fill.py` gives it its content, and
`settings.py` takes the database from NAIVE_DATABASE_URL. `tests.bench.pages` serves it.
"""
