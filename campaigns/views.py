"""The admin's own pages about calls."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.forms import SignatureFormSet
from campaigns.models import CallPage


@transaction.atomic
def call_signatories(request: HttpRequest, page_id: int) -> HttpResponse:
    """The signatories of a call, to add, correct, order and remove. Saved at once."""
    call = get_object_or_404(CallPage, pk=page_id)
    if not call.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    formset = SignatureFormSet(request.POST or None, call=call, prefix="signatures")
    if request.method == "POST" and formset.is_valid():
        formset.save_in_order()
        messages.success(request, _("The signatories are saved."))
        return redirect("call_signatories", page_id=call.pk)
    if formset.is_bound:
        messages.error(request, _("Nothing is saved yet: please correct what is marked below."))
    edit_url = reverse("wagtailadmin_pages:edit", args=[call.pk])
    context = {
        "call": call,
        "formset": formset,
        "organisations": [page.full_name for page in formset.recogniser.pages],
        "header_title": _("Signatories"),
        "breadcrumbs_items": [
            {"url": edit_url, "label": call.get_admin_display_title()},
            {"url": "", "label": _("Signatories")},
        ],
        "edit_url": edit_url,
    }
    return render(request, "campaigns/admin/signatories.html", context)
