"""The panels of a call's editor that Wagtail does not have."""

from wagtail.admin.panels import FieldPanel, HelpPanel


class PastePanel(HelpPanel):
    """Link to the page where a whole text is pasted, shown until the call is saved."""

    def __init__(self, template="campaigns/admin/paste_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and not self.instance.pk


class TextChangePanel(FieldPanel):
    """Correction or change? Shown only if publishing other words would change a signed text."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.has_signed_text
