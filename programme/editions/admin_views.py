"""Views for editors to start the next edition, to freeze one that is over, and to reopen it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages as wagtail_messages

from home.pages.admin_views import page_below_editor
from home.sources import other_versions
from programme.editions.freezing import freeze, source_programme, totals_of, unfreeze
from programme.editions.rollover import CannotStart, plan_next, start_next
from programme.models import ProgrammePage


class StartForm(forms.Form):
    freeze_last = forms.BooleanField(
        required=False,
        label=gettext_lazy("Freeze last year’s programme now"),
        help_text=gettext_lazy(
            "Its totals are kept and nobody can submit events to it any more. Editors can still "
            "correct it, freeze it later or reopen it, from its “…” menu."
        ),
    )


def may_start(programme: ProgrammePage, user) -> bool:
    """Return whether a user may add a programme beside this one, in its source language."""
    index = source_programme(programme).get_parent()
    return index.permissions_for_user(user).can_add_subpage()


def may_freeze(programme: ProgrammePage, user) -> bool:
    """Return whether a user may publish a programme: freezing it is public at once."""
    return programme.live and source_programme(programme).permissions_for_user(user).can_publish()


def next_edition(request: HttpRequest, page_id: int) -> HttpResponse:
    """Start the edition after this one: GET shows the plan, POST creates it."""
    programme = get_object_or_404(ProgrammePage.objects.select_related("locale"), pk=page_id)
    if not may_start(programme, request.user):
        raise PermissionDenied
    try:
        plan = plan_next(programme)
        offers_freeze = may_freeze(programme, request.user) and not programme.is_frozen
        form = StartForm(request.POST or None, initial={"freeze_last": plan.last_is_over})
        if request.method == "POST" and form.is_valid():
            freeze_last = offers_freeze and form.cleaned_data["freeze_last"]
            page = start_next(programme, request.user, freeze_last=freeze_last)
            _add_started_message(request, page)
            return redirect("wagtailadmin_pages:edit", page.pk)
    except CannotStart as reason:
        messages.warning(request, str(reason))
        return redirect("wagtailadmin_pages:edit", reason.existing.pk)
    title = _("Start the %(year)s edition") % {"year": plan.year}
    context = {"plan": plan, "form": form, "offers_freeze": offers_freeze}
    return _page(request, programme, "next_edition.html", title, **context)


def _add_started_message(request: HttpRequest, page: ProgrammePage) -> None:
    drafts = [page, *other_versions(page).select_related("locale")]
    buttons = [
        wagtail_messages.button(
            reverse("wagtailadmin_pages:edit", args=[draft.pk]), draft.locale.get_display_name()
        )
        for draft in drafts
    ]
    text = _(
        "The programme of %(year)s is a draft. Read the comments beside the texts (the speech "
        "bubble at the top right), correct each language, then publish them."
    )
    wagtail_messages.success(request, text % {"year": page.year}, buttons=buttons)


def freeze_edition(request: HttpRequest, page_id: int) -> HttpResponse:
    """Freeze or reopen an edition: GET shows the totals and what will change, POST does it."""
    programme = get_object_or_404(ProgrammePage.objects.select_related("locale"), pk=page_id)
    if not may_freeze(programme, request.user):
        raise PermissionDenied
    names = {"title": programme.title}
    if "freeze" in request.POST:
        freeze(programme, request.user)
        messages.success(request, _("“%(title)s” is frozen with its totals.") % names)
    elif "unfreeze" in request.POST:
        unfreeze(programme, request.user)
        messages.success(request, _("“%(title)s” is open again.") % names)
    else:
        title = _("Reopen this programme") if programme.is_frozen else _("Freeze this programme")
        totals = programme.frozen or totals_of(programme)
        return _page(request, programme, "freeze_edition.html", title, totals=totals)
    return redirect("wagtailadmin_pages:edit", programme.pk)


def _page(
    request: HttpRequest, programme: ProgrammePage, template: str, title: str, **context
) -> HttpResponse:
    context["programme"] = programme
    return page_below_editor(request, programme, f"programme/admin/{template}", title, context)
