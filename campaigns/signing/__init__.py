"""Signing a call, from the form to the signature.

An organisation's request is received, proved by a private link, reviewed by an editor, and can be
withdrawn at any time: `acts`. `forms` and `views` are what a representative meets; `review` and
`review_views` are the editor's side. What all requests of the public share is in `home.intake`.
"""
