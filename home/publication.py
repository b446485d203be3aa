"""What happens whenever something changes that the public may see, in one order, once an act.

An act is whatever somebody does in one go: a press of "Publish", a bulk action, a page whose hour
has come. It is one transaction, the block of `publication()`. In it, `add()` notes what has
changed; the steps run as the block ends, in the order of `Step`. One that raises undoes the act.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from django.db import models, transaction
from django.urls import reverse


class Step(Enum):
    """The steps of a publication in the order in which they run."""

    # The other languages of a page, and of the words of lists. Repeated as long as it adds pages:
    # a translation that comes back with its source is published by it.
    LANGUAGES = "languages"
    # What events are found by. The read model has it, too.
    SEARCH_TEXT = "search text"
    # The read model: the calendar entries, of the rows of every language.
    ENTRIES = "entries"
    # What says whether answers have changed. Many acts write these rows, hence locked late.
    SITE_VERSION = "site version"
    # Written now; sent once the transaction is committed.
    EMAILS = "e-mails"


class Reason(Enum):
    """What has happened to a page or to another object."""

    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    MOVED = "moved"
    DELETED = "deleted"
    # A translation of the page was deleted.
    TRANSLATION_DELETED = "translation deleted"
    # Shown to others than before: a restriction of a page was saved or deleted.
    RESTRICTED = "restricted"
    # Changed where it stands, without a publication of its own. A live page stays live.
    CHANGED = "changed"
    # An object other than a page is new.
    CREATED = "created"


# The key of changes that concern every page, such as those of a site.
WHOLE_SITE = UUID(int=0)


@dataclass
class Change:
    """What has happened to the objects of one translation key, in whichever languages."""

    key: UUID
    # Each object as it was added last. One that was deleted has no primary key any more.
    objects: dict[tuple, models.Model] = field(default_factory=dict)
    reasons: dict[tuple, set[Reason]] = field(default_factory=dict)

    def note(self, identity: tuple, instance: models.Model, reason: Reason) -> None:
        known = self.reasons.setdefault(identity, set())
        if reason in OPPOSITES:
            known -= OPPOSITES
        known.add(reason)
        self.objects[identity] = instance

    def items(self) -> Iterator[tuple[models.Model, set[Reason]]]:
        """The objects and what has happened to each."""
        return ((self.objects[identity], why) for identity, why in self.reasons.items())

    def of(self, model: type[models.Model] | tuple, *reasons: Reason) -> list[models.Model]:
        """The objects of a model to which one of these has happened, or anything at all.

        A page counts as one of its own type, though it may be a plain `Page`.
        """
        return [
            instance
            for instance, why in self.items()
            if issubclass(getattr(instance, "specific_class", None) or type(instance), model)
            and (not reasons or why.intersection(reasons))
        ]


# Of these two, what happened last counts.
OPPOSITES = {Reason.PUBLISHED, Reason.UNPUBLISHED}

Changes = dict[UUID, Change]
Run = Callable[[Changes], None]


def objects_in(changes: Changes, model, *reasons: Reason) -> list[models.Model]:
    """The objects of a model in all changes, as `Change.of` has them."""
    return [instance for change in changes.values() for instance in change.of(model, *reasons)]


def keys_of(instances: Iterable[models.Model]) -> set[UUID]:
    return {key_of(instance) for instance in instances}


def key_of(instance: models.Model) -> UUID:
    return getattr(instance, "translation_key", WHOLE_SITE)


def identity_of(instance: models.Model) -> tuple:
    """The same for a page as for the plain `Page` it is."""
    topmost = [instance._meta.model, *instance._meta.get_parent_list()][-1]
    return topmost, instance.pk


_runs: dict[Step, list[Run]] = {step: [] for step in Step}
_open: ContextVar["_Act | None"] = ContextVar("publication", default=None)


def register(step: Step, run: Run) -> None:
    """Make `run` part of a step; to be called when an app is ready.

    It is given the changes by translation key, must be idempotent, and does nothing about what is
    not its own. Only runs of LANGUAGES may change pages; those are given what is new to them.
    """
    if run not in _runs[step]:
        _runs[step].append(run)


@contextmanager
def publication() -> Iterator[None]:
    """A block of one act: the outermost one is a transaction, and runs the steps as it ends.

    One that is nested joins it without a savepoint. Whoever catches what such a block raises, and
    goes on, opens `transaction.atomic()` in it.
    """
    if outer := _open.get():
        with outer.nested():
            yield
        return
    with transaction.atomic():
        act = _Act()
        token = _open.set(act)
        try:
            yield
            act.run()
        finally:
            # Before the transaction is committed: what is done then is an act of its own.
            _open.reset(token)


def add(instance: models.Model, reason: Reason) -> None:
    """Note that something has happened to a page, or to another object that pages show.

    Where no block is open, the steps run at once.
    """
    with publication():
        _open.get().add(instance, reason)


def is_open() -> bool:
    return _open.get() is not None


def locked_keys() -> set[UUID] | None:
    """The translation keys that the open act has locked; None where no block is open."""
    act = _open.get()
    return act and act.locked


class _Act:
    def __init__(self):
        # With the identity that an object had: one that was deleted has lost it.
        self.notes: list[tuple[tuple, models.Model, Reason]] = []
        self.takes_more = True
        # Translation keys that this transaction has locked, see `home.sources`.
        self.locked: set[UUID] = set()

    def add(self, instance: models.Model, reason: Reason) -> None:
        if not self.takes_more:
            raise RuntimeError(f"A step after LANGUAGES has changed {instance!r} ({reason})")
        self.notes.append((identity_of(instance), instance, reason))

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Forget what was noted in a block that fails: its caller may go on without it."""
        known = len(self.notes)
        try:
            yield
        except BaseException:
            del self.notes[known:]
            raise

    def run(self) -> None:
        seen, done = set(), 0
        while done < len(self.notes):
            # Not again what LANGUAGES has had: it would go on for ever.
            new = [note for note in self.notes[done:] if (note[0], note[2]) not in seen]
            done = len(self.notes)
            seen.update((identity, reason) for identity, _instance, reason in new)
            _run(Step.LANGUAGES, _changes(new))
        self.takes_more = False
        changes = _changes(self.notes)
        for step in list(Step)[1:]:
            _run(step, changes)


def _changes(notes) -> Changes:
    changes: Changes = {}
    for identity, instance, reason in notes:
        key = key_of(instance)
        changes.setdefault(key, Change(key)).note(identity, instance, reason)
    return changes


def _run(step: Step, changes: Changes) -> None:
    for run in _runs[step] if changes else ():
        run(changes)


class AdminMiddleware:
    """Makes each POST to the admin one act: its views run Wagtail's actions, page by page.

    To be the last, since no other middleware sees the view that it calls. It stands in for
    `ATOMIC_REQUESTS`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        with publication():
            return view(request, *args, **kwargs)
