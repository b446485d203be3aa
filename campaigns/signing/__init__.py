"""Signing a call, from the form to the signature.

An organisation's request is received, proved by a private link, reviewed by an editor, and can be
withdrawn at any time: `services`. `forms` and `views` are what a representative meets; `review` and
`admin_views` are the editor's side. `home.public_requests` has what all requests share.
"""
