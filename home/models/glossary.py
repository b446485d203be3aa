"""The glossary that translators use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, LocaleColumn
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.fields import TranslationOverrides


class GlossaryTerm(TranslatableMixin, models.Model):
    """A name or fixed term with its translations, which translators should use everywhere."""

    is_shown = False  # `home.delivery.triggers`
    term = models.CharField(
        _("term"),
        max_length=160,
        help_text=_("As it is written in texts, for instance: International Migrants Day."),
    )
    is_kept = models.BooleanField(
        _("never translated"),
        default=False,
        help_text=_("For names and hashtags: they are the same in every language."),
    )

    texts = ("term",)
    facts = ("is_kept",)
    override_translatable_fields = TranslationOverrides()
    panels = [FieldPanel("term"), FieldPanel("is_kept")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["term"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", BooleanColumn("is_kept", label=_("never translated")), LocaleColumn()]
    search_fields = ["term"]


register_snippet(GlossaryTerm, viewset=GlossaryTermViewSet)
