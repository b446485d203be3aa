"""What the templates of calls and of lists of calls are given (`BasePage.extra_context`)."""

from django.http import HttpRequest

from campaigns.calls.filters import CallFilter
from campaigns.models import CallIndexPage, CallPage
from campaigns.signatures.services import shown_signatories
from campaigns.signed_texts.contexts import by_text
from home.pages.pagination import page_of
from home.text.safe_links import safe_url

CALLS_A_PAGE = 24


def call_context(call: CallPage, request: HttpRequest) -> dict:
    """Return what a call's template shows besides its fields."""
    signatories = shown_signatories(call)
    return {
        "signatories": signatories,
        "signatories_by_text": by_text(call, signatories),
        "related_calls": shown_related_calls(call),
        "attachments": call.attachments.select_related("document"),
    }


def shown_related_calls(call: CallPage) -> list[dict]:
    """Return related calls as `{title, url, language}`, those of this site in the call's language.

    A call of this site that is not public in that language is left out, unless it has an address.
    """
    related = list(call.related_calls.select_related("call_page"))
    keys = [row.call_page.translation_key for row in related if row.call_page]
    calls = CallPage.objects.live_in(call.locale.language_code).filter(translation_key__in=keys)
    pages = {page.translation_key: page for page in calls}
    shown = []
    for row in related:
        page = row.call_page and pages.get(row.call_page.translation_key)
        if page and not row.title:
            shown.append({"title": page.title, "url": page.url, "language": page.text_language})
        elif page or safe_url(row.url):
            title, url = row.title or row.url, page.url if page else row.url
            shown.append({"title": title, "url": url, "language": call.text_language})
    return shown


def call_index_context(page: CallIndexPage, request: HttpRequest) -> dict:
    """Return one page of the calls that the request's filter finds, with the filter."""
    call_filter = CallFilter(request.GET, calls=page.calls(), language=page.locale.language_code)
    paginated = page_of(call_filter.found(), CALLS_A_PAGE, request.GET.get("page"))
    context = {
        "filter": call_filter,
        "calls": paginated.object_list,
        "paginated": paginated,
        "kept": call_filter.kept,
    }
    if call_filter.kept:
        context["canonical"] = page.url  # of the unfiltered list
    elif paginated.number > 1:
        context["canonical"] = f"{page.url}?page={paginated.number}"
    return context
