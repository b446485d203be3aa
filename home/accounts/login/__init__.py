"""The one login of the site: password, second factor, limits, and what a session may open.

django-allauth has the steps and the views; this package has the rules. Read `limits` first (how
often a password or a code may be wrong) and `devices` (the browsers that have a limit of their
own), then `adapters`, by which allauth asks, `codes` (a code counts once) and `forms`.
`middleware` says what a session without the second factor may open: nothing of the admin. `urls`
has the addresses there are, with the views in `views`, and where all other login addresses lead.
`receivers` write to somebody whose second factor has changed.
"""
