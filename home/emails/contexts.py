"""The contexts of e-mail templates, by the type of the object that an e-mail is about."""

from datetime import timedelta
from functools import singledispatch

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.models import PrivateLink, PublicRequest, ReviewDigest, SiteSettings, SiteWords
from home.models.requests import reviewed_by

# Requests of one kind that a digest names; of further ones it gives the number only.
MOST_NAMED = 20


@singledispatch
def email_context(about, kind: str) -> dict:
    """Return the context of the templates `kind` for an e-mail about an object.

    A new type of object registers a function of its own here.
    """
    raise NotImplementedError(f"No e-mails are written about {type(about).__name__}.")


@email_context.register
def request_context(request: PublicRequest, kind: str) -> dict:
    """Every e-mail about a request carries a new private link."""
    context = site_context()
    owner = request.link_owner
    path = reverse(owner.link_name, args=[PrivateLink.objects.create_token(owner)])
    context |= {
        "request": request,
        "subject": owner.subject(),
        "private_url": f"{context['root_url']}{path}",
        "proof_until": timezone.localdate() + timedelta(days=settings.PROOF_DAYS),
    }
    return context | request.email_context(kind)


@email_context.register
def digest_context(digest: ReviewDigest, kind: str) -> dict:
    """A digest names what is requested, never the people behind it."""
    context = site_context()
    kinds = [kind for kind in waiting_for(digest.user) if kind["count"]]
    for kind in kinds:
        kind["requests"] = kind["requests"][:MOST_NAMED]
        kind["url"] = f"{context['root_url']}{kind['url']}"
    return context | {"kinds": kinds, "words_of_all": ", ".join(kind["words"] for kind in kinds)}


def site_context() -> dict:
    """Return what every e-mail says of the site: its words, address and contact."""
    site = Site.objects.get(is_default_site=True)
    return {
        "words": SiteWords.for_active_language(),
        "root_url": site.root_url,
        "contact_email": SiteSettings.for_site(site).contact_email or settings.DEFAULT_FROM_EMAIL,
    }


def waiting_for(user) -> list[dict]:
    """Return the requests that wait for an editor, kind by kind.

    Each kind is `{count, words, requests, url}`: the oldest request first, `url` without a host.
    """
    found = []
    for model in reviewed_by(user):
        waiting = model.objects.to_review().order_by("confirmed_at", "pk")
        count = waiting.count()
        found.append(
            {
                "count": count,
                "words": model.waiting_words(count),
                "requests": waiting,
                "url": f"{reverse(f'{model.admin_name}:index')}?state={model.State.CONFIRMED}",
            }
        )
    return found
