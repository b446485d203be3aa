"""Rights to change the signatories of a call, and to delete a call that has some."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page

from campaigns.models import CallPage, Signature
from home.sources import source_of, source_permissions


def may_change_signatories(call: CallPage, user) -> bool:
    """Return whether a person may add, change and remove the signatories of a call.

    The rights are those on the call's source, whichever language `call` is: signatures count in
    every language. Once the call was public or has signatures, the right to publish is needed;
    before that, the right to edit is enough.
    """
    permissions = source_permissions(call, user)
    return permissions.can_publish() if _was_public_or_signed(call) else permissions.can_edit()


def refuse_deletion(request: HttpRequest, *pages: Page) -> None:
    """Raise PermissionDenied if a user may not delete the signatures that go with one of the pages.

    The signatures of a call are deleted with its source, not with a translation.
    """
    for page in pages:
        calls = CallPage.objects.descendant_of(page, inclusive=True)
        for call in calls:
            source = source_of(call) or call
            if source.pk == call.pk and not may_change_signatories(call, request.user):
                raise PermissionDenied


def _was_public_or_signed(call: CallPage) -> bool:
    versions = CallPage.objects.filter(translation_key=call.translation_key)
    return (
        versions.filter(first_published_at__isnull=False).exists()
        or versions.filter(live=True).exists()
        or Signature.objects.filter(call_key=call.translation_key).exists()
    )
