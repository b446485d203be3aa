"""The admin's page where an editor pastes a list of signatories."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from campaigns.enums import NameAction, NameState
from campaigns.pasting.lists.forms import PastedNameForms, PasteListForm
from campaigns.pasting.lists.services import Outcome, read, record
from campaigns.signatories.drafts import may_make_draft, signatory_index
from campaigns.signatories.recognition import Recogniser
from campaigns.signatures.admin_views import call_to_edit, page_of_call


@transaction.atomic
def paste_signatories(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what each line of a pasted list means, then record the signatures an editor chose."""
    call = call_to_edit(request.user, page_id)
    may_add_pages = may_make_draft(call, request.user)
    form = PasteListForm(request.POST or None, may_add_pages=may_add_pages)
    if not form.is_valid():
        return page_of_call(request, call, "paste", _("Paste a list"), {"form": form})
    recogniser = Recogniser(call.locale.language_code)
    saves, goes_back = "save" in request.POST, "back" in request.POST
    lines = PastedNameForms(
        read(call, form.cleaned_data["text"], recogniser),
        data=request.POST if saves or goes_back else None,
        recogniser=recogniser,
        new_actions=[form.new_action, NameAction.PAGE] if may_add_pages else [NameAction.NAME],
    )
    if goes_back:
        initial = {"text": lines.corrected(form.cleaned_data["text"]), "new_ones": form.new_action}
        form = PasteListForm(initial=initial, may_add_pages=may_add_pages)
        return page_of_call(request, call, "paste", _("Paste a list"), {"form": form})
    in_this_order = "in_this_order" in request.POST
    if saves and lines.is_valid():
        outcome = record(call, lines.decisions, request.user, in_this_order)
        _report(request, outcome, signatory_index(call))
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
    return page_of_call(request, call, "pasted", _("Paste a list"), context)


def _counts(lines: PastedNameForms) -> list[tuple[str, int]]:
    """Return how many lines are in each state."""
    states = [form.line.state for form in lines]
    return [(state, states.count(state)) for state in NameState if state in states]


def _report(request: HttpRequest, outcome: Outcome, index) -> None:
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
