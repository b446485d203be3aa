"""The ground floor: pages, settings and languages of the site, and what the other apps build on.

Read `models` first, then `publication` (what follows a change that the public may see) and
`language_sync` (how the languages of a page stay in agreement). `translation` and `translators` are
for those who translate, `public_requests` and `emails` for what the public sends. It imports no
other app; what it shows of them comes by hooks and template tags.
"""
