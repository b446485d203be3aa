"""Freeze an edition that is over: its totals are kept, and it takes no submissions any more."""

from dataclasses import asdict, dataclass

from wagtail.log_actions import log
from wagtail.models import Page

from campaigns.names import sort_key
from home.publication import Reason, add, publication
from home.sources import source_of
from programme.enums import EditionAction
from programme.models import FrozenEdition, ProgrammePage


@dataclass(frozen=True)
class Totals:
    """How many public events an edition has, and how many towns and organisations they have."""

    events: int
    towns: int
    organisations: int


def totals_of(programme: ProgrammePage) -> Totals:
    """Return the totals of an edition now. Local events count, towns that are not public do not.

    An organisation counts once, whether it is chosen or its name is typed.
    """
    events = programme.events
    return Totals(
        events=len(events),
        towns=len({event.place.town.casefold() for event in events if event.place.town}),
        organisations=len(organisations_of(programme)),
    )


def organisations_of(programme: ProgrammePage) -> list[str]:
    """Return the names of the organisers of an edition's events, in order, each once."""
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
        _log_and_publish(source, EditionAction.FROZEN, user)
    return frozen


@publication()
def unfreeze(programme: ProgrammePage, user=None) -> None:
    """Reopen an edition and delete its kept totals."""
    source = source_programme(programme)
    deleted, _models = FrozenEdition.objects.filter(programme_key=source.translation_key).delete()
    if deleted:
        _log_and_publish(source, EditionAction.UNFROZEN, user)


def source_programme(programme: ProgrammePage) -> ProgrammePage:
    """Return the page that a programme was translated from; itself if that is deleted."""
    return ProgrammePage.objects.get(pk=(source_of(programme) or programme).pk)


def _log_and_publish(source: ProgrammePage, action: str, user) -> None:
    """Log the action, and publish the live pages, so that caches drop them."""
    log(source, action, user=user)
    versions = ProgrammePage.objects.filter(translation_key=source.translation_key, live=True)
    for page in versions:
        add(page, Reason.CHANGED)


def delete_orphans(sender, instance: Page, **kwargs) -> None:
    """Delete the totals of a programme that is deleted in every language."""
    if not ProgrammePage.objects.filter(translation_key=instance.translation_key).exists():
        FrozenEdition.objects.filter(programme_key=instance.translation_key).delete()
