"""What calls add to the admin: the note control, and the signatories of a call."""

from wagtail import hooks

from campaigns.note_feature import register_note_feature

hooks.register("register_rich_text_features", register_note_feature)
