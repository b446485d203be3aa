"""The list of who signed, as a table to download."""

import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from campaigns.enums import SignatoriesOrder
from campaigns.models import CallPage
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated

pytestmark = pytest.mark.django_db

FRENCH = "/fr/appels/appel/signataires.csv"
ENGLISH = "/en/calls/appel-en/signatories.csv"


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(title="Appel", slug="appel"))


def rows(response, separator=";"):
    lines = response.content.decode("utf-8-sig").splitlines(keepends=True)
    return list(csv.reader(lines, delimiter=separator))


def test_the_table_has_a_row_for_each_signatory_in_the_order_of_the_call(client, call):
    site = Site.objects.get(is_default_site=True)
    fal = SignatoryPageFactory(
        title="France Amérique Latine", acronym="FAL", website="https://www.example.org/fal"
    )
    sign(call, fal, "Amérique Latine, France")
    sign(call, None, "Collectif « de la Vallée »")
    sign(call, SignatoryPageFactory(title="Brouillon", acronym="BR", live=False))
    CallPage.objects.update(signatories_order=SignatoriesOrder.MANUAL)
    response = client.get(FRENCH)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="appel-signataires.csv"'
    assert response["Cache-Control"] == "public, max-age=3600"
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert not response.cookies
    assert rows(response) == [
        ["Position", "Nom tel que signé", "Sigle", "Site web", "Page"],
        [
            "1",
            "Amérique Latine, France",
            "FAL",
            "https://www.example.org/fal",
            f"{site.root_url}/fr/signataires/france-amerique-latine/",
        ],
        ["2", "Collectif « de la Vallée »", "", "", ""],
        ["3", "Brouillon", "", "", ""],
    ]


def test_each_language_has_its_own(client, call):
    organisation = publish(SignatoryPageFactory(title="La Cimade"))
    sign(call, organisation)
    translated(call)
    header, row = rows(client.get(ENGLISH), ",")
    assert header == ["Position", "Name as signed", "Acronym", "Website", "Page"]
    assert row[1] == "La Cimade"
    assert row[4].endswith("/en/signatories/la-cimade/")
    assert client.get(ENGLISH.replace("signatories.csv", "signataires.csv")).status_code == 404
    assert client.get(FRENCH.replace("signataires.csv", "signatories.csv")).status_code == 404


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        # A bar, which starts a program in old spreadsheets, is escaped, too.
        ("=cmd|' /C calc'!A0", "'=cmd\\|' /C calc'!A0"),
    ],
)
def test_no_formula_survives(client, call, name, cell):
    sign(call, None, name)
    assert rows(client.get(FRENCH))[1][1] == cell


def test_what_is_not_published_has_no_table(client, call):
    call.unpublish()
    assert client.get(FRENCH).status_code == 404
    later = CallPageFactory(
        title="Demain", slug="demain", live=False, go_live_at=timezone.now() + timedelta(days=1)
    )
    later.save_revision().publish()
    assert client.get("/fr/appels/demain/signataires.csv").status_code == 404


def test_who_may_not_read_the_call_does_not_get_its_table(client, call):
    sign(call, None, "Collectif de la Vallée")
    PageViewRestriction.objects.create(page=call, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(FRENCH)
    assert response.status_code == 302
    assert b"Collectif" not in response.content


def test_the_table_is_linked_from_the_call_and_from_the_editors_page(client, admin_client, call):
    assert FRENCH not in client.get(call.url).content.decode()
    sign(call, None, "Collectif de la Vallée")
    assert f'href="{FRENCH}"' in client.get(call.url).content.decode()
    editors = admin_client.get(reverse("call_signatories", args=[call.pk])).content.decode()
    assert f'href="{FRENCH}"' in editors


def test_a_changed_slug_redirects_the_table_too(client, call, django_capture_on_commit_callbacks):
    call.slug = "appel-2025"
    with django_capture_on_commit_callbacks(execute=True):
        publish(call)
    response = client.get(FRENCH)
    assert (response.status_code, response["Location"]) == (
        301,
        "/fr/appels/appel-2025/signataires.csv",
    )


def test_the_table_costs_the_same_with_many(call, count_queries):
    sign(call, SignatoryPageFactory())
    one = count_queries(FRENCH)
    for _number in range(2):
        sign(call, SignatoryPageFactory())
    assert count_queries(FRENCH) == one


def test_the_same_signatures_give_the_same_bytes_and_a_304(client, call):
    sign(call, None, "Collectif de la Vallée")
    first = client.get(FRENCH)
    second = client.get(FRENCH, headers={"if-none-match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")
