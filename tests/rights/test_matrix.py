"""Who opens each address of the admin, held against `who_opens_what.txt`.

A line has the roles that GET and that POST open an address for, the address, and whose objects it
is asked of. The roles: Anonymous, Contributor, Translator, Editor, K for who coordinates,
Superuser. An address without a line fails the test, as does a line without an address. To change
the file, run the test with WRITE_RIGHTS=1 and read what has changed. A "!" is an error: none is
written down.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.rights.addresses import Address, admin_addresses
from tests.rights.world import ROLES, SECRET, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TABLE = Path(__file__).with_name("who_opens_what.txt")
LETTERS = {"anonymous": "a", "contributor": "c", "translator": "t", "editor": "e",
           "coordinator": "k", "superuser": "s"}  # fmt: skip
# Refused, not there, or not with this method.
CLOSED = {401, 403, 404, 405}
# Without these fields Wagtail's own views raise an error.
POSTED = {
    "pages/<page_id>/copy/": {
        "new_title": "x", "new_slug": "a-copy", "new_parent_page": "calls", "alias": "",
    },
    "choose-external-link/": {
        "external-link-chooser-url": "https://example.org/",
        "external-link-chooser-link_text": "x",
    },
}  # fmt: skip
# Addresses of Wagtail that raise an error: one so that its page can be looked at, the others at
# a POST that lacks what their own forms always send.
BREAK = {
    "failwhale/",
    "redirects/import/process/",
    "documents/multiple/<doc_id>/",
    "snippets/choose/home/glossaryterm/create/",
    "snippets/choose/home/sitewords/create/",
    "snippets/choose/campaigns/rubric/create/",
    "snippets/choose/programme/eventkind/create/",
}
ADMIN = ("/admin/", "/admin/login/", "/en/account/login/", "/fr/account/login/")
# The page opens for any account and says why nothing is done for a superuser's.
REFUSING = {"accounts/<account_id>/second-step/"}


@pytest.fixture(scope="module")
def world(shared_data) -> World:
    return make_world()


@pytest.fixture(scope="module")
def sessions(world) -> dict[str, str]:
    """The session of each role; anonymous has none."""
    found = {"anonymous": ""}
    for role in ROLES:
        client = Client()
        client.force_login(world.users[role])
        found[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


def ask(session: str, method: str, url: str, data: dict | None = None):
    """The answer to a browser that has asked nothing before. What it has changed is undone."""
    client = Client(raise_request_exception=False)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        response = getattr(client, method)(url, data, headers={"accept-language": "en"})
        response.body = b"".join(response).decode(errors="replace")
        transaction.set_rollback(True)
    return response


def is_open(response) -> bool:
    if response.status_code == 302:
        return response.url.partition("?")[0] not in ADMIN
    return response.status_code not in CLOSED


def posted(address: Address, world: World) -> dict:
    data = POSTED.get(address.route, {})
    return {name: world.ids.get(value, value) for name, value in data.items()}


def letters(world: World, sessions: dict, address: Address, url: str) -> Iterator[str]:
    """For GET and for POST, the roles that the address is open to."""
    for method in ("get", "post"):
        data = posted(address, world) if method == "post" else None
        answers = {role: ask(session, method, url, data) for role, session in sessions.items()}
        marks = {
            role: LETTERS[role] if is_open(answer) else "-" for role, answer in answers.items()
        }
        if address.route not in BREAK:
            marks |= {role: "!" for role, answer in answers.items() if answer.status_code >= 500}
        yield "".join(marks.values())


def lines_of(address: Address, found: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """One line for the targets that are open to the same roles."""
    for roles in dict.fromkeys(found.values()):
        targets = ", ".join(target for target, those in found.items() if those == roles)
        yield " | ".join([*roles, address.route, targets]).removesuffix(" | ")


def written() -> set[str]:
    return set(TABLE.read_text().splitlines())


def test_each_address_is_open_to_the_roles_that_are_written_down(world, sessions):
    lines = [
        line
        for address in admin_addresses()
        for line in lines_of(
            address,
            {
                target: tuple(letters(world, sessions, address, url))
                for target, url in address.urls(world).items()
            },
        )
    ]
    if os.environ.get("WRITE_RIGHTS"):
        TABLE.write_text("\n".join(lines) + "\n")
    assert [line for line in lines if "!" in line] == []
    assert sorted(set(lines) - written()) == []
    assert sorted(written() - set(lines)) == []


def asked_with_words(world: World) -> Iterable[str]:
    """Addresses that answer with titles once they are asked for some."""
    other, english = world.pages["other", "fr"], world.pages["other", "en"]
    both = f"id={other.pk}&id={english.pk}"
    for word in (SECRET[:6], SECRET[:6].lower()):
        for name in ("wagtailadmin_pages:search", "wagtailadmin_pages:search_results"):
            yield f"{reverse(name)}?q={word}"
        yield f"{reverse('wagtailadmin_choose_page_search')}?q={word}"
        yield f"/admin/api/main/pages/?search={word}"
        yield f"/admin/pages/{other.get_parent().pk}/?q={word}&search_all=1"
    for parent in (other.get_parent(), english.get_parent()):
        for before in ("pages", "choose-page"):
            yield f"/admin/{before}/{parent.pk}/"
        yield f"/admin/pages/{parent.pk}/?ordering=ord"
        yield f"/admin/api/main/pages/?child_of={parent.pk}&for_explorer=1"
    yield f"/admin/api/main/pages/?translation_of={world.pages['other', 'fr'].pk}"
    yield f"/admin/choose-page/chosen-multiple/?{both}"
    for action in ("delete", "move", "publish", "unpublish"):
        yield f"/admin/bulk/wagtailcore/page/{action}/?{both}"
        yield f"/admin/bulk/wagtailcore/page/{action}/?id=all&childOf={other.get_parent().pk}"
    for export in ("csv", "xlsx"):
        yield f"/admin/reports/site-history/?export={export}"
        yield f"/admin/reports/page-types-usage/?export={export}"


def test_an_editor_is_told_of_the_drafts_of_others(world, sessions):
    """Whoever may work on them finds them: the next test has something to find."""
    found = {
        url for url in asked_with_words(world) if SECRET in ask(sessions["editor"], "get", url).body
    }
    assert len(found) > 20


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_contributor_is_told_nothing_of_the_drafts_of_others(world, sessions, method):
    urls = [url for address in admin_addresses() for url in address.urls(world).values()]
    told = [
        url
        for url in [*urls, *asked_with_words(world)]
        if SECRET in ask(sessions["contributor"], method, url).body
    ]
    assert told == []


def test_a_contributor_finds_their_own_draft_and_what_is_public(world, sessions):
    calls = world.pages["own", "fr"].get_parent()
    listed = ask(sessions["contributor"], "get", f"/admin/pages/{calls.pk}/").body
    assert world.pages["own", "fr"].title in listed
    assert world.pages["public", "fr"].title in listed
    edited = ask(
        sessions["contributor"], "get", f"/admin/pages/{world.pages['own', 'fr'].pk}/edit/"
    )
    assert edited.status_code == 200


@pytest.mark.parametrize("role", [role for role in ROLES if role != "superuser"])
def test_nobody_but_a_superuser_touches_a_superuser(world, sessions, role):
    """What is read of an account, such as its history, changes nothing."""
    changed = [
        address.route
        for address in admin_addresses()
        if address.route not in REFUSING
        for target, url in address.urls(world).items()
        if target == "superuser" and is_open(ask(sessions[role], "post", url, {"username": "x"}))
    ]
    assert changed == []
