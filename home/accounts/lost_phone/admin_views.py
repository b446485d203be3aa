"""What coordinators do for somebody who has lost their phone: ask, confirm, stop."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.accounts.lost_phone import services
from home.accounts.lost_phone.forms import ReasonForm
from home.accounts.notices import moment, name_of

PERMISSION = "auth.change_user"


def reset_second_factor(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show what is asked for an account. POST does what the pressed button says."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    account = get_object_or_404(get_user_model(), pk=account_id)
    why_not = services.reason_against(account, request.user)
    form = ReasonForm(request.POST if request.POST.get("act") == "ask" else None)
    if request.method == "POST":
        try:
            if answer := _do(request, account, form):
                return answer
        except services.Refused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
    found = services.open_request(account)
    return render(
        request,
        "home/admin/lost_phone.html",
        {
            "account": account,
            "account_name": name_of(account),
            "edit_url": reverse("wagtailusers_users:edit", args=[account.pk]),
            "why_not": why_not,
            "form": form,
            "lost_phone": found,
            "asked_by": name_of(found.asked_by) if found else "",
            "opens": moment(found.opens_at) if found else "",
            "closes": moment(found.closes_at) if found else "",
            "may_confirm": found and not why_not and found.asked_by_id != request.user.pk,
        },
    )


def _do(request: HttpRequest, account, form: ReasonForm) -> HttpResponse | None:
    act = request.POST.get("act")
    if act == "ask":
        if not form.is_valid():
            return None
        services.ask(account, request.user, form.cleaned_data["reason"])
        messages.success(request, _("We have written to %s.") % account.email)
    elif act == "confirm":
        services.confirm(account, request.user)
        messages.success(request, _("We have written to %s.") % account.email)
    elif act == "stop":
        services.stop(account, request.user)
    return redirect(request.path)
