"""What programmes and events add to the admin: where the map shows what an editor writes."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe
from wagtail import hooks

from programme.place_hints import hint

LONGEST = 120  # as the model's fields


@require_safe
def place_hint(request: HttpRequest) -> JsonResponse:
    """The hint for a place that is being written: nothing of it is kept."""
    names = ("town", "region", "country", "postcode", "precision")
    written = {name: request.GET.get(name, "")[:LONGEST].strip() for name in names}
    return JsonResponse(hint(**written, has_pin="pin" in request.GET).as_data())


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("place-hint/", place_hint, name="place_hint")]
