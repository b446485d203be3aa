"""The admin's page where an editor pastes a call, checks the preview, and creates the draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import CallIndexPage, CallPage
from campaigns.pasting.calls.draft import create_draft, find_similar_calls
from campaigns.pasting.calls.forms import ChoicesForm, FactsForm, PasteCallForm, year_of
from campaigns.pasting.calls.preview import preview_rows
from campaigns.pasting.calls.signatories import ParsedSignatory, find_signatories, with_choices
from campaigns.pasting.calls.warnings import find_warnings


def paste_call(request: HttpRequest) -> HttpResponse:
    """Take the text, show the preview, create the draft. Only the last step saves anything."""
    parents = lists_to_add_to(request.user)
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
    signatories = chosen_signatories(request.POST, paste)
    facts = FactsForm(
        request.POST if step == "create" else None,
        initial=typed,
        pasted=paste.pasted,
        rubrics=paste.rubrics,
        may_add_rubric=request.user.has_perm("campaigns.add_rubric"),
    )
    similar_calls = find_similar_calls(paste.pasted.title, str(facts["year"].value()))
    seen = set(request.POST.getlist("seen"))
    if facts.is_valid() and all(str(similar.pk) in seen for similar in similar_calls):
        return create(request, paste, facts, signatories)
    context = preview(paste, facts, signatories) | {
        "similar_calls": with_addresses(similar_calls, request.user)
    }
    return render(request, "campaigns/admin/pasted_call.html", page_context(context))


def chosen_signatories(data, paste: PasteCallForm) -> list[ParsedSignatory]:
    """Return the names of the text, with the choices made in the preview if it was shown."""
    signatories = find_signatories(paste.pasted, paste.cleaned_data["parent"].locale.language_code)
    choices = ChoicesForm(data)
    if "chosen" not in data or not choices.is_valid():
        return signatories
    signing = set(choices.cleaned_data["signing"])
    if data.get("step") == "preview":  # after a way back: the text may have changed
        signing |= {signatory.block.text for signatory in signatories if signatory.signs}
    return with_choices(signatories, signing, choices.cleaned_data["as_typed"])


def with_addresses(calls: list[CallPage], user) -> list[tuple[CallPage, str]]:
    """Return calls, each with the address of its editor or public page; "" without either."""
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
    """Return year and date as typed in the preview, to keep them while the text is edited.

    A year that the text itself names is not kept: the text may be about to change.
    """
    typed = {name: data[name] for name in ("year", "date") if data.get(name)}
    if paste.is_valid() and typed.get("year") == str(year_of(paste.pasted)):
        del typed["year"]
    return typed


def kept_choices(data) -> list[tuple[str, str]]:
    """Return the boxes ticked in the preview, as names and values of hidden fields."""
    names = ("chosen", "signing", "as_typed")
    return [(name, value) for name in names for value in data.getlist(name)]


def lists_to_add_to(user):
    """Return the lists of calls below which a user may add one."""
    lists = CallIndexPage.objects.select_related("locale").order_by("locale_id")
    allowed = [page.pk for page in lists if page.permissions_for_user(user).can_add_subpage()]
    return lists.filter(pk__in=allowed)


def preview(paste: PasteCallForm, facts: FactsForm, signatories: list[ParsedSignatory]) -> dict:
    parent = paste.cleaned_data["parent"]
    language = parent.locale.language_code
    return {
        "paste": paste,
        "form": facts,
        "language": parent.locale.get_display_name(),
        "warnings": find_warnings(paste.pasted, signatories, language),
        "rows": preview_rows(paste.pasted, signatories),
    }


def create(
    request: HttpRequest, paste: PasteCallForm, facts: FactsForm, signatories: list[ParsedSignatory]
) -> HttpResponse:
    parent = paste.cleaned_data["parent"]
    call, warnings = create_draft(
        paste.pasted,
        parent,
        request.user,
        year=facts.cleaned_data["year"],
        day=facts.cleaned_data["date"],
        rubric=facts.get_rubric(parent.locale),
        signatories=signatories,
    )
    messages.success(
        request, _("The draft has been created. Read it through before you publish it.")
    )
    if warnings:
        text = ngettext(
            "%(count)s point is left to check: the speech bubble at the top right shows it.",
            "%(count)s points are left to check: the speech bubble at the top right shows them.",
            len(warnings),
        )
        messages.warning(request, text % {"count": len(warnings)})
    return redirect("wagtailadmin_pages:edit", call.pk)


def page_context(context: dict) -> dict:
    title = _("Paste the text of a call")
    return context | {
        "header_title": title,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [{"url": "", "label": title}],
        "media": context["form"].media,
    }
