from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import StringTranslation

from home.fields import TranslationOverrides
from home.text.plain import fold_accents


class VocabularyTerm(TranslatableMixin, models.Model):
    """A word of a list that editors extend and translators translate.

    `code` stands in addresses, where a filter's value is the same in every language. It is made
    from the first name and kept. The list goes by name in each language, whatever the accents.
    """

    name = models.CharField(_("name"), max_length=80)
    code = models.SlugField(max_length=60, editable=False)
    sort_name = models.CharField(max_length=80, editable=False)
    # Another than the locale's as long as nobody has translated the name.
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
        """The language of the name: that of the word it was copied from until it is translated."""
        versions = type(self).objects.filter(translation_key=self.translation_key)
        original = versions.filter(name=self.name).exclude(locale=self.locale_id).first()
        if original is None or self._is_translated():
            return self.locale.language_code
        return original.text_language

    def _is_translated(self) -> bool:
        """Whether a translator wrote the name, which may be the same word in both languages."""
        translations = StringTranslation.objects.filter(
            context__object_id=self.translation_key, locale=self.locale_id
        )
        return translations.exists()


def vocabulary_in(model: type[VocabularyTerm], locale: Locale):
    """The words of a list in a language: what nobody has translated is there as it is."""
    own = model.objects.filter(locale=locale)
    untranslated = ~models.Q(translation_key__in=own.values("translation_key"))
    return model.objects.filter(models.Q(locale=locale) | untranslated)
