"""Calls, the organisations that sign them, and the signatures.

Read `models` first, then `signing` (a request to sign, its review), `signatures` (who signed),
`signed_texts` (the text that was signed, once the call changes), `pasting` (calls and lists of
names from a word processor) and `merging` (two pages of one organisation). It imports `home` only.
"""
