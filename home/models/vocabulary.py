"""Translated lists of terms, the fields of pages that refer to them, and translators' glossary."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, LocaleColumn
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.models import StringTranslation

from home.fields import TranslationOverrides
from home.text.plain import fold_accents


class VocabularyTerm(TranslatableMixin, models.Model):
    """A term of a list that editors extend and translators translate, such as the kinds of event.

    `code` is its value in addresses, the same in every language; it is made from the first name and
    never changes. `sort_name` is the name without accents.
    """

    name = models.CharField(_("name"), max_length=80)
    code = models.SlugField(max_length=60, editable=False)
    sort_name = models.CharField(max_length=80, editable=False)
    # The language of the name: the source's as long as nobody has translated it.
    text_language = models.CharField(max_length=10, editable=False)

    texts = ("name",)
    internal = ("code", "sort_name", "text_language")
    override_translatable_fields = TranslationOverrides()
    panels = [FieldPanel("name")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["sort_name", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        if not self.code:
            base = code = slugify(self.name)[:50] or "term"
            number = 1
            while type(self).objects.filter(code=code).exists():
                number += 1
                code = f"{base}-{number}"
            self.code = code
        self.sort_name = fold_accents(self.name)[:80]
        self.text_language = self._language_of_name()
        super().save(*args, **kwargs)

    def _language_of_name(self) -> str:
        """Return the language of the name: that of the copied term until it is translated."""
        versions = type(self).objects.filter(translation_key=self.translation_key)
        original = versions.filter(name=self.name).exclude(locale=self.locale_id).first()
        if original is None or self._is_translated():
            return self.locale.language_code
        return original.text_language

    def _is_translated(self) -> bool:
        """Return whether a translator wrote the name, which may be the same in both languages."""
        translations = StringTranslation.objects.filter(
            context__object_id=self.translation_key, locale=self.locale_id
        )
        return translations.exists()


def vocabulary_in(model: type[VocabularyTerm], locale: Locale):
    """Return the terms of a list in a language, and the untranslated ones in their own."""
    own = model.objects.filter(locale=locale)
    untranslated = ~models.Q(translation_key__in=own.values("translation_key"))
    return model.objects.filter(models.Q(locale=locale) | untranslated)


def is_term(field) -> bool:
    """Return whether a field refers to a term of a translated list, such as a kind of event."""
    return (
        isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, TranslatableMixin)
        and not issubclass(field.related_model, Page)
    )


def use_own_words(page: Page) -> None:
    """Make a page refer to terms in its own language, where somebody has translated them.

    A page that was copied from another language refers to that language's terms.
    """
    for field in page._meta.concrete_fields:
        if is_term(field) and getattr(page, field.attname):
            term = getattr(page, field.name)
            if term.locale_id != page.locale_id:
                setattr(page, field.name, term.get_translation_or_none(page.locale) or term)


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
