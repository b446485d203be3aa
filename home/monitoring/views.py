"""The addresses that say how the site is. They are never stored."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from home.monitoring.readiness import missing_parts

HEADERS = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@transaction.non_atomic_requests
def liveness(request: HttpRequest) -> HttpResponse:
    """Say that this process answers. It asks nothing else."""
    return HttpResponse("ok\n", headers=HEADERS)


@transaction.non_atomic_requests
def readiness(request: HttpRequest) -> HttpResponse:
    """Say `ok`, or name the missing parts, one a line, with status 503."""
    missing = missing_parts()
    text = "".join(f"{part}\n" for part in missing) or "ok\n"
    return HttpResponse(text, status=503 if missing else 200, headers=HEADERS)
