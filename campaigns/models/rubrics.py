from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.models import VocabularyTerm


@register_snippet
class Rubric(VocabularyTerm):
    """What calls are sorted by, such as the criminalisation of solidarity."""

    class Meta(VocabularyTerm.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
