"""The files below the pages of calls: signatories as CSV, the RSS feed of a list of calls."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.models import CallIndexPage, CallPage
from campaigns.signatures.services import signatures_with_pages
from home.pages.feeds import PageFeed
from home.pages.responses import file_response
from home.text.csv import CSV_TYPE, table_bytes
from home.text.safe_links import safe_url


def signatories_csv(request: HttpRequest, call: CallPage, name: str) -> HttpResponse:
    """Return the signatories as CSV to download. `name` is the file's name in the address."""
    if name != call.signatories_csv_name:
        raise Http404
    response = file_response(signatories_table(call), CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{call.slug}-{name}"'
    return response


def signatories_table(call: CallPage) -> bytes:
    """Return the CSV: one row for each signatory, in the order of the call's page.

    Of an organisation whose page is not public in the call's language, only the name is given.
    """
    language = call.locale.language_code
    with translation.override(language):
        rows = [[_("Position"), _("Name as signed"), _("Acronym"), _("Website"), _("Page")]]
    for position, (signature, page) in enumerate(signatures_with_pages(call), start=1):
        facts = [page.acronym, safe_url(page.website), page.full_url] if page else ["", "", ""]
        rows.append([position, signature.name, *facts])
    return table_bytes(rows, language)


class CallFeed(PageFeed):
    """RSS feed of the 30 calls of a list that were published last."""

    def items(self, page):
        return page.calls().order_by("-first_published_at")[:30]

    def item_terms(self, call):
        return [call.rubric] if call.rubric else []


def feed(request: HttpRequest, page: CallIndexPage) -> HttpResponse:
    """Return the feed of a list of calls."""
    return CallFeed()(request, page=page)
