"""The draft that a pasted text becomes says what the text says, sentence by sentence."""

import re
from datetime import date

import pytest
from wagtail.models import Comment, PageLogEntry

from campaigns.enums import SignatoriesOrder
from campaigns.models import CallPage, Rubric, Signature
from campaigns.signatures.services import shown_signatories
from tests.campaigns.pasting.texts import CALL, plain
from tests.factories import RubricFactory, SignatoryPageFactory, publish

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LINES = CALL.splitlines()
HEAD = "Titre\n\n"
NAMES = LINES[LINES.index("Organisations signataires :") + 2 : -2]


def test_a_call_says_what_was_pasted_sentence_by_sentence(draft):
    call, _remarks = draft(CALL)
    assert (call.title, call.headline) == (LINES[2], LINES[6])
    assert plain(call.standfirst) == [LINES[8]]
    assert plain(call.body) == [
        LINES[10].replace("[2, 4]", "[2][4]"),
        LINES[12],
        LINES[14],
        LINES[16],
        LINES[18].removeprefix("• ").replace("**", ""),
        LINES[19].removeprefix("•\t"),
        LINES[20].removeprefix("• "),
    ]
    assert plain(call.closing) == ["Retrouvons-nous nombreuses et nombreux sur les quais !"]
    assert [(note.text, note.url) for note in call.notes.all()] == [
        (
            "Lire l’appel de la Veille du rivage :",
            "https://example.org/18-d%C3%A9cembre-2031-%E2%80%93-journee-des-rivages",
        ),
        ("Registre des ports, mars 2031 :", "https://example.org/registre.pdf"),
        (
            "Carnets des pêcheurs (https://example.org/carnets), et leur suite :"
            " https://example.org/suite",
            "https://example.org/carnets",
        ),
        ("Réponse des mairies – sans adresse publiée, reçue par courrier.", ""),
        (
            "Une note que rien n’appelle (voir https://example.org/wiki/Rivage_(mer)).",
            "https://example.org/wiki/Rivage_(mer)",
        ),
        ("Second registre,", "https://example.org/second"),
    ]
    assert [row.name for row in Signature.objects.of_call(call)] == NAMES


def test_a_draft_is_not_published_and_is_the_editors_own(draft, editor, client):
    call, _remarks = draft(CALL)
    assert (call.live, call.has_unpublished_changes, call.owner) == (False, True, editor)
    assert (call.year, call.date) == (2031, date(2031, 11, 20))
    assert (call.locale.language_code, call.text_language) == ("fr", "fr")
    assert client.get(call.url).status_code == 404
    latest = call.get_latest_revision_as_object()
    assert (latest.body, latest.notes.count()) == (call.body, 6)
    actions = PageLogEntry.objects.filter(page=call.pk).values_list("action", "user")
    assert set(actions) == {("wagtail.create", editor.pk), ("wagtail.edit", editor.pk)}


def test_a_reader_sees_the_notes_linked(draft, client):
    call, _remarks = draft(CALL)
    page = client.get(publish(call).url).content.decode()
    body = page[page.index('<div class="prose">') :]
    assert 'élevé<sup class="note-marker"><a id="note-2-1" href="#note-2"' in body
    assert "&lt;script&gt;alert" in body
    assert "capitaineries [7]." in body
    assert 'href="https://example.org/questions?a=1&amp;b=2"' in body
    assert "<b>sans condition</b> de nationalité\u202f;</li>" in body
    numbered = list(CallPage.objects.get(pk=call.pk).numbered_notes)
    assert [(item.number, item.note.text[:8], len(item.markers)) for item in numbered] == [
        (1, "Lire l’a", 1),
        (2, "Registre", 2),
        (3, "Carnets ", 2),
        (4, "Réponse ", 1),
        (5, "Une note", 0),
        (6, "Second r", 0),
    ]


