"""The pages of calls and of lists of calls.

Files, in the order to read them: `filters` (the form that filters a list), `contexts` (what the
templates are given), `views` (the signatories as CSV, the RSS feed), `forms` (the editing form,
which asks about changes of a signed text), `note_feature` (the note control of the rich text
editor). `campaigns.models.calls` and `call_index` name `contexts`, `views` and `forms` by
dotted path; `campaigns.wagtail_hooks` registers `note_feature`.
"""
