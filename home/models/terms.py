from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, TranslatableMixin

from home.texts import folded


class Term(TranslatableMixin, models.Model):
    """A word of a list that editors extend and translators translate.

    `code` stands in addresses, where a filter's value is the same in every language. It is made
    from the first name and kept. The list goes by name in each language, whatever the accents.
    """

    name = models.CharField(_("name"), max_length=80)
    code = models.SlugField(max_length=60, editable=False)
    sort_name = models.CharField(max_length=80, editable=False)

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
        self.sort_name = folded(self.name)[:80]
        super().save(*args, **kwargs)


def terms_in(model: type[Term], locale: Locale):
    """The words of a list in a language: what nobody has translated is there as it is."""
    own = model.objects.filter(locale=locale)
    untranslated = ~models.Q(translation_key__in=own.values("translation_key"))
    found = model.objects.filter(models.Q(locale=locale) | untranslated)
    return found.select_related("locale")
