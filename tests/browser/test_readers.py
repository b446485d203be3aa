"""What readers with a narrow phone, colours of their own, no style sheet or a printer get."""

from datetime import date, timedelta

import pytest

from campaigns.models import CallNote
from campaigns.signatures.services import sign
from home.models import SiteWords
from programme.models import EventOrganiser
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    RubricFactory,
    SignatoryPageFactory,
    publish,
)

pytestmark = pytest.mark.browser

LONG = "Anticonstitutionnellementinstrumentaliséaccompagnementdemandeur"  # 63 letters, no break
PLAIN = "anticonstitutionnellement" * 2
NARROW = {"viewport": {"width": 320, "height": 640}}
TODAY = date.today()


@pytest.fixture
def long_words(live_server, site_tree):
    """A site in all of whose texts a word of sixty letters stands."""
    words = SiteWords.objects.get(locale__language_code="fr")
    words.name, words.hashtag, words.footer = LONG, f"#{LONG[:59]}", f"<p>{LONG}</p>"
    words.save()
    text = f"<h2>{LONG}</h2><p>{LONG}</p><ul><li>{LONG}</li></ul><blockquote>{LONG}</blockquote>"
    call = CallPageFactory(
        title=LONG, headline=LONG, slug="appel", standfirst=f"<p>{LONG}</p>", closing=LONG,
        body=f'{text}<p>{LONG}<a linktype="note" note="n">[1]</a></p>', signing="open",
        rubric=RubricFactory(name=LONG), contact_email=f"{PLAIN}@example.org",
    )  # fmt: skip
    call.notes = [CallNote(key="n", text=LONG, url=f"https://{PLAIN}.example.org/{LONG}")]
    publish(call)
    organisation = publish(
        SignatoryPageFactory(title=LONG, acronym=LONG[:40], slug="orga", profile=text,
                             website=f"https://{PLAIN}.example.org")
    )  # fmt: skip
    sign(call, organisation)
    sign(call, None, LONG * 2)
    programme = publish(
        ProgrammePageFactory(
            year=(TODAY + timedelta(days=13)).year, title=LONG, standfirst=f"<p>{LONG}</p>",
            body=text, invitation=LONG,
        )
    )  # fmt: skip
    event = EventPageFactory(
        parent=programme, title=LONG, slug="evenement", kind=EventKindFactory(name=LONG), town=LONG,
        place_name=LONG, address=LONG, region=LONG, summary=LONG, body=text, price=LONG,
        access_note=LONG, status="moved", status_note=LONG, attendance="hybrid",
        online_url=f"https://{PLAIN}.example.org/{LONG}",
        contact_email=f"{PLAIN}@example.org",
    )  # fmt: skip
    event.organisers = [EventOrganiser(name=LONG), EventOrganiser(signatory=organisation)]
    publish(event)
    publish(EventPageFactory(parent=event, title=LONG, slug="local", town=LONG))
    return {"call": call, "organisation": organisation, "programme": programme, "event": event}


def wide_parts(page) -> list[str]:
    """What stands beyond the edge of the window, if it can be scrolled to."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth)
          .map(e => e.tagName + '.' + e.className)"""
    )


def test_no_word_however_long_makes_a_page_of_320_pixels_scroll_sideways(long_words, open_page):
    page = open_page(**NARROW)
    pages = long_words
    programme = pages["programme"].url
    addresses = [
        "/fr/", "/fr/appels/", "/fr/signataires/", "/fr/programme/", programme, f"{programme}map/",
        f"{programme}embed/", f"{programme}?q=rien{LONG}", f"{programme}?town={LONG}",
        f"{programme}proposer/", f"{programme}proposer/envoye/", pages["call"].url,
        pages["call"].signing_url(), pages["event"].url, pages["organisation"].url,
        f"/fr/recherche/?q={LONG}", f"/fr/{LONG}/", f"/en{pages['call'].url[3:]}",
        f"/fr/signature/{LONG}/",
    ]  # fmt: skip
    wide = {}
    for address in addresses:
        page.goto(address)
        for details in page.locator("main summary").all():
            details.click()
        if found := wide_parts(page):
            wide[address] = found
    assert wide == {}


def test_words_that_were_too_long_for_a_title_on_a_phone_fit(live_server, site_tree, open_page):
    page = open_page(**NARROW)
    for number, word in enumerate(["accompagnement", "demandeur·euses", "instrumentalisation"]):
        call = publish(CallPageFactory(title=f"L’{word} {word}", slug=f"appel-{number}"))
        page.goto(call.url)
        assert wide_parts(page) == []


@pytest.mark.parametrize("width", [320, 360, 390, 768])
@pytest.mark.parametrize(
    "hashtag", ["#ProgrammeCommun", "#CommonProgramme", "#MigrantsDay2026", "#PasDuTri"]
)
def test_the_hashtag_stands_on_one_line(live_server, site_tree, open_page, width, hashtag):
    SiteWords.objects.update(hashtag=hashtag)
    page = open_page(viewport={"width": width, "height": 640})
    page.goto("/fr/")
    lines = page.evaluate(
        "new Set([...document.querySelector('.hashtag bdi').getClientRects()].map(r => r.top)).size"
    )
    assert (lines, page.locator(".hashtag").inner_text()) == (1, hashtag)


