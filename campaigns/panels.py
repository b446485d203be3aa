"""What the editor of a call shows besides its fields."""

from wagtail.admin.panels import HelpPanel


class PastePanel(HelpPanel):
    """The way to pasting a whole text, offered as long as the call is not saved."""

    def __init__(self, template="campaigns/admin/paste_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and not self.instance.pk
