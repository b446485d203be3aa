"""What the editor of an event shows besides its fields."""

from wagtail.admin.panels import HelpPanel


class ToldPanel(HelpPanel):
    """What the calendars of subscribers were last told of an event, and when."""

    def __init__(self, template="programme/admin/told_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            from programme.journal import told_of

            self.entries = told_of(self.instance) if self.instance.pk else []

        def is_shown(self):
            return super().is_shown() and bool(self.entries)
