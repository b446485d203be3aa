"""Which organisation of the site is meant by a name."""

from campaigns.models import SignatoryPage
from campaigns.names import sort_key


def organisations_by_name(language: str) -> dict[str, SignatoryPage]:
    """The organisations of a language by each of their names, folded by `sort_key`.

    Drafts are among them: an editor may record a signature before the page is published.
    A name that two organisations share recognises neither.
    """
    found: dict[str, SignatoryPage | None] = {}
    for page in SignatoryPage.objects.filter(locale__language_code=language):
        for key in {sort_key(page.title), sort_key(page.full_name), sort_key(page.acronym)} - {""}:
            found[key] = page if key not in found else None
    return {key: page for key, page in found.items() if page}
