"""Start next year's programme from last year's: a draft in every language, without events."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Comment, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.fields import texts_of
from home.sources import translation_source
from programme.editions.freezing import (
    Totals,
    freeze,
    organisations_of,
    source_programme,
    totals_of,
)
from programme.editions.texts import (
    Passage,
    passages_to_check,
    text_in_next_year,
    title_in_next_year,
)
from programme.enums import EditionAction
from programme.models import ProgrammeIndexPage, ProgrammePage

TITLES = ("title", "seo_title")
TEXTS = (*TITLES, *(field.name for field in texts_of(ProgrammePage)), "search_description")


class CannotStart(Exception):
    """The next edition exists already. The message is for the editor."""

    def __init__(self, reason: str, existing: ProgrammePage):
        super().__init__(reason)
        self.existing = existing


@dataclass(frozen=True)
class Draft:
    """The texts of the next edition in one language, by field, and the passages to check."""

    language: str
    language_name: str
    texts: dict[str, str]
    passages: dict[str, list[Passage]]

    @property
    def by_label(self) -> list[tuple[str, list[Passage]]]:
        """The passages to check, by the labels of the page editor."""
        return [(_label(name), passages) for name, passages in self.passages.items()]


@dataclass(frozen=True)
class Plan:
    """The next edition of `last`, which is the source of last year's programme."""

    last: ProgrammePage
    drafts: list[Draft]
    totals: Totals
    organisations: list[str]

    @property
    def year(self) -> int:
        return self.last.year + 1

    @property
    def last_is_over(self) -> bool:
        """Whether last year's 18 December has passed."""
        return self.last.day < localdate()


def next_of(programme: ProgrammePage) -> ProgrammePage | None:
    """Return the edition of the year after, if possible in the same language, or None."""
    versions = ProgrammePage.objects.filter(year=programme.year + 1)
    return versions.filter(locale=programme.locale_id).first() or versions.first()


def plan_next(programme: ProgrammePage) -> Plan:
    """Return the plan of the edition after `programme`. Raise CannotStart if it exists."""
    last = source_programme(programme)
    there = next_of(programme)
    if there:
        reason = _("There is a programme for %(year)s already.")
        raise CannotStart(reason % {"year": there.year}, there)
    return Plan(
        last=last,
        drafts=[_draft(page) for page in [last, *_translations(last)]],
        totals=totals_of(last),
        organisations=organisations_of(last),
    )


def _translations(page: ProgrammePage):
    """Return the live translations of a programme whose texts can be reused."""
    others = ProgrammePage.objects.filter(
        translation_key=page.translation_key, alias_of__isnull=True, live=True
    ).exclude(pk=page.pk)
    return [other for other in others.select_related("locale") if not other.is_untranslated]


def _draft(page: ProgrammePage) -> Draft:
    if not page.live:
        page = page.get_latest_revision_as_object()
    language = page.locale.language_code
    texts, passages = {}, {}
    for name in TEXTS:
        before = getattr(page, name)
        texts[name] = _in_next_year(name, before, page.year, language)
        if found := list(passages_to_check(before, texts[name], language)):
            passages[name] = found
    return Draft(language, str(page.locale.get_display_name()), texts, passages)


def _in_next_year(name: str, text: str, year: int, language: str) -> str:
    if name in TITLES:
        return title_in_next_year(text, year)
    return text_in_next_year(text, year, language)


@transaction.atomic
def start_next(programme: ProgrammePage, user, *, freeze_last: bool = False) -> ProgrammePage:
    """Create next year's programme as a draft in every language; it has no event.

    With `freeze_last`, last year's is frozen with its totals. Raise CannotStart if the year exists
    already, for instance because somebody else was faster. The caller checks the permissions.
    """
    index = _locked(source_programme(programme).get_parent())
    plan = plan_next(programme)
    page = ProgrammePage(
        **plan.drafts[0].texts,
        year=plan.year,
        slug=str(plan.year),
        locale=plan.last.locale,
        owner=user,
        live=False,
    )
    index.add_child(instance=page)
    for field, text in _comments(plan).items():
        page.wagtail_admin_comments.add(Comment(user=user, contentpath=field, text=text))
    page.save_revision(user=user, log_action="wagtail.create")
    _translate(page, plan, user)
    log(plan.last, EditionAction.STARTED, user=user, data={"year": plan.year})
    if freeze_last:
        freeze(plan.last, user)
    return page


def _locked(index: Page) -> ProgrammeIndexPage:
    """Lock the list of programmes, so that nobody else adds one meanwhile, and return it."""
    list(Page.objects.select_for_update().filter(pk=index.pk))
    return ProgrammeIndexPage.objects.get(pk=index.pk)


def _comments(plan: Plan) -> dict[str, str]:
    """Return the passages to check as comments for the page editor, by field."""
    comments = {}
    for draft in plan.drafts:
        for field, passages in draft.passages.items():
            lines = [draft.language_name, *(f"– {passage.after}" for passage in passages)]
            comments.setdefault(field, [_("To check, because it names a year or a day:")])
            comments[field] += lines
    if plan.organisations:
        names = ", ".join(plan.organisations)
        invited = _("Took part in %(year)s, and may be invited again: %(names)s.")
        comments.setdefault("invitation", []).append(
            invited % {"year": plan.last.year, "names": names}
        )
    return {field: "\n".join(lines) for field, lines in comments.items()}


def _translate(page: ProgrammePage, plan: Plan, user) -> None:
    """Give the new programme last year's translations, segment by segment, as drafts."""
    versions = _translations(plan.last)
    before = translation_source(plan.last)
    if before is None or not versions:
        return
    source, _created = TranslationSource.get_or_create_from_instance(page)
    for locale in [version.locale for version in versions]:
        known = {place: segment.translation for place, segment in _segments(before, locale)}
        for place, segment in _segments(source, locale):
            if known.get(place):
                field, language = place[0].partition(".")[0], locale.language_code
                StringTranslation.objects.get_or_create(
                    translation_of=segment.string,
                    locale=locale,
                    context=segment.context,
                    defaults={
                        "data": _in_next_year(field, known[place], plan.last.year, language),
                        "last_translated_by": user,
                    },
                )
        translation = Translation.objects.create(source=source, target_locale=locale)
        translation.save_target(user=user, publish=False)


def _segments(source: TranslationSource, locale: Locale):
    """Yield each segment with its path and its number in it, which are the same in both years."""
    segments = StringSegment.objects.filter(source=source).annotate_translation(locale)
    numbers = Counter()
    for segment in segments.select_related("string", "context").order_by("order", "pk"):
        path = segment.context.path
        yield (path, numbers[path]), segment
        numbers[path] += 1


def _label(name: str) -> str:
    return capfirst(ProgrammePage._meta.get_field(name).verbose_name)
