"""Events that organisations submit: the form, the editor's decision, and later corrections.

Read `forms` (with the fields of `when_and_where`) and `views` first: they are for the public.
`services` saves and accepts a submission, `drafts` makes an event of it, `duplicates` finds
events that may be the same. `corrections` saves and applies what the sender corrects later.
`review` and `admin_views` are the editor's side.

The programme's page names the views by dotted path, `site/config/urls.py` has the private link, and
publication calls `services.send_addresses()`. `home.public_requests` has what all requests share.
"""
