"""The pages of organisations: recognising, creating and choosing them.

Files, in the order to read them: `recognition` (the organisation that a written name means),
`drafts` (creates the draft page of a new one), `forms` (an editor chooses the organisation that a
request is from), `contexts` (the rows of the list), `views` (the feed below an organisation's page,
for which an upper app registers a hook). Called wherever a name is typed or pasted:
`campaigns.signatures`, `campaigns.signing`, `campaigns.pasting`, and the review of submitted
events.
"""
