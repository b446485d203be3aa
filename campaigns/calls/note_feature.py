"""The note control of the page editor: convert markers between Draftail and the database."""

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from campaigns.notes import NoteLinkHandler


class NoteElementHandler(InlineEntityElementHandler):
    """Convert a stored marker to Draftail's entity. Immutable: it is only deleted as a whole."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"note": attrs.get("note", "")}


def note_entity_decorator(props):
    """Return Draftail's entity as a stored marker."""
    return DOM.create_element(
        "a", {"linktype": NoteLinkHandler.identifier, "note": props["note"]}, props["children"]
    )


def register_note_feature(features):
    """Register the rich text feature "note" (hook `register_rich_text_features`)."""
    features.register_link_type(NoteLinkHandler)
    features.register_editor_plugin(
        "draftail",
        "note",
        EntityFeature(
            {
                "type": "NOTE",
                "icon": "superscript",
                "description": _("Note"),
                # Read by note-control.js, which has no catalogue of its own.
                "words": {
                    "title": _("Insert a note"),
                    "existing": _("A note that is already there"),
                    "new": _("A new note"),
                    "text": _("Text of the note"),
                    "url": _("Link (optional)"),
                    "insert": _("Insert"),
                    "cancel": _("Cancel"),
                    "missing": _("Choose a note or write a new one."),
                },
                "attributes": ["note"],
            },
            js=["js/note-control.js"],
            css={"all": ["css/note-control.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "note",
        {
            "from_database_format": {'a[linktype="note"]': NoteElementHandler("NOTE")},
            "to_database_format": {"entity_decorators": {"NOTE": note_entity_decorator}},
        },
    )
