"""Read written lists of signatories, for both importers.

A pasted list (`campaigns/pasting/lists/`) and the list below a pasted call
(`campaigns/pasting/parsing/`) call `entries.read_entries()`: it returns what each line holds, in
the order of the text. An entry is either plainly a name, or it carries the reason why it is not;
an editor then decides.

Files, in the order to read them: `labels` (bullets, numbers, bold type), `contact_details`
(addresses and telephone numbers beside a name), `headings` and `other_lines` (what is not a name),
`splitting` (several names on one line), `layout` (what a line's place says), `entries`.
"""
