"""Run what follows from a change that the public may see: declared steps, in order, once an act.

An act is what somebody does in one go: a press of "Publish", a bulk action, a scheduled run. It is
one transaction, the block of `publication()`. In the block, `add()` notes each change; as the block
ends, the steps run in the order of `Step`. A step that raises an error rolls the act back.

Read `Step` first, then `publication()` and `add()`. Wagtail's signals lead here by `home.signals`;
the steps are in `home.language_sync.step` and `programme.publication`.
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
    # The read model: the rows and the calendar entries of events, in every language.
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
        """Return pairs of an object and the reasons noted for it."""
        return ((self.objects[identity], why) for identity, why in self.reasons.items())

    def of(self, model: type[models.Model] | tuple, *reasons: Reason) -> list[models.Model]:
        """Return the objects of a model with one of these reasons, or with any.

        A plain `Page` counts as a page of its specific type.
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
    """Return the objects of a model in all changes, as `Change.of()` does for one."""
    return [instance for change in changes.values() for instance in change.of(model, *reasons)]


def keys_of(instances: Iterable[models.Model]) -> set[UUID]:
    return {key_of(instance) for instance in instances}


def key_of(instance: models.Model) -> UUID:
    return getattr(instance, "translation_key", WHOLE_SITE)


def identity_of(instance: models.Model) -> tuple:
    """Return what identifies an object: a page and its plain `Page` have the same identity."""
    topmost = [instance._meta.model, *instance._meta.get_parent_list()][-1]
    return topmost, instance.pk


_runs: dict[Step, list[Run]] = {step: [] for step in Step}
_open: ContextVar["_Act | None"] = ContextVar("publication", default=None)


def register(step: Step, run: Run) -> None:
    """Make a function part of a step. Called when an app is ready.

    `run` takes the changes by translation key, picks its own and must be idempotent. Only functions
    of LANGUAGES may change pages; they are called again with the changes that they made.
    """
    if run not in _runs[step]:
        _runs[step].append(run)


@contextmanager
def publication() -> Iterator[None]:
    """Open the block of an act. The outermost block is a transaction and runs the steps as it ends.

    A nested block joins it, without a savepoint. A caller that catches an error of a nested block
    and goes on opens `transaction.atomic()` inside the block.
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
    """Note a change of a page, or of another object that pages show.

    If no block is open, the steps run at once.
    """
    with publication():
        _open.get().add(instance, reason)


def is_open() -> bool:
    return _open.get() is not None


def locked_keys() -> set[UUID] | None:
    """Return the translation keys that the open act has locked, or None if no block is open."""
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
        """Drop the notes of a block that fails: its caller may go on without it."""
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
    """Make each POST to the admin one act, since the admin's views run Wagtail's actions.

    It must be the last in `MIDDLEWARE`, because it calls the view itself. It takes the place of
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
