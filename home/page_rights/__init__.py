"""Which pages a user of the admin may know of: contributors see their own drafts, nobody else's.

Wagtail shows the titles of all pages below those where somebody may add one, in lists, choosers,
reports and histories. `permissions` says which pages are visible; `apps` of the admin's accounts
puts it in the place of Wagtail's own policy. `middleware` refuses the addresses that Wagtail opens
to everybody, and each address of a page that is not visible. `home.wagtail_hooks` filters the
choosers and the menu. `tests/rights/` opens every address of the admin as every role.
"""
