"""The public page of an earlier text of a call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from campaigns.models import CallPage
from campaigns.signatures.services import shown_signatories
from campaigns.signed_texts.contexts import shown_text
from home.delivery.answers import public_answer
from home.pages.navigation import breadcrumbs, versions
from home.text.languages import address_word


def signed_text(request: HttpRequest, call: CallPage, word: str, number: str) -> HttpResponse:
    """Return the page of the text with this number.

    `word` is that of the address; that of another language redirects to that of the call's.
    """
    shown = shown_text(call, int(number))
    language = call.locale.language_code
    url = f"{call.url}{shown.text.path_in(language)}"
    if word != address_word("signed-text", language):
        return redirect(url, permanent=True)
    signatories = shown_signatories(call)
    context = {
        "page": call,
        "shown": shown,
        "signatories": [item for item in signatories if item.text_id == shown.text.pk],
        "trail": [*breadcrumbs(call), call],
        "addresses": {
            code: f"{version.url}{shown.text.path_in(code)}"
            for code, version in versions(call).items()
        },
        "canonical": url,
    }
    return public_answer(TemplateResponse(request, "campaigns/signed_text.html", context))
