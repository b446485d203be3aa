"""Plan the merge of two organisations: what it will do, or why it is not possible."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Page

from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.names import sort_key
from home.sources import source_of

# The fields that the kept page may take over from the other.
FILLABLE = ("acronym", "website", "profile", "logo")


class CannotMerge(Exception):
    """Two pages cannot be merged. The message says why, in a sentence for the editor."""


@dataclass(frozen=True)
class DuplicateSignature:
    """A call that both signed: the older signature is kept, the other one deleted."""

    call: str
    kept: Signature
    deleted: Signature


@dataclass(frozen=True)
class MergePlan:
    """The merge of `removed` into `kept`, both of which are the sources of their translations."""

    removed: SignatoryPage
    kept: SignatoryPage

    @cached_property
    def _signatures(self) -> dict:
        """The signatures of both, by organisation and call (translation keys)."""
        keys = [self.removed.translation_key, self.kept.translation_key]
        found = {key: {} for key in keys}
        for row in Signature.objects.filter(signatory_key__in=keys).order_by("created_at", "pk"):
            found[row.signatory_key][row.call_key] = row
        return found

    @cached_property
    def signatures(self) -> list[Signature]:
        """The signatures of the removed organisation."""
        return list(self._signatures[self.removed.translation_key].values())

    @cached_property
    def duplicates(self) -> list[DuplicateSignature]:
        ours = self._signatures[self.kept.translation_key]
        pairs = [(row, ours[row.call_key]) for row in self.signatures if row.call_key in ours]
        titles = self._titles({row.call_key for row, _other in pairs})
        duplicates = []
        for pair in pairs:
            kept, deleted = sorted(pair, key=lambda row: (row.created_at, row.pk))
            duplicates.append(DuplicateSignature(titles.get(kept.call_key, ""), kept, deleted))
        return duplicates

    def _titles(self, call_keys) -> dict:
        """Return titles of calls by key, in the language of the kept page if there are several."""
        calls = CallPage.objects.filter(translation_key__in=call_keys)
        ranked = sorted(calls, key=lambda call: call.locale_id == self.kept.locale_id)
        return {call.translation_key: call.title for call in ranked}

    @cached_property
    def versions(self) -> list[tuple[SignatoryPage, SignatoryPage]]:
        """Every page to be deleted, with the page that replaces it in that language."""
        replacements = {page.locale_id: page for page in in_every_language(self.kept)}
        return [
            (page, replacements.get(page.locale_id, self.kept))
            for page in in_every_language(self.removed)
        ]

    @property
    def replacements(self) -> dict[int, int]:
        """The ids of the pages to be deleted, with the ids of the pages that replace them."""
        return {page.pk: replacement.pk for page, replacement in self.versions}

    @cached_property
    def fillable(self) -> list[str]:
        """The fields that only the removed organisation has filled in."""
        return [
            name
            for name in FILLABLE
            if getattr(self.removed, name)
            and not getattr(self.kept, name)
            and not (name == "profile" and self._is_in_another_language)
        ]

    @property
    def _is_in_another_language(self) -> bool:
        return self.removed.text_language != self.kept.text_language

    def new_names(self, fields=()) -> list[str]:
        """Return names of the removed organisation that the kept one does not have."""
        kept, removed = self.kept, self.removed
        acronym = removed.acronym if "acronym" in fields else kept.acronym
        known = {sort_key(name) for name in (kept.title, acronym, *kept.other_names)} | {""}
        names = []
        for name in (removed.title, removed.acronym, *removed.other_names):
            if sort_key(name) not in known:
                known.add(sort_key(name))
                names.append(name)
        return names


def in_every_language(page: SignatoryPage) -> list[SignatoryPage]:
    """Return a page and its translations."""
    pages = SignatoryPage.objects.filter(translation_key=page.translation_key)
    return list(pages.select_related("locale").order_by("locale_id"))


def plan_merge(removed: Page, kept: Page, user) -> MergePlan:
    """Return the plan for two pages in any language. Raise CannotMerge if it is not possible."""
    if removed.translation_key == kept.translation_key:
        raise CannotMerge(
            _("This is the same organisation, perhaps in another language. Choose another one.")
        )
    plan = MergePlan(_source(removed), _source(kept))
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
    """Return the source of a page as readers see it, or its latest draft if it is not live."""
    # Without a source, the page itself.
    source = (source_of(page) or page).specific
    return source if source.live else source.get_latest_revision_as_object()


def may_remove(page: Page, user) -> bool:
    """Return whether a user may delete an organisation."""
    return _source(page).permissions_for_user(user).can_delete()


def may_merge(plan: MergePlan, user) -> bool:
    """Return whether a user may delete the one page and change the public version of the other."""
    kept = plan.kept.permissions_for_user(user)
    return (
        may_remove(plan.removed, user)
        and kept.can_edit()
        and (kept.can_publish() or not plan.kept.live)
    )
