"""The translation task: one page or snippet to be translated into one language."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.models import Locale, Page
from wagtail_localize.models import get_edit_url

from home.enums import TaskState

LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


@dataclass
class TranslationTask:
    """A page or snippet to be translated, or translated, into a language."""

    key: UUID
    model: type[Model]
    title: str
    source: Model
    source_locale: Locale
    locale: Locale
    # The page or snippet in the language, if there is one: a translation, or the source's alias.
    target: Model | None
    state: str
    total: int = 0
    translated: int = 0
    deadline: date | None = None
    newest: datetime = LONG_AGO
    # Whether the source's text has changed since the translation was published.
    has_changed: bool = False
    has_editor: bool = False
    # Whether there is a page in the language that is no alias and has no text yet.
    is_empty: bool = False
    record_pk: int | None = None

    @property
    def key_and_locale(self) -> tuple[UUID, int]:
        return self.key, self.locale.pk

    @property
    def kind(self) -> str:
        return capfirst(self.model._meta.verbose_name)

    @property
    def waits(self) -> bool:
        return self.state != TaskState.DONE

    @property
    def state_name(self) -> str:
        return TaskState(self.state).label

    @property
    def must_begin(self) -> bool:
        """Whether the page or snippet must be submitted to wagtail-localize first."""
        return not self.has_editor and (self.target is None or self.is_alias or self.is_empty)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def is_alias(self) -> bool:
        return bool(getattr(self.target, "alias_of_id", None))

    @property
    def is_ready(self) -> bool:
        """Whether all segments are translated and the translation can be published."""
        return self.state == TaskState.IN_PROGRESS and 0 < self.total == self.translated

    @property
    def edit_url(self) -> str:
        return get_edit_url(self.target) if self.target else ""

    @property
    def urgency(self) -> tuple:
        """The key to sort by: waiting tasks first, by their deadline, then the newest."""
        return (
            not self.waits,
            self.deadline or date.max,
            -self.newest.timestamp(),
            self.title,
            self.locale.pk,
        )
