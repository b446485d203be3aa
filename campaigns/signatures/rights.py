"""Who may change the signatories of a call, and who may delete a call that has some."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page

from campaigns.models import CallPage, Signature
from home.sources import source_of, source_permissions


def may_change_signatories(call: CallPage, user) -> bool:
    """Return whether a person may add, change and remove the signatories of a call.

    Judged on the page the call was written in, whichever language `call` is: signatures count in
    every language. As soon as the call was public or has signatures, the right to publish is
    needed; before that, the right to edit is enough.
    """
    permissions = source_permissions(call, user)
    return permissions.can_publish() if _is_public_matter(call) else permissions.can_edit()


def refuse_deletion(request: HttpRequest, *pages: Page) -> None:
    """Raise PermissionDenied if deleting one of the pages would take signatures away unasked.

    Only the deletion of a call's source takes its signatures along; a translation may go.
    """
    for page in pages:
        calls = CallPage.objects.descendant_of(page, inclusive=True)
        for call in calls:
            source = source_of(call) or call
            if source.pk == call.pk and not may_change_signatories(call, request.user):
                raise PermissionDenied


def _is_public_matter(call: CallPage) -> bool:
    versions = CallPage.objects.filter(translation_key=call.translation_key)
    return (
        versions.filter(first_published_at__isnull=False).exists()
        or versions.filter(live=True).exists()
        or Signature.objects.filter(call_key=call.translation_key).exists()
    )
