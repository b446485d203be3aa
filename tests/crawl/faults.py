"""What is wrong with the languages of answers, one line each: where, what, and in which text."""

import re
from collections.abc import Iterable, Iterator

from tests.crawl import reading
from tests.crawl.catalogue import out_of_place
from tests.crawl.planting import MARKERS
from tests.crawl.reading import Said
from tests.crawl.walking import Answer

READERS = {
    "application/geo+json": reading.said_in_map,
    "application/rss+xml": reading.said_in_rss,
    "text/calendar": reading.said_in_calendar,
    "text/csv": reading.said_in_table,
}
# Spaces at which a line may break, or none, where French has a narrow one that does not.
BAD_SPACES = re.compile(r"\w[ \n]+[;:!?»](?!\w)|«[ \n]+\w|«\w|\w»|\w[;!?](?= |$)")


def said_by(answer: Answer) -> Iterator[Said]:
    if answer.is_page:
        yield from reading.said_in_html(answer.soup)
    elif answer.type in READERS:
        yield from READERS[answer.type](answer.content, answer.language)


def wrong_words(answers: Iterable[Answer], names: Iterable[str] = ()) -> list[str]:
    """Words of the interface that are in another language than the one they are said to be in.

    `names` are the same in every language.
    """
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")
    return _told(
        (answer, said, f"{found!r} in {said.language!r}")
        for answer in answers
        for said in said_by(answer)
        if said.language in MARKERS
        and (found := out_of_place(known.sub("", said.text), said.language))
    )


def wrong_markers(answers: Iterable[Answer]) -> list[str]:
    """Texts of editors in another language than the one they are said to be in."""
    return _told(
        (answer, said, f"{marker!r} in {said.language!r}")
        for answer in answers
        for said in said_by(answer)
        for language, marker in MARKERS.items()
        if marker in said.text and said.language in MARKERS and said.language != language
    )


def wrong_spaces(answers: Iterable[Answer]) -> list[str]:
    """French of the interface whose signs are not held to their words by a narrow space."""
    return _told(
        (answer, said, f"{found[0]!r} in French")
        for answer in answers
        for said in said_by(answer)
        if answer.is_page
        and said.language == "fr"
        and MARKERS["fr"] not in said.text
        and (found := BAD_SPACES.search(said.text))
    )


def _told(found: Iterable[tuple[Answer, Said, str]]) -> list[str]:
    """Each fault once, at the first address that has it."""
    faults = {}
    for answer, said, what in found:
        text = " ".join(said.text.split())[:90]
        key = (answer.kind, said.where, what, said.text)
        faults.setdefault(key, f"{answer.url} {said.where}: {what}: {text}")
    return list(faults.values())


# --- The page itself


def wrong_structure(pages: Iterable[Answer]) -> list[str]:
    """Pages without exactly one heading of the first level, or without their language."""
    faults = []
    for page in pages:
        roots = [html.get("lang") for html in page.soup.find_all("html")]
        headings = len(page.soup.find_all("h1"))
        if roots != [page.language] or headings != 1:
            faults.append(f"{page.url}: languages {roots}, {headings} headings")
    return faults


# What every page may use; a script or the map's data need a directive of their own.
OF_EVERY_PAGE = {
    "default-src", "base-uri", "form-action", "frame-ancestors", "img-src", "style-src",
}  # fmt: skip
RUN_NOTHING = "application/ld+json"


def wrong_policies(pages: Iterable[Answer]) -> list[str]:
    """Pages whose Content-Security-Policy allows more or less than what stands in them."""
    faults = []
    for page in pages:
        policy = dict(
            part.partition(" ")[::2] for part in page.headers["Content-Security-Policy"].split("; ")
        )
        scripts = [one for one in page.soup.find_all("script") if one.get("type") != RUN_NOTHING]
        map_data = page.soup.find_all(attrs={"data-geojson": True})
        used = set(OF_EVERY_PAGE)
        used |= {"script-src"} if scripts else set()
        used |= {"connect-src"} if map_data else set()
        inline = [one for one in scripts if not one.get("src")] + page.soup.find_all("style")
        inline += page.soup.find_all(attrs={"style": True})
        sources = {value for name, value in policy.items() if name != "frame-ancestors"}
        if set(policy) != used or not sources <= {"'none'", "'self'"} or inline:
            faults.append(f"{page.url}: {sorted(set(policy) ^ used)} {sources} {inline}")
    return faults


def other_languages(page: Answer) -> dict[str, str]:
    """Where the language switch leads, by language; empty where it leads to a home page only."""
    switch = page.soup.find("nav", class_="languages")
    return {
        link["hreflang"]: "" if link.find("small") else link["href"]
        for link in (switch.find_all("a") if switch else [])
    }


def alternates(page: Answer) -> dict[str, str]:
    links = page.soup.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"] for link in links}
