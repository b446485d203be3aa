"""Parse the text of a call into blocks, without a database.

Files, in the order to read them: `result` (`PastedCall`, a list of `Block`s with their roles),
`parser` (`parse()`: divides the lines into zones, and reads each), `header` (topic, title,
headline, text), `note_numbers` (notes and their numbers), `signatories` (the list of signatories).
Every letter of the text is in exactly one block; a line that is not certainly anything else is a
paragraph or UNPLACED. Called by `campaigns.pasting.calls`.
"""
