"""The admin's page of the signatories of a call."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from campaigns.models import CallPage
from campaigns.signatures.forms import OrderForm, SignatureFormSet
from campaigns.signatures.log import put_back, removals
from campaigns.signatures.rights import may_change_signatories
from campaigns.signatures.services import lock_signatures, set_order
from home.pages.admin_views import page_below_editor


@transaction.atomic
def call_signatories(request: HttpRequest, page_id: int) -> HttpResponse:
    """Add, correct, order and remove the signatories of a call. They are public at once."""
    call = call_to_edit(request.user, page_id)
    formset = SignatureFormSet(request.POST or None, call=call, prefix="signatures")
    order = OrderForm(request.POST or None, initial={"signatories_order": call.signatories_order})
    if request.method == "POST":
        with lock_signatures(call):
            if formset.is_valid() and order.is_valid():
                formset.save_in_order(request.user)
                wanted = order.cleaned_data["signatories_order"]
                if wanted and wanted != call.signatories_order:
                    set_order(call, wanted)
                messages.success(request, _("The list of signatories has been saved."))
                return redirect("call_signatories", page_id=call.pk)
    if formset.is_bound:
        messages.error(request, _("Nothing is saved yet: correct what is marked below."))
    context = {
        "formset": formset,
        "order": order,
        "removals": removals(call),
        "organisations": [page.full_name for page in formset.recogniser.pages],
    }
    return page_of_call(request, call, "signatories", _("Signatories"), context)


@require_POST
@transaction.atomic
def put_back_signatories(request: HttpRequest, page_id: int, entry_id: int) -> HttpResponse:
    """Restore the signatures of one removal."""
    call = call_to_edit(request.user, page_id)
    entry = next((entry for entry in removals(call) if entry.pk == entry_id), None)
    rows = put_back(call, entry, request.user) if entry else []
    if rows:
        names = " · ".join(row.name for row in rows)
        messages.success(request, _("Back on the call: %(names)s.") % {"names": names})
    else:
        messages.info(request, _("These signatures are on the call already."))
    return redirect("call_signatories", page_id=call.pk)


def call_to_edit(user: AbstractBaseUser, page_id: int) -> CallPage:
    """Return a call; raise PermissionDenied unless the user may change its signatories."""
    call = get_object_or_404(CallPage.objects.select_related("locale"), pk=page_id)
    if not may_change_signatories(call, user):
        raise PermissionDenied
    return call


def page_of_call(
    request: HttpRequest, call: CallPage, name: str, title: str, context: dict
) -> HttpResponse:
    """Render `campaigns/admin/NAME.html` below the call's editor in the breadcrumbs."""
    list_url = reverse("call_signatories", args=[call.pk])
    the_list = {"url": list_url, "label": _("Signatories")}
    return page_below_editor(
        request,
        call,
        f"campaigns/admin/{name}.html",
        title,
        context | {"call": call, "list_url": list_url},
        between=() if name == "signatories" else (the_list,),
    )
