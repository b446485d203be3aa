"""Requests of the public, such as signatures and events: each waits until an editor decides.

The public never creates a page: a request is confirmed by e-mail, reviewed in the admin, and its
personal data is erased after some time. Read `home.models.requests` first (the base model), then
`services` (all that can be done with a request). `forms`, `checks` and `limits` are the way in,
`views` the public pages, `admin_views` the admin's list and review, `panels` its home page.

`campaigns.signing` and `programme.submissions` build their kinds of request on this package.
"""