def test_a_hashtag_too_long_for_a_line_breaks_between_its_words(live_server, site_tree, open_page):
    hashtag = "#TouteLaFranceContreLeTriDesPersonnesMigrantes"
    SiteWords.objects.update(hashtag=hashtag)
    page = open_page(**NARROW)
    page.goto("/fr/")
    lines = page.evaluate(
        """() => {
          const bdi = document.querySelector('.hashtag bdi'), lines = {};
          for (const node of bdi.childNodes) if (node.nodeType === 3) {
            const range = document.createRange(); range.selectNodeContents(node);
            const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
            if (tops.size > 1) return 'broken: ' + node.data;
            for (const top of tops) lines[top] = (lines[top] || '') + node.data;
          }
          return Object.values(lines);
        }"""
    )
    assert "".join(lines) == hashtag
    assert len(lines) > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_colours_of_the_system_no_heading_has_a_plate_and_every_line_is_seen(
    small_site, open_page, scheme
):
    """A plate behind a line of large type erased the programme's heading and the route."""
    page = open_page(color_scheme=scheme, forced_colors="active")
    text = "rgb(0, 0, 0)" if scheme == "light" else "rgb(255, 255, 255)"
    programme = small_site["programme"]
    event = programme.get_children().first()
    addresses = ["/fr/", "/fr/programme/", programme.url, event.url, small_site["call"].url]
    for address in [*addresses, "/fr/appels/", "/fr/nulle-part/"]:
        page.goto(address)
        plates = page.evaluate(
            """() => [...document.querySelectorAll('h1, h2, h3, h4, .date-mark, .date-mark span, '
              + '.closing, .hashtag, .totals b, .edition-year, .year-number, .when-day, .town')]
              .filter(e => getComputedStyle(e).forcedColorAdjust !== 'none')
              .map(e => e.tagName + '.' + e.className)"""
        )
        assert plates == [], address
        assert line_colours(page, ".band", "::before") == {text}, address
    page.goto(programme.url)
    assert line_colours(page, ".date-mark", "::before") == {text}


def line_colours(page, selector: str, part: str) -> set[str]:
    return set(
        page.eval_on_selector_all(
            selector,
            "(all, part) => all.map(e => getComputedStyle(e, part).backgroundColor)",
            part,
        )
    )


def test_without_style_sheets_no_picture_is_larger_than_a_letter(small_site, open_page):
    """The search icon filled the screen."""
    page = open_page(**NARROW)
    page.route("**/*.css", lambda route: route.abort())
    for address in ("/fr/", small_site["programme"].url, "/en/no-such-page/"):
        page.goto(address)
        sizes = page.eval_on_selector_all(
            "svg", "all => all.map(e => [e.clientWidth, e.clientHeight])"
        )
        assert sizes == [[24, 24]]
        assert page.locator("h1").bounding_box()["y"] < 640


def test_open_for_signature_is_a_link_on_the_first_screen_of_a_phone(
    live_server, site_tree, open_page
):
    call = publish(
        CallPageFactory(
            title="Contre le tri des personnes et pour l’égalité des droits de toutes et tous, "
            "partout, des frontières aux guichets et jusque dans les écoles de la République",
            rubric=RubricFactory(name="Politiques migratoires, politiques d’accueil"),
            signing="open",
        )
    )
    page = open_page(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    page.goto(call.url)
    link = page.get_by_role("link", name="Ouvert à la signature")
    box = link.bounding_box()
    assert box["y"] + box["height"] <= 640
    assert box["height"] >= 24
    link.click()
    page.wait_for_url(f"**{call.signing_url()}")


# --- Forms that were sent with something wrong


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("fr", "Erreur\u202f: Signer", "Indiquez le nom de l’organisation."),
        ("en", "Error: Sign", "Enter the name of the organisation."),
    ],
)
def test_what_is_wrong_is_read_first_without_script(
    live_server, site_tree, open_page, axe, language, title, said
):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"], slug="a", signing="open"))
    address = call.signing_url() if language == "fr" else "/en/calls/a/sign/"
    for with_script in (True, False):
        page = open_page(java_script_enabled=with_script, **NARROW)
        page.goto(address)
        page.locator("main form button").click()
        page.locator(".form-wrong").wait_for()
        assert page.title().startswith(title)
        if with_script:
            focused = "document.activeElement.className"
            assert page.evaluate(focused) == "form-wrong"
            axe(page)
        page.get_by_role("link", name=said).click()
        page.wait_for_url("**#id_organisation")
        field = page.locator("#id_organisation")
        described = field.get_attribute("aria-describedby").split()
        assert field.get_attribute("aria-invalid") == "true"
        assert "id_organisation_error" in described
        assert said in page.locator("#id_organisation_error").inner_text()


# --- Paper