def test_what_is_left_to_do_stands_in_a_comment(draft, editor):
    call, warnings = draft(CALL)
    comment = Comment.objects.get(page=call.pk)
    assert (comment.user, comment.contentpath) == (editor, "title")
    assert comment.text == "\n\n".join(
        ["Reste à vérifier dans le texte collé\u202f:", *(str(warning) for warning in warnings)]
    )
    assert LINES[-1] in comment.text
    assert LINES[0] in comment.text


def test_every_doubt_is_told(draft):
    _call, warnings = draft(CALL)
    assert [(warning.text, warning.lines) for warning in warnings] == [
        ("Aucune rubrique n’a été choisie pour cette ligne.", ()),
        ("Cela ne ressemble pas au nom d’une organisation.", (len(LINES),)),
        ("Le numéro [7] n’a pas de note\u202f: il reste tel quel dans le texte.", ()),
        (
            "Il y a plusieurs notes [2]\u202f: le texte mène à la première, les autres viennent en"
            " dernier.",
            (),
        ),
        ("Aucun numéro du texte ne mène à cette note\u202f: elle vient en dernier.", (34,)),
    ]


def test_a_text_without_doubts_leaves_nothing_to_do(draft):
    call, warnings = draft(f"{HEAD}Nous marcherons de la gare à la mairie [1].\n\n[1] Une note.")
    assert warnings == []
    assert not Comment.objects.filter(page=call.pk).exists()


def test_signatures_are_tied_to_the_organisations_of_the_site_in_the_pasted_order(draft, site_tree):
    watch = SignatoryPageFactory(title="La Veille du rivage", acronym="VDR")
    SignatoryPageFactory(title="Échos du large")
    call, warnings = draft(CALL)
    assert call.signatories_order == SignatoriesOrder.MANUAL
    # The last line is the first organisation once more. Those of the site are as it writes them.
    as_the_site_writes = {
        "Veille du rivage – VDR": "La Veille du rivage – VDR",
        "Les Échos du large": "Échos du large",
    }
    assert [(row.name, bool(row.url)) for row in shown_signatories(call)] == [
        (as_the_site_writes.get(name, name), name in as_the_site_writes) for name in NAMES[:-1]
    ]
    assert ("VEILLE DU RIVAGE", (len(LINES) - 2,)) in [
        (warning.pasted, warning.lines) for warning in warnings
    ]
    first = Signature.objects.of_call(call).first()
    assert first.signatory_key == watch.translation_key


def test_a_rubric_that_is_new_is_created_with_the_draft(draft, site_tree):
    locale = site_tree["fr"]["calls"].locale
    call, warnings = draft(CALL, rubric=Rubric(locale=locale, name="Droits et frontières"))
    assert Rubric.objects.get(locale=locale, name="Droits et frontières") == call.rubric
    assert "rubrique" not in " ".join(warning.text for warning in warnings)


def test_a_rubric_of_the_site_is_used(draft):
    rubric = RubricFactory(name="Droits")
    assert draft(CALL, rubric=rubric)[0].rubric == rubric


def test_two_calls_of_one_title_get_two_addresses(draft):
    assert [draft(CALL)[0].slug for _time in range(2)] == [
        "personne-ne-doit-mourir-en-mer-appel-des-organisations-du-littoral",
        "personne-ne-doit-mourir-en-mer-appel-des-organisations-du-littoral-1",
    ]


def test_a_title_in_another_script_gets_an_address(draft):
    assert draft("نداء\n\nنداء من المنظمات.")[0].slug == "appel-2031"


