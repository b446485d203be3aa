"""What the public sends: requests that wait in a table until an editor decides.

No page of the tree is made by the public. A request is proved by e-mail, reviewed in the admin,
and its personal data is erased when its time has passed. `models` holds what all requests share,
`forms` and `limits` guard the way in, `letters` writes to people, `links` makes private links.
`acts` is what can be done with every kind, `views` are its public pages, `desk` and `panels` those
of the admin.
"""
