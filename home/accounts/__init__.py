"""Accounts of the admin's users, and who may change which of them.

Read `permissions` for the rule, then `forms` and `admin_views` for Wagtail's views with that rule.
`apps` puts them in the place of Wagtail's own: `INSTALLED_APPS` names it, not `wagtail.users`.
`home.wagtail_hooks` registers the bulk actions.
"""
