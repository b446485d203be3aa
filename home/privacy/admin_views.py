"""The page "Personal data" in the admin. The address is in the body of a POST only."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from home.models.requests import request_models, reviewed_by
from home.privacy import services
from home.privacy.forms import AddressForm
from home.privacy.log import record


def may_see_personal_data(user) -> bool:
    """Return whether a user reviews requests of every kind and looks after accounts."""
    return user.has_perm("auth.change_user") and reviewed_by(user) == request_models()


@never_cache
def personal_data(request: HttpRequest) -> HttpResponse:
    """Ask for an address. POST does what the pressed button says with what is kept of it."""
    if not may_see_personal_data(request.user):
        raise PermissionDenied
    form = AddressForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form)
    found = services.personal_data(form.cleaned_data["address"])
    act = request.POST.get("act")
    if act == "download":
        record("privacy.downloaded", request.user)
        return _download(found)
    if act == "erase":
        done = services.erase(found.address)
        record("privacy.erased", request.user)
        text = _("%(erased)d requests erased, %(deleted)d unconfirmed ones deleted.")
        messages.success(request, text % {"erased": done.erased, "deleted": done.deleted})
        return redirect("personal_data")
    if act != "ask":
        record("privacy.shown", request.user)
    return _page(request, form, found, asks=act == "ask")


def _page(request: HttpRequest, form: AddressForm, found=None, asks=False) -> HttpResponse:
    rows = [
        {
            "kind": one._meta.verbose_name,
            "name": str(one),
            "url": one.review_url,
            "fields": [
                (label, _words(one, name, value))
                for name, label, value in services.request_fields(one)
                if value not in (None, "", False)
            ],
        }
        for one in (found.requests if found else [])
    ]
    accounts = [
        {"account": account, "url": reverse("wagtailusers_users:edit", args=[account.pk])}
        for account in (found.accounts if found else [])
    ]
    context = {"form": form, "found": found, "rows": rows, "accounts": accounts, "asks": asks}
    # What was looked for and has nothing kept is said as well.
    context |= {"is_empty": found is not None and not found}
    return render(request, "home/admin/personal_data.html", context)


def _words(one, name: str, value):
    """Return the words of a value that was chosen from a list, any other value as it is."""
    in_words = getattr(one, f"get_{name}_display", None)
    return in_words() if in_words else value


def _download(found: services.PersonalData) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="personal-data.json"'}
    return HttpResponse(found.as_json(), content_type="application/json", headers=headers)
