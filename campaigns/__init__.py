"""Calls that organisations sign, and the pages of these organisations.

Plain helpers: `enums`, `names` (names of organisations), `notes` (numbered notes), `querysets`,
`panels`. Above them `models`, then packages that each do one thing, from the lowest to the
highest: `signatories`, `signatures`, `signed_texts`, `calls`, `signing`, `merging`, `pasting`.
`wagtail_hooks` registers the admin's views; `signals` has the signal for upper apps, and
`templatetags` the tags for their templates.
"""
