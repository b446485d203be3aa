"""The admin's own pages about calls."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from campaigns.enums import LineAct, LineState
from campaigns.models import CallPage
from campaigns.pasting.lists.forms import LineForms, PasteListForm
from campaigns.pasting.lists.services import Outcome, read, record
from campaigns.signatories.drafts import may_make_draft, signatory_index
from campaigns.signatories.recognition import Recogniser
from campaigns.signatures.forms import OrderForm, SignatureFormSet
from campaigns.signatures.log import put_back, removals
from campaigns.signatures.rights import may_change_signatories
from campaigns.signatures.services import choose_order, taking_turns
from home.pages.admin_views import page_below_editor


@transaction.atomic
def call_signatories(request: HttpRequest, page_id: int) -> HttpResponse:
    """The signatories of a call, to add, correct, order and remove. Saved at once."""
    call = _call_to_edit(request.user, page_id)
    formset = SignatureFormSet(request.POST or None, call=call, prefix="signatures")
    order = OrderForm(request.POST or None, initial={"signatories_order": call.signatories_order})
    if request.method == "POST":
        with taking_turns(call):
            if formset.is_valid() and order.is_valid():
                formset.save_in_order(request.user)
                wanted = order.cleaned_data["signatories_order"]
                if wanted and wanted != call.signatories_order:
                    choose_order(call, wanted)
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
    return _page_of_call(request, call, "signatories", _("Signatories"), context)


@require_POST
@transaction.atomic
def put_back_signatories(request: HttpRequest, page_id: int, entry_id: int) -> HttpResponse:
    """Restore the signatures that somebody removed from a call."""
    call = _call_to_edit(request.user, page_id)
    entry = next((entry for entry in removals(call) if entry.pk == entry_id), None)
    rows = put_back(call, entry, request.user) if entry else []
    if rows:
        names = " · ".join(row.name for row in rows)
        messages.success(request, _("Back on the call: %(names)s.") % {"names": names})
    else:
        messages.info(request, _("These signatures are on the call already."))
    return redirect("call_signatories", page_id=call.pk)


@transaction.atomic
def paste_signatories(request: HttpRequest, page_id: int) -> HttpResponse:
    """A pasted list: what each of its lines means, then who signed. Saved when all is clear."""
    call = _call_to_edit(request.user, page_id)
    may_add_pages = may_make_draft(call, request.user)
    form = PasteListForm(request.POST or None, may_add_pages=may_add_pages)
    if not form.is_valid():
        return _page_of_call(request, call, "paste", _("Paste a list"), {"form": form})
    recogniser = Recogniser(call.locale.language_code)
    saves, goes_back = "save" in request.POST, "back" in request.POST
    lines = LineForms(
        read(call, form.cleaned_data["text"], recogniser),
        data=request.POST if saves or goes_back else None,
        recogniser=recogniser,
        new_acts=[form.new_act, LineAct.PAGE] if may_add_pages else [LineAct.NAME],
    )
    if goes_back:
        initial = {"text": lines.corrected(form.cleaned_data["text"]), "new_ones": form.new_act}
        form = PasteListForm(initial=initial, may_add_pages=may_add_pages)
        return _page_of_call(request, call, "paste", _("Paste a list"), {"form": form})
    in_this_order = "in_this_order" in request.POST
    if saves and lines.is_valid():
        outcome = record(call, lines.decisions, request.user, in_this_order)
        _say(request, outcome, signatory_index(call))
        return redirect("call_signatories", page_id=call.pk)
    if saves:
        messages.error(request, _("Nothing is saved yet: correct what is marked below."))
    context = {
        "form": form,
        "lines": lines,
        "counts": _counts(lines),
        "in_this_order": in_this_order,
        "organisations": [page.full_name for page in recogniser.pages],
    }
    return _page_of_call(request, call, "pasted", _("Paste a list"), context)


def _call_to_edit(user: AbstractBaseUser, page_id: int) -> CallPage:
    """Return the call, for those who may change its signatories; else raise PermissionDenied."""
    call = get_object_or_404(CallPage.objects.select_related("locale"), pk=page_id)
    if not may_change_signatories(call, user):
        raise PermissionDenied
    return call


def _counts(lines: LineForms) -> list[tuple[str, int]]:
    states = [form.line.state for form in lines]
    return [(state, states.count(state)) for state in LineState if state in states]


def _say(request: HttpRequest, outcome: Outcome, index) -> None:
    added = ngettext(
        "%(count)d signature has been added.",
        "%(count)d signatures have been added.",
        outcome.added,
    )
    messages.success(request, added % {"count": outcome.added})
    if outcome.pages:
        drafts = ngettext(
            "%(count)d draft page of an organisation has been created. It will appear once it is "
            "published.",
            "%(count)d draft pages of organisations have been created. They will appear once they "
            "are published.",
            len(outcome.pages),
        )
        button = messages.button(
            reverse("wagtailadmin_explore", args=[index.pk]), _("See the organisations")
        )
        messages.info(request, drafts % {"count": len(outcome.pages)}, buttons=[button])


def _page_of_call(
    request: HttpRequest, call: CallPage, name: str, title: str, context: dict
) -> HttpResponse:
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
