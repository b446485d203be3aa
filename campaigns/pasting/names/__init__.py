"""Read lists of signatories, for a pasted list and for the list in a pasted call.

`campaigns.pasting.lists` and `campaigns.pasting.parsing` call `entries.read_entries()`: it returns
the entries of each line in the order of the text. An entry is certainly a name, or has the reason
why it may not be one; an editor then decides.

Files, in the order to read them: `bullets` (bullets, numbers, bold type), `contact_details`
(addresses and telephone numbers beside a name), `headings` and `other_lines` (lines that are not
names), `splitting` (several names on one line), `layout` (lines that stand alone), `entries`.
"""
