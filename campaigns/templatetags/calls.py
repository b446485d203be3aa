"""Template tags for calls, also for the pages of other apps."""

from django import template

from campaigns.models import CallIndexPage, CallPage
from campaigns.signatures.rights import may_change_signatories
from campaigns.signatures.services import signed_calls
from campaigns.signed_texts.contexts import earlier_texts
from home.delivery.memory import by_version

register = template.Library()


@register.simple_tag
def newest_calls(language: str, count: int = 3):
    """Return the newest public calls in a language."""
    return CallPage.objects.live_in(language).newest_first().as_cards()[:count]


@register.simple_tag
def open_calls(language: str, count: int = 3):
    """Return the newest calls that can be signed today."""
    return CallPage.objects.live_in(language).open().newest_first().as_cards()[:count]


@register.simple_tag
@by_version
def call_index(language: str):
    """Return the list of calls in a language, None if there is none."""
    return CallIndexPage.objects.live_in(language).first()


register.simple_tag(signed_calls, name="signed_calls")
register.simple_tag(may_change_signatories, name="may_change_signatories")
register.simple_tag(earlier_texts, name="earlier_texts")
