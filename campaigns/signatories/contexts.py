"""What the template of the list of organisations is given (`BasePage.extra_context`)."""

from dataclasses import dataclass

from django.http import HttpRequest

from campaigns.models import SignatoryIndexPage, SignatoryPage
from campaigns.names import acronym_beside
from home import addresses
from home.text.languages import html_attributes


@dataclass(frozen=True, slots=True)
class ListedSignatory:
    """An organisation as its list shows it."""

    name: str
    # "" if the name contains it.
    acronym: str
    language: str
    url: str
    letter: str

    @property
    def lang(self) -> str:
        """The HTML attributes for the name's language."""
        return html_attributes(self.language)


def index_context(index: SignatoryIndexPage, request: HttpRequest) -> dict:
    """Return the organisations of the list in order of their names: one query, no page objects."""
    pages = SignatoryPage.objects.live_in(index.locale.language_code).child_of(index)
    rows = pages.order_by("sort_name").values_list(
        "title", "acronym", "name_language", "sort_name", "url_path"
    )
    return {
        "signatories": [
            ListedSignatory(
                name=name,
                acronym=acronym_beside(acronym, sort_name),
                language=language,
                url=addresses.page_url(url_path),
                letter=sort_name[:1].upper(),
            )
            for name, acronym, language, sort_name, url_path in rows
        ]
    }
