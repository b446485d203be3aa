"""Freezing an edition that is over: its totals are kept, and nobody submits events any more."""

from dataclasses import asdict, dataclass

from wagtail.log_actions import log
from wagtail.models import Page

from campaigns.names import sort_key
from home.publication import Reason, add, publication
from home.sources import source_of
from programme.editions.log import FROZEN, UNFROZEN
from programme.models import FrozenEdition, ProgrammePage


@dataclass(frozen=True)
class Totals:
    """What an edition came to: public events, the towns and organisations of these."""

    events: int
    towns: int
    organisations: int


def totals_of(programme: ProgrammePage) -> Totals:
    """The totals of an edition as its page shows them now. Local events count, hidden towns do not.

    An organisation counts once, whether it is chosen or its name is typed.
    """
    events = programme.events
    return Totals(
        events=len(events),
        towns=len({event.place.town.casefold() for event in events if event.place.town}),
        organisations=len(organisations_of(programme)),
    )


def organisations_of(programme: ProgrammePage) -> list[str]:
    """The names of those who organise the events of an edition, by name, each once."""
    names = {}
    for event in programme.events:
        for organiser in event.organisers.all():
            names.setdefault(sort_key(organiser.shown_name), organiser.shown_name)
    return [names[key] for key in sorted(names)]


@publication()
def freeze(programme: ProgrammePage, user=None) -> FrozenEdition:
    """Freeze an edition in every language; one that is frozen already stays as it was."""
    source = source_programme(programme)
    frozen, created = FrozenEdition.objects.get_or_create(
        programme_key=source.translation_key,
        defaults={**asdict(totals_of(source)), "frozen_by": user},
    )
    if created:
        _tell(source, FROZEN, user)
    return frozen


@publication()
def unfreeze(programme: ProgrammePage, user=None) -> None:
    """Open an edition again; its totals are those of its page, until it is frozen anew."""
    source = source_programme(programme)
    deleted, _models = FrozenEdition.objects.filter(programme_key=source.translation_key).delete()
    if deleted:
        _tell(source, UNFROZEN, user)


def source_programme(programme: ProgrammePage) -> ProgrammePage:
    """The page a programme was written in; itself where that is gone."""
    return ProgrammePage.objects.get(pk=(source_of(programme) or programme).pk)


def _tell(source: ProgrammePage, action: str, user) -> None:
    """Note it in the history, and tell caches that the pages look different now."""
    log(source, action, user=user)
    versions = ProgrammePage.objects.filter(translation_key=source.translation_key, live=True)
    for page in versions:
        add(page, Reason.CHANGED)


def delete_orphans(sender, instance: Page, **kwargs) -> None:
    """Delete the totals of a programme that is gone in every language."""
    if not ProgrammePage.objects.filter(translation_key=instance.translation_key).exists():
        FrozenEdition.objects.filter(programme_key=instance.translation_key).delete()
