"""Texts of calls that were signed and have been changed since."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from campaigns.enums import TextChange
from campaigns.querysets import SignedTextQuerySet
from home.routes import RoutablePageMixin, route
from home.text.languages import address_word, any_language


def protect_within_call(collector, field, sub_objs, using):
    """Protect the row from the deletion of revisions; delete it along with the call.

    `purge_revisions` deletes revisions by themselves, Wagtail those of a page together with it.
    """
    origin = collector.origin
    model = origin.model if isinstance(origin, models.QuerySet) else type(origin)
    on_delete = models.PROTECT if model is Revision else models.CASCADE
    on_delete(collector, field, sub_objs, using)


class SignedText(models.Model):
    """A text of a call that organisations signed, kept when another one replaced it.

    The text on the call's own page has no row. Like a signature, a text belongs to the call in
    every language and names it by its translation key.
    """

    call_key = models.UUIDField(db_index=True, editable=False)
    # 1, 2, …: part of its address.
    number = models.PositiveSmallIntegerField()
    # The language it was written in; readers without a version in theirs are shown this one.
    language = models.CharField(max_length=10)
    # Null while the call is unpublished: it may come back with the same text.
    changed_at = models.DateTimeField(null=True)

    objects = SignedTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed text")
        verbose_name_plural = _("signed texts")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_key", "number"], name="one_signed_text_per_call_and_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_key} {self.number}"

    @property
    def changed_on(self) -> date:
        return timezone.localdate(self.changed_at)

    def path_in(self, language: str) -> str:
        """Return its path below the call: "signed-text/1/", in the words of a language."""
        return f"{address_word('signed-text', language)}/{self.number}/"


class SignedTextVersion(models.Model):
    """A signed text in one language: the revision that was live."""

    text = models.ForeignKey(SignedText, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(max_length=10)
    revision = models.ForeignKey(Revision, on_delete=protect_within_call, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "language"], name="one_version_per_signed_text_and_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.language}"


class SignedTextsMixin(RoutablePageMixin, models.Model):
    """The part of a call that keeps its signed texts; `campaigns.signed_texts` does the work.

    `campaigns.signed_texts.services.keep_signed_text` receives `pre_save`: whatever publishes or
    unpublishes a call saves it. `BasePage.save()` holds the lock of its languages meanwhile.
    """

    # Asked for in the editing form. It is part of the revision, so that a publication that is
    # scheduled or waits for approval finds the answer; publication clears it.
    text_change = models.CharField(
        _("correction or change"), max_length=10, choices=TextChange.choices, blank=True
    )

    facts = ("text_change",)
    exclude_fields_in_copy = ["text_change"]

    class Meta:
        abstract = True

    signed_text = route(
        rf"^({any_language('signed-text')})/([1-9][0-9]{{0,3}})/$",
        "campaigns.signed_texts.views.signed_text",
        "signed_text",
    )

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        # An autosave overwrites the revision of the one before. It must not overwrite a signed one.
        versions = SignedTextVersion.objects.filter(revision=overwrite_revision)
        if overwrite_revision and versions.exists():
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def get_route_paths(self):
        # With these, the old addresses of its texts redirect, too, when the slug changes.
        texts = SignedText.objects.earlier(self)
        paths = [f"/{text.path_in(self.locale.language_code)}" for text in texts]
        return [*super().get_route_paths(), *paths]
