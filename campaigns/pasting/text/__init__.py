"""Read pasted text: what calls and lists of signatories have in common.

Files, in the order to read them: `lines` (lines without what is invisible, joined where an e-mail
broke them), `markers` (markers of notes), `links` (web addresses), `sentences` (prose, headings
and appeals, told apart by their form). None of them uses the database. Called by
`campaigns.pasting.names`, `parsing` and `calls`.
"""
