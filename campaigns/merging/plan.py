"""What merging two organisations will do, in numbers and names, before anything is done."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Page

from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.names import sort_key
from home.sources import source_of

# What the page that stays may lack and take from the other.
TAKEABLE = ("acronym", "website", "profile", "logo")


class CannotMerge(Exception):
    """Why two pages cannot be merged, in a sentence for the editor."""


@dataclass(frozen=True)
class Double:
    """A call that both signed: the older signature stays, the other one goes."""

    call: str
    stays: Signature
    goes: Signature


@dataclass(frozen=True)
class Plan:
    """The merge of `removed` into `kept`. Both are sources: the pages their facts come from."""

    removed: SignatoryPage
    kept: SignatoryPage

    @cached_property
    def _signatures(self) -> dict:
        """The signatures of both, by organisation and call."""
        keys = [self.removed.translation_key, self.kept.translation_key]
        found = {key: {} for key in keys}
        for row in Signature.objects.filter(signatory_key__in=keys).order_by("created_at", "pk"):
            found[row.signatory_key][row.call_key] = row
        return found

    @cached_property
    def signatures(self) -> list[Signature]:
        """What the organisation that goes has signed."""
        return list(self._signatures[self.removed.translation_key].values())

    @cached_property
    def doubles(self) -> list[Double]:
        ours = self._signatures[self.kept.translation_key]
        pairs = [(row, ours[row.call_key]) for row in self.signatures if row.call_key in ours]
        titles = self._titles({row.call_key for row, _other in pairs})
        doubles = []
        for pair in pairs:
            stays, goes = sorted(pair, key=lambda row: (row.created_at, row.pk))
            doubles.append(Double(titles.get(stays.call_key, ""), stays, goes))
        return doubles

    def _titles(self, call_keys) -> dict:
        """Titles of calls by key, in the language of the page that stays where there are two."""
        calls = CallPage.objects.filter(translation_key__in=call_keys)
        ranked = sorted(calls, key=lambda call: call.locale_id == self.kept.locale_id)
        return {call.translation_key: call.title for call in ranked}

    @cached_property
    def versions(self) -> list[tuple[SignatoryPage, SignatoryPage]]:
        """Every page that goes, with the page that takes its place in that language."""
        places = {page.locale_id: page for page in in_every_language(self.kept)}
        return [
            (page, places.get(page.locale_id, self.kept))
            for page in in_every_language(self.removed)
        ]

    @property
    def replacements(self) -> dict[int, int]:
        """The id of each page that goes, and the id of the page that takes its place."""
        return {gone.pk: place.pk for gone, place in self.versions}

    @cached_property
    def takeable(self) -> list[str]:
        """The fields that only the organisation that goes has filled in."""
        return [
            name
            for name in TAKEABLE
            if getattr(self.removed, name)
            and not getattr(self.kept, name)
            and not (name == "profile" and self._is_in_another_language)
        ]

    @property
    def _is_in_another_language(self) -> bool:
        return self.removed.text_language != self.kept.text_language

    def new_names(self, take=()) -> list[str]:
        """The names of the organisation that goes by which the other is not known yet."""
        kept, removed = self.kept, self.removed
        acronym = removed.acronym if "acronym" in take else kept.acronym
        known = {sort_key(name) for name in (kept.title, acronym, *kept.other_names)} | {""}
        names = []
        for name in (removed.title, removed.acronym, *removed.other_names):
            if sort_key(name) not in known:
                known.add(sort_key(name))
                names.append(name)
        return names


def in_every_language(page: SignatoryPage) -> list[SignatoryPage]:
    pages = SignatoryPage.objects.filter(translation_key=page.translation_key)
    return list(pages.select_related("locale").order_by("locale_id"))


def plan_merge(removed: Page, kept: Page, user) -> Plan:
    """What merging will do; the pages may be given in any language. CannotMerge says why not."""
    if removed.translation_key == kept.translation_key:
        raise CannotMerge(
            _("This is the same organisation, perhaps in another language. Choose another one.")
        )
    plan = Plan(_source(removed), _source(kept))
    if plan.removed.live and not plan.kept.live:
        raise CannotMerge(
            _(
                "“%(kept)s” is not published, so the organisation would vanish from the site. "
                "Publish it first, or merge the other way round."
            )
            % {"kept": plan.kept.title}
        )
    for page in (plan.removed, plan.kept):
        lock = page.get_lock()
        if lock and lock.for_user(user):
            raise CannotMerge(
                _("“%(name)s” is locked or scheduled. It can be merged once it is neither.")
                % {"name": page.title}
            )
    return plan


def _source(page: Page) -> SignatoryPage:
    """Where the page's facts come from, as readers see it; a draft as it was last written."""
    # Where a source is lost, the page itself is all there is.
    source = (source_of(page) or page).specific
    return source if source.live else source.get_latest_revision_as_object()


def may_remove(page: Page, user) -> bool:
    return _source(page).permissions_for_user(user).can_delete()


def may_merge(plan: Plan, user) -> bool:
    """Whether somebody may delete the one page and change what is public of the other."""
    kept = plan.kept.permissions_for_user(user)
    return (
        may_remove(plan.removed, user)
        and kept.can_edit()
        and (kept.can_publish() or not plan.kept.live)
    )
