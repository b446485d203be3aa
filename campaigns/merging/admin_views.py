"""The admin's page of a merge: choose the organisation to keep, read the plan, confirm it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.merging.forms import KeptForm, TakeOverForm
from campaigns.merging.log import merged_into
from campaigns.merging.plan import CannotMerge, MergePlan, may_merge, may_remove, plan_merge
from campaigns.merging.services import merge
from campaigns.models import SignatoryPage
from home.pages.admin_views import page_below_editor


def merge_organisation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Merge an organisation into another one, the parameter `kept`.

    GET without `kept` shows its form, GET with it the plan; POST merges.
    """
    removed = SignatoryPage.objects.filter(pk=page_id).first()
    if removed is None:
        return _merged_already(request, page_id)
    if not may_remove(removed, request.user):
        raise PermissionDenied
    data = request.POST or request.GET
    form = KeptForm(data if "kept" in data or request.method == "POST" else None)
    if form.is_valid():
        try:
            plan = plan_merge(removed, form.cleaned_data["kept"], request.user)
        except CannotMerge as reason:
            form.add_error("kept", str(reason))
        else:
            return _preview_or_merge(request, removed, plan)
    return _page(request, removed, "merge_choose.html", form=form, media=form.media)


def _preview_or_merge(
    request: HttpRequest, removed: SignatoryPage, plan: MergePlan
) -> HttpResponse:
    if not may_merge(plan, request.user):
        raise PermissionDenied
    form = TakeOverForm(request.POST if request.method == "POST" else None, plan=plan)
    if not form.is_valid():
        names = plan.new_names(plan.fillable)
        return _page(request, removed, "merge_confirm.html", form=form, plan=plan, new_names=names)
    try:
        done = merge(removed, plan.kept, form.cleaned_data["take_over"], request.user)
    except CannotMerge as reason:
        messages.error(request, str(reason))
        return redirect("merge_organisation", page_id=removed.pk)
    messages.success(request, _sentence(done))
    return redirect("wagtailadmin_pages:edit", done.kept.pk)


def _sentence(done: MergePlan) -> str:
    moved = len(done.signatures) - len(done.duplicates)
    names = {"removed": done.removed.title, "kept": done.kept.title, "count": moved}
    return (
        ngettext(
            "“%(removed)s” is merged into “%(kept)s”, with %(count)s signature.",
            "“%(removed)s” is merged into “%(kept)s”, with %(count)s signatures.",
            moved,
        )
        % names
    )


def _merged_already(request: HttpRequest, page_id: int) -> HttpResponse:
    """Redirect to the kept page if the organisation was merged already, as by a double click."""
    entry = merged_into(page_id)
    if not entry:
        raise Http404
    names = {side: entry[side]["title"] for side in ("removed", "kept")}
    messages.info(request, _("“%(removed)s” has been merged into “%(kept)s”.") % names)
    kept = SignatoryPage.objects.filter(pk=entry["kept"]["id"]).first()
    if kept is None:
        return redirect("wagtailadmin_explore_root")
    return redirect("wagtailadmin_pages:edit", kept.pk)


def _page(request: HttpRequest, removed: SignatoryPage, template: str, **context) -> HttpResponse:
    context["removed"] = removed
    return page_below_editor(request, removed, f"campaigns/admin/{template}", _("Merge"), context)
