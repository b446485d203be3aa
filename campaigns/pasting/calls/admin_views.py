"""The admin's page where an editor pastes a call, sees what becomes of it, and makes the draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import CallIndexPage, CallPage
from campaigns.pasting.calls.draft import create_draft, find_twins
from campaigns.pasting.calls.forms import ChoicesForm, FactsForm, PasteCallForm, year_of
from campaigns.pasting.calls.preview import preview_rows
from campaigns.pasting.calls.signatories import ParsedSignatory, find_signatories, with_choices
from campaigns.pasting.calls.warnings import find_warnings


def paste_call(request: HttpRequest) -> HttpResponse:
    """Text, preview, draft. Nothing is saved before the last step, and each leads back."""
    parents = lists_for(request.user)
    if not parents:
        raise PermissionDenied
    step = request.POST.get("step", "")
    initial = {"parent": request.GET.get("below") or parents[0].pk}
    paste = PasteCallForm(request.POST or None, initial=initial, parents=parents)
    typed = typed_facts(request.POST, paste)
    if not paste.is_valid() or step == "back":
        context = page_context(
            {"form": paste, "typed": typed, "choices": kept_choices(request.POST)}
        )
        return render(request, "campaigns/admin/paste_call.html", context)
    signers = chosen_signatories(request.POST, paste)
    facts = FactsForm(
        request.POST if step == "create" else None,
        initial=typed,
        pasted=paste.pasted,
        rubrics=paste.rubrics,
        may_add_rubric=request.user.has_perm("campaigns.add_rubric"),
    )
    twins = find_twins(paste.pasted.title, str(facts["year"].value()))
    seen = set(request.POST.getlist("seen"))
    if facts.is_valid() and all(str(twin.pk) in seen for twin in twins):
        return create(request, paste, facts, signers)
    context = preview(paste, facts, signers) | {"twins": links_to(twins, request.user)}
    return render(request, "campaigns/admin/pasted_call.html", page_context(context))


def chosen_signatories(data, paste: PasteCallForm) -> list[ParsedSignatory]:
    """The names of the text with the choices that were made in the preview, if it was shown."""
    signers = find_signatories(paste.pasted, paste.cleaned_data["parent"].locale.language_code)
    choices = ChoicesForm(data)
    if "chosen" not in data or not choices.is_valid():
        return signers
    signing = set(choices.cleaned_data["signing"])
    if data.get("step") == "preview":  # after a way back: the text may have changed
        signing |= {signer.piece.text for signer in signers if signer.signs}
    return with_choices(signers, signing, choices.cleaned_data["as_typed"])


def links_to(calls: list[CallPage], user) -> list[tuple[CallPage, str]]:
    """Calls with the address where somebody sees them: their editor, or their public page."""
    return [
        (
            call,
            reverse("wagtailadmin_pages:edit", args=[call.pk])
            if call.permissions_for_user(user).can_edit()
            else (call.live and call.url) or "",
        )
        for call in calls
    ]


def typed_facts(data, paste: PasteCallForm) -> dict:
    """What was typed in the preview, to be found there again after a way back to the text.

    A year that the text itself names is not among it: the text may be about to change.
    """
    typed = {name: data[name] for name in ("year", "date") if data.get(name)}
    if paste.is_valid() and typed.get("year") == str(year_of(paste.pasted)):
        del typed["year"]
    return typed


def kept_choices(data) -> list[tuple[str, str]]:
    """What was ticked in the preview, as names and values of hidden fields."""
    names = ("chosen", "signing", "as_typed")
    return [(name, value) for name in names for value in data.getlist(name)]


def lists_for(user):
    """The lists of calls below which somebody may add one."""
    lists = CallIndexPage.objects.select_related("locale").order_by("locale_id")
    allowed = [page.pk for page in lists if page.permissions_for_user(user).can_add_subpage()]
    return lists.filter(pk__in=allowed)


def preview(paste: PasteCallForm, facts: FactsForm, signers: list[ParsedSignatory]) -> dict:
    parent = paste.cleaned_data["parent"]
    language = parent.locale.language_code
    return {
        "paste": paste,
        "form": facts,
        "language": parent.locale.get_display_name(),
        "remarks": find_warnings(paste.pasted, signers, language),
        "rows": preview_rows(paste.pasted, signers),
    }


def create(
    request: HttpRequest, paste: PasteCallForm, facts: FactsForm, signers: list[ParsedSignatory]
) -> HttpResponse:
    parent = paste.cleaned_data["parent"]
    call, remarks = create_draft(
        paste.pasted,
        parent,
        request.user,
        year=facts.cleaned_data["year"],
        day=facts.cleaned_data["date"],
        rubric=facts.get_rubric(parent.locale),
        signers=signers,
    )
    messages.success(
        request, _("The draft has been created. Read it through before you publish it.")
    )
    if remarks:
        text = ngettext(
            "%(count)s point is left to check: the speech bubble at the top right shows it.",
            "%(count)s points are left to check: the speech bubble at the top right shows them.",
            len(remarks),
        )
        messages.warning(request, text % {"count": len(remarks)})
    return redirect("wagtailadmin_pages:edit", call.pk)


def page_context(context: dict) -> dict:
    title = _("Paste the text of a call")
    return context | {
        "header_title": title,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [{"url": "", "label": title}],
        "media": context["form"].media,
    }