@pytest.mark.parametrize(
    ("text", "notes", "shown"),
    [
        ("Nous marchons¹. Nous lisons².", "¹ Une.\n² Deux.", "marchons[1]. Nous lisons[2]."),
        ("Un km², nous marchons¹.", "¹ Une.\n² Deux.", "Un km², nous marchons[1]."),
        ("Nous marchons¹.", "1. Une.\n2. Deux.", "Nous marchons[1]."),
        ("Un m² de sable [1].", "[1] Une.\n[2] Deux.", "Un m² de sable [1]."),
        ("Marchons (1), à 3 (2).", "(1) Une.\n(2) Deux.", "Marchons [1], à 3 [2]."),
        ("Marchons [1][2]. (voir [2])", "[1] Une.\n[2] Deux.", "Marchons [1][2]. (voir [2])"),
        ("Marchons [1,2;1].", "[1] Une.\n[2] Deux.", "Marchons [1][2][1]."),
        ("Marchons [1, 9] & [sic] [2025].", "[1] Une.\n[2] Deux.", "& [sic] [2025]."),
    ],
)
def test_markers_are_linked_however_they_are_written(draft, text, notes, shown):
    call, _remarks = draft(f"{HEAD}Nous appelons à venir.\n\n{text}\n\n{notes}")
    assert plain(call.body)[0].endswith(shown)
    keys = {note.key: number for number, note in enumerate(call.notes.all(), start=1)}
    linked = re.findall(r'note="([^"]+)">\[(\d+)\]</a>', call.body)
    assert [keys[key] for key, _number in linked] == [int(number) for _key, number in linked]
    assert len(linked) == shown.count("[1]") + shown.count("[2]")


def test_a_heading_of_the_signatories_in_other_words_is_told(draft):
    heading = "Organisations signataires du Finistère et d’ailleurs :"
    _call, warnings = draft(f"{HEAD}Nous marchons ensemble.\n\n{heading}\n\nCRID\nFORIM")
    assert [(warning.text, warning.pasted) for warning in warnings] == [
        (
            "Si les signataires commencent ici, écrivez «\u202fSignataires\u202f» seul sur cette"
            " ligne.",
            heading,
        )
    ]


def test_numbers_that_readers_see_differently_are_told(draft):
    _call, warnings = draft(f"{HEAD}Nous marchons [2], puis [1].\n\n[1] Une.\n[2] Deux.")
    assert len(warnings) == 1
    assert "numérotées dans l’ordre" in warnings[0].text


def test_text_that_looks_like_html_is_only_text(draft):
    text = '<b>Nous</b> & <a href="javascript:alert(1)">vous</a> &amp; https://example.org/"><img>'
    call, _remarks = draft(f"{HEAD}{text}")
    assert plain(call.standfirst) == [text]
    assert "<img" not in call.standfirst
    assert "<b>" not in call.standfirst
    assert re.findall(r"<a [^>]*>", call.standfirst) == ['<a href="https://example.org/">']


@pytest.mark.parametrize(
    "heading", ["Avec la participation de", "Associations :", "À l’initiative de :", "Avec nous :"]
)
def test_names_below_an_unknown_heading_are_said(draft, heading):
    """Nothing is swallowed: what looks like names at the end is said, with what to do."""
    names = ["Atelier du môle", "CRID", "Quais"]
    _call, warnings = draft(f"{HEAD}Nous appelons.\n\nVenez !\n\n{heading}\n\n" + "\n".join(names))
    [warning] = warnings
    assert warning.text == (
        "Ces lignes ressemblent à des noms. S’ils signent, écrivez «\u202fSignataires\u202f» seul"
        " sur une ligne au-dessus."
    )
    assert warning.pasted.splitlines()[-3:] == names


def test_advice_that_was_followed_is_not_given_again(draft):
    prose = "Nous appelons chacune et chacun à venir. Nous marcherons de la gare à la mairie."
    _call, warnings = draft(f"{HEAD}{prose}\n\n{prose}\n\nSignataires\n\n{prose}")
    assert [(warning.text, warning.pasted) for warning in warnings] == [
        (
            "Aucune liste de noms n’a été trouvée sous cette ligne\u202f: écrivez-les là, un par"
            " ligne.",
            "Signataires",
        )
    ]
