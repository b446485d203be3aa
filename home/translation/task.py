"""One piece of translators' work, as the board and files know it."""

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
    """What is to be done, or done, for one page or word in one language."""

    key: UUID
    model: type[Model]
    title: str
    source: Model
    source_locale: Locale
    locale: Locale
    # What stands in the language, if anything does: a translation, or an alias of the source.
    target: Model | None
    state: str
    total: int = 0
    translated: int = 0
    deadline: date | None = None
    newest: datetime = LONG_AGO
    # Whether the source's text is another by now than when the translation was published.
    has_changed: bool = False
    has_editor: bool = False
    # Whether a page of its own stands in the language, but with no text yet.
    is_empty: bool = False
    record_pk: int | None = None

    @property
    def place(self) -> tuple[UUID, int]:
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
        """Whether the page or word is to be submitted to wagtail-localize first."""
        return not self.has_editor and (self.target is None or self.is_alias or self.is_empty)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def is_alias(self) -> bool:
        return bool(getattr(self.target, "alias_of_id", None))

    @property
    def is_ready(self) -> bool:
        """Whether all is translated and only to be published."""
        return self.state == TaskState.IN_PROGRESS and 0 < self.total == self.translated

    @property
    def edit_url(self) -> str:
        return get_edit_url(self.target) if self.target else ""

    @property
    def urgency(self) -> tuple:
        """Sorts what waits first: by its day where it has one, then the newest."""
        return (
            not self.waits,
            self.deadline or date.max,
            -self.newest.timestamp(),
            self.title,
            self.locale.pk,
        )
