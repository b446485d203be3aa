"""Merging two pages of one organisation into one.

Files, in the order to read them: `plan` (what a merge will do, or why it is not possible),
`redirects` (the addresses of the deleted page), `log` (the history of both pages), `services` (the
merge, in one transaction), `forms` and `admin_views` (called by `campaigns.wagtail_hooks`).

The other page is deleted, not unpublished: a draft would still be offered wherever an organisation
is chosen, would make its name ambiguous, and could be published again. Upper apps change their
references when they receive the signal `organisation_merged`.
"""
