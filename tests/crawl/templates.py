"""Which templates are pages, so that none is forgotten."""

import re

from django.conf import settings

FOLDER = settings.BASE_DIR / "templates"
# What is reached by sending a form, or by a private link.
OF_FORMS = {
    "campaigns/signature_request.html",
    "campaigns/signing_closed.html",
    "campaigns/signing_sent.html",
    "home/no_link.html",
    "programme/event_submission.html",
    "programme/submitting_closed.html",
    "programme/submitting_sent.html",
}
OF_ERRORS = {"404.html", "error.html"}
# What others extend.
FRAMES = {"base.html", "home/private_link.html", "home/sent.html"}


def page_templates() -> set[str]:
    """The templates of whole pages for readers, as their names."""
    found = set()
    for path in FOLDER.rglob("*.html"):
        name = str(path.relative_to(FOLDER))
        # The pages of the login have tests of their own (tests/home/accounts).
        is_of_readers = not re.search(r"admin|mail|wagtail|^account/|^mfa/", name)
        text = path.read_text()
        if is_of_readers and ("<!doctype" in text or "{% extends" in text):
            found.add(name)
    return found - FRAMES


def letter_templates() -> set[str]:
    """The kinds of letters that there are."""
    paths = FOLDER.rglob("mail/**/*.subject.txt")
    return {str(path.relative_to(FOLDER)).removesuffix(".subject.txt") for path in paths}
