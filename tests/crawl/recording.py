"""Browsers that keep what they were answered, and what letters say."""

from collections.abc import Iterable, Iterator

from django.core.mail import EmailMultiAlternatives
from django.test import Client

from tests.crawl.catalogue import out_of_place
from tests.crawl.reading import Said, parsed, said_in_html
from tests.crawl.walking import Answer, answer_of


class Recorder(Client):
    """A reader's browser that keeps every answer."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.answers: list[Answer] = []

    def request(self, **request):
        response = super().request(**request)
        self.answers.append(answer_of(request["PATH_INFO"], response))
        return response

    @property
    def pages(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.is_page]

    @property
    def kinds(self) -> set[tuple[str, int]]:
        return {(answer.kind, answer.status) for answer in self.pages}


def said_in_letter(message: EmailMultiAlternatives, language: str) -> Iterator[Said]:
    """The texts of a letter.

    Its plain part and its subject can name no language: theirs is that of whom it is for.
    """
    for text in [message.subject, *message.body.splitlines()]:
        yield Said(text, language, "")
    [(html, _type)] = message.alternatives
    soup = parsed(html)
    assert soup.html["lang"] == language
    yield from said_in_html(soup)


def wrong_in_letters(messages: Iterable[EmailMultiAlternatives], language: str) -> list[str]:
    return [
        f"{message.subject}: {found!r} in {said.language!r}"
        for message in messages
        for said in said_in_letter(message, language)
        if (found := out_of_place(said.text, said.language))
    ]
