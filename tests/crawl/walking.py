"""A walk through the site along all its addresses, as a reader or a robot finds them."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.crawl.reading import parsed

HOSTS = {"", "testserver", "127.0.0.1:8000", "localhost"}
# Files that say nothing, and what is behind a login.
LEFT_ALONE = re.compile(r"/(?:static|media|admin|documents)/")
XML_ADDRESS = re.compile(r"<(?:loc|link)>([^<]+)<|<xhtml:link [^>]*href=\"([^\"]+)\"")


@dataclass
class Answer:
    """What an address answered. `kind` is the page's template, or else its type."""

    url: str
    status: int
    kind: str
    content: bytes
    headers: dict = field(repr=False)

    @property
    def language(self) -> str:
        """The language of the address; empty for what has none."""
        found = re.match(r"/(fr|en)(?:/|$)", self.url)
        return found[1] if found else ""

    @property
    def type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        return self.type == "text/html" and bool(self.content)

    @cached_property
    def text(self) -> str:
        return self.content.decode()

    @cached_property
    def soup(self) -> BeautifulSoup:
        return parsed(self.text)


def answer_of(url: str, response) -> Answer:
    templates = [template.name for template in response.templates if template.name]
    headers = dict(response.headers.items())
    kind = templates[0] if templates else headers.get("Content-Type", "").partition(";")[0]
    return Answer(url, response.status_code, kind, response.content, headers)


class Walk:
    """Every address that can be reached from some, each asked for once.

    Of addresses that differ only in the values of their query strings, or in the edition that they
    are asked of, one stands for all; of files, maps and frames one for all query strings.
    """

    def __init__(self, client):
        self.client = client
        self.answers: dict[str, Answer] = {}
        self._shapes = set()

    def go(self, *urls: str) -> "Walk":
        waiting = list(urls)
        while waiting:
            url = waiting.pop()
            if url in self.answers:
                continue
            answer = self.answers[url] = self.answer(url)
            waiting += [found for found in links(answer) if not self._is_known_shape(found)]
        return self

    def answer(self, url: str) -> Answer:
        return self.answers.get(url) or answer_of(url, self.client.get(url))

    def _is_known_shape(self, url: str) -> bool:
        path, _, query = url.partition("?")
        if not query:
            return url in self.answers
        shape = [re.sub(r"\d{4}", "…", path)]
        if not re.search(r"\.\w+$|/(?:embed|map)/$", path):
            shape += sorted(name for name, _value in parse_qsl(query))
        shape = tuple(shape)
        is_known = shape in self._shapes
        self._shapes.add(shape)
        return is_known

    def pages(self) -> list[Answer]:
        return [one for one in self.answers.values() if one.is_page and one.status == 200]


def links(answer: Answer) -> list[str]:
    """The addresses of this site that an answer leads to, without what follows `#`."""
    if "Location" in answer.headers:
        found = [answer.headers["Location"]]
    elif answer.is_page:
        found = [*_linked(answer.soup), *_asked(answer.soup)]
    elif answer.type.endswith("xml"):
        found = [first or second for first, second in XML_ADDRESS.findall(answer.text)]
    else:
        found = re.findall(r"https?://[^\s\"\\<>|]+", answer.text.replace("\r\n ", ""))
    wholes = (urlsplit(urljoin(answer.url, url.replace("&amp;", "&"))) for url in found)
    return [
        one._replace(scheme="", netloc="", fragment="").geturl()
        for one in wholes
        if one.scheme in ("", "http", "https", "webcal")
        and one.netloc in HOSTS
        and not LEFT_ALONE.match(one.path)
    ]


def _linked(soup: BeautifulSoup) -> list[str]:
    attributes = {"a": "href", "link": "href", "iframe": "src", "div": "data-geojson"}
    elements = soup.find_all(list(attributes))
    return [one[attributes[one.name]] for one in elements if one.get(attributes[one.name])]


def _asked(soup: BeautifulSoup) -> list[str]:
    """Where forms lead that only ask: with the first of what each of their lists offers."""
    found = []
    for form in soup.find_all("form"):
        if form.get("method", "get").lower() != "get":
            continue
        queries = []
        for select in form.find_all("select"):
            values = [option["value"] for option in select.find_all("option") if option["value"]]
            queries += [{select["name"]: value} for value in values[:1]]
        for box in form.find_all("input", type=["checkbox", "search", "text"]):
            queries.append({box["name"]: box.get("value") or "migrants"})
        action = form["action"].partition("#")[0]
        found += [f"{action}?{urlencode(query)}" for query in queries]
    return found
