"""What pages of other apps show of calls."""

from django import template

from campaigns.models import CallIndexPage, CallPage
from campaigns.signatures.rights import may_change_signatories
from campaigns.signatures.services import signed_calls
from campaigns.signed_texts.contexts import earlier_texts

register = template.Library()


@register.simple_tag
def newest_calls(language: str, count: int = 3):
    return CallPage.objects.live_in(language).newest_first()[:count]


@register.simple_tag
def open_calls(language: str, count: int = 3):
    """The calls that can be signed today, the newest first."""
    return CallPage.objects.live_in(language).open().newest_first()[:count]


@register.simple_tag
def call_index(language: str):
    return CallIndexPage.objects.live_in(language).first()


register.simple_tag(signed_calls, name="signed_calls")
register.simple_tag(may_change_signatories, name="may_change_signatories")
register.simple_tag(earlier_texts, name="earlier_texts")
