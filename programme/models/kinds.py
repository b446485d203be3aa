from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.models import VocabularyTerm


@register_snippet
class EventKind(VocabularyTerm):
    """What sort of event it is, such as a march, a vigil or a webinar."""

    class Meta(VocabularyTerm.Meta):
        abstract = False
        verbose_name = _("type of event")
        verbose_name_plural = _("types of event")
