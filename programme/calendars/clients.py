"""Links by which the usual calendar clients subscribe to a calendar."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext

from home.templatetags.reading import webcal


@dataclass(frozen=True)
class CalendarLink:
    name: str
    url: str


@dataclass(frozen=True)
class CalendarChoices:
    """A calendar's address, and the links by which clients subscribe to it."""

    address: str
    links: list[CalendarLink]


def calendar_choices(page_url: str, file: str, name: str, query: str = "") -> CalendarChoices:
    """Return the links to a calendar file below a page; `query` is the query string of a filter.

    Google takes a subscription from `webcal:` only, the Outlooks from `https:` only.
    """
    address = f"{page_url}{file}?{query}" if query else f"{page_url}{file}"
    subscribe, plain, title = webcal(address), quote(address, safe=""), quote(name, safe="")
    outlook = f"/calendar/0/addfromweb?url={plain}&name={title}"
    google = quote(subscribe, safe="")
    return CalendarChoices(
        address,
        [
            CalendarLink(gettext("iPhone, iPad, Mac · Android · Linux"), subscribe),
            CalendarLink("Google", f"https://calendar.google.com/calendar/r?cid={google}"),
            CalendarLink("Outlook.com", f"https://outlook.live.com{outlook}"),
            CalendarLink("Outlook 365", f"https://outlook.office.com{outlook}"),
        ],
    )
