"""The page behind the link in the e-mail about a lost phone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters

from home.accounts.lost_phone import services
from home.accounts.lost_phone.forms import PasswordForm
from home.accounts.notices import moment
from home.models import LostPhone


@sensitive_post_parameters("password")
def lost_phone(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link can do now. POST stops it, or takes the second factor away."""
    lost = LostPhone.objects.with_token(token)
    if lost is None:
        raise Http404
    is_open = LostPhone.objects.open().filter(pk=lost.pk).exists()
    act = request.POST.get("act") if request.method == "POST" and is_open else None
    form = PasswordForm(
        request.POST if act == "remove" else None, request=request, account=lost.user
    )
    if act == "stop":
        services.stop(lost.user, None)
        return redirect(request.path)
    if act == "remove" and not lost.is_waiting and form.is_valid():
        services.finish(lost, form.cleaned_data["password"])
        return redirect(request.path)
    context = {
        "lost_phone": lost,
        "is_open": is_open,
        "opens": moment(lost.opens_at),
        "closes": moment(lost.closes_at),
        "form": form,
    }
    return TemplateResponse(request, "account/lost_phone.html", context)
