"""The signatories of a call as a table to download."""

from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.models import CallPage
from campaigns.signatures.services import signed_by
from home.text.csv import table_bytes
from home.text.rich_text import safe_url


def signatories_csv(call: CallPage) -> bytes:
    """One row for each signatory, in the order of the call's page. Drafts tell nothing."""
    language = call.locale.language_code
    with translation.override(language):
        rows = [[_("Position"), _("Name as signed"), _("Acronym"), _("Website"), _("Page")]]
    for position, (signature, page) in enumerate(signed_by(call), start=1):
        about = [page.acronym, safe_url(page.website), page.full_url] if page else ["", "", ""]
        rows.append([position, signature.name, *about])
    return table_bytes(rows, language)
