"""Pasting a whole call, or a list of signatories, from a document or an e-mail.

Packages, from the lowest to the highest: `text` (lines, links, markers of notes), `names` (reads a
list of names), `parsing` (a whole call as blocks), `lists` (an editor pastes a list of
signatories), `calls` (an editor pastes a call, which becomes a draft). No line of a pasted text is
dropped without saying so. `campaigns.wagtail_hooks` registers the views of `lists` and `calls`.
"""
