from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.models import Term


@register_snippet
class EventKind(Term):
    """What sort of event it is, such as a march, a vigil or a webinar."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("type of event")
        verbose_name_plural = _("types of event")
