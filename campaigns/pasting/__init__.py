"""A call pasted from a word processor becomes a draft.

`parse` says what each line of the text is, `remarks` what an editor should look at, `building`
makes the draft. No line is ever dropped without being told.
"""
