"""Signing a call on the site, from the form to the signature.

A request is received, confirmed by a private link, reviewed by an editor, and can be withdrawn at
any time. Files, in the order to read them: `services` (receive, accept, withdraw), `forms` and
`views` (the public side), `review` and `admin_views` (the editors' side).
`home.public_requests` has what all kinds of requests share. The addresses of the views are in
`campaigns.models.calls` and `config.urls`; `campaigns.wagtail_hooks` registers the admin's views.
"""
