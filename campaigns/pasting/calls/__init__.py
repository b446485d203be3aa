"""An editor pastes a call: text, preview, draft.

Files, in the order to read them: `forms` (text, facts, choices), `signatories` (the names of the
text, and the organisations they mean), `rich_text` (blocks as HTML), `warnings` (what an editor
should check), `preview` (the table of blocks), `draft` (creates the draft), `admin_views` (the
three steps, registered by `campaigns.wagtail_hooks`). `campaigns.pasting.parsing` reads the text.
"""
