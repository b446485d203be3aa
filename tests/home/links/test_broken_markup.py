"""What is stored broken never breaks a page: what can be read is left."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.models import StandardPage
from home.text.plain import plain_paragraphs, plain_text
from home.text.rich_text import prose
from programme.models import EventPage
from tests.factories import EventPageFactory, publish
from tests.home.links.hostile import store_bodies

LEFT = "Ce qui reste"
BROKEN = {
    "nothing closed": f"<p>{LEFT}<b><i><a href='https://example.org'><ul><li>x",
    "only closed": f"</p></b></a></ul>{LEFT}</div></script>",
    "crossed": f"<b><i>{LEFT}</b></i><p><ul></p></ul>",
    "half a tag": f"<p>{LEFT}</p><a href='https://example.org",
    "half an attribute": f'<p>{LEFT}</p><p class="',
    "signs": f"{LEFT} <<<<a <<<<a " + "<<a" * 100,
    "zero bytes": f"<p>\0{LEFT}\0</p><\0script>alert(1)</script>",
    "control characters": f"<p>\x01\x1b{LEFT}\ufffe\uffff</p>",
    "deep": "<blockquote>" * 20_000 + LEFT,
    "deep and closed": "<b>" * 20_000 + LEFT + "</b>" * 20_000,
    "comment": f"<p>{LEFT}</p><!-- <p>never ended",
    "entities": f"<p>{LEFT} &#0; &#xD800; &#99999999; &nosuch; &amp</p>",
    "instructions": f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]><p>{LEFT} &y;</p>",
    "embeds": '<embed embedtype="media"/><embed embedtype="image"/><embed embedtype="x" url=""/>'
    f"<p>{LEFT}</p>",
    "links": f'<p>{LEFT}<a linktype="document" id="">x</a><a linktype="nosuch" id="1">x</a>'
    '<a linktype="page" id="1" id="2">x</a><a linktype="note" note="<">x</a></p>',
    "Draftail's JSON": json.dumps({"blocks": [{"text": LEFT}], "entityMap": {}}),
    "foreign": f"<svg><math><mi><table><td>{LEFT}<style>x</style><noscript><template>",
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_of_broken_markup_what_can_be_read_is_left(name):
    before = time.process_time()
    for language in ("fr", "en"):
        shown = prose(BROKEN[name], language)
        assert LEFT in shown
        assert "<script" not in shown
        assert "href" not in shown.replace('href="https://example.org"', "")
    assert LEFT in plain_text(BROKEN[name])
    assert LEFT in plain_paragraphs(BROKEN[name])
    assert time.process_time() - before < 2


@given(st.text(st.sampled_from("<>/ab ='\"&;!-\0"), max_size=60))
def test_no_markup_is_too_broken_for_plain_text(text):
    assert isinstance(plain_text(text), str)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in BROKEN if name != "zero bytes"])
def test_a_page_with_a_broken_text_is_shown(client, site_tree, name):
    event = publish(EventPageFactory(body="<p>x</p>"))
    EventPage.objects.update(body=BROKEN[name])
    for address in (event.url, event.url + "event.ics"):
        response = client.get(address)
        assert response.status_code == 200, address
    assert LEFT in client.get(event.url).content.decode()


TEXT = {"type": "text", "value": f"<p>{LEFT}</p>", "id": "a"}
STREAMS = {
    "no list": (json.dumps("{["), False),
    "a number": ("5", False),
    "an object": ('{"type": "text"}', False),
    "null": ("null", False),
    "words": (json.dumps(["text", 1, None, TEXT]), True),
    "lists": (json.dumps([[1], TEXT]), True),
    "unknown type": (json.dumps([{"type": "video", "value": 1}, TEXT]), True),
    "no type": (json.dumps([{"value": 1}, TEXT]), True),
    "no value": (json.dumps([{"type": "text"}, {"type": "image"}, TEXT]), True),
    "other values": (
        json.dumps(
            [{"type": kind, "value": value}
             for kind in ("text", "callout", "image")
             for value in (5, None, [1], {"a": 1}, {"title": 5}, {"title": "x", "text": [1]})]
            + [TEXT]
        ), True,
    ),
    "images that are not there": (
        json.dumps(
            [{"type": "image", "value": {"image": image, "caption": "x"}}
             for image in (7, "x", [1], 10**30, -1, True,
                           {"image": 99999, "decorative": False, "alt_text": "x"},
                           {"image": "x"}, {"image": 10**30}, {"image": None}, {})]
            + [TEXT]
        ), True,
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", STREAMS)
def test_a_page_with_broken_blocks_is_shown(client, client_of, site_tree, name):
    stored, has_text = STREAMS[name]
    page = StandardPage(title="Une page")
    site_tree["fr"]["home"].add_child(instance=page)
    page = publish(page)
    store_bodies(stored)
    response = client.get(page.url)
    assert response.status_code == 200
    assert (LEFT in response.content.decode()) == has_text
    editor = client_of("Édition")
    assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
