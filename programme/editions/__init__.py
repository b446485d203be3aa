"""Yearly editions of the programme: start the next one, freeze one that is over.

Read `rollover` first: it plans the next edition from last year's and creates its drafts; `texts`
changes the year in the texts and finds the passages that an editor must check. `freezing` keeps the
totals of an edition. `admin_views` are the pages for editors, reached from a programme's menu
(`programme.wagtail_hooks`). `organisers` replaces a merged organisation in the events of every
edition: `programme.signals` connects its receiver.

The loader of the example content also calls `freezing`.
"""
