from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Revision

from campaigns.enums import TextChange
from home.sources import lock_translations
from home.text.languages import any_language


def protect_within_call(collector, field, sub_objs, using):
    """`PROTECT` from those who delete revisions, as `purge_revisions` does; go along with the call.

    Wagtail deletes the revisions of a page together with it.
    """
    origin = collector.origin
    model = origin.model if isinstance(origin, models.QuerySet) else type(origin)
    on_delete = models.PROTECT if model is Revision else models.CASCADE
    on_delete(collector, field, sub_objs, using)


class SignedText(models.Model):
    """A text of a call that organisations signed, and that is no longer the call's text.

    The text on the call's own page has no row. Like signatures, texts belong to the call in every
    language, and name it by its translation key.
    """

    call_key = models.UUIDField(db_index=True, editable=False)
    # 1, 2, …: part of its address.
    number = models.PositiveSmallIntegerField()
    # What it was written in, and is read in by those who have no version in their language.
    language = models.CharField(max_length=10)
    # Null while the call is unpublished: it may come back with the same text.
    changed_at = models.DateTimeField(null=True)

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
    """What makes a call keep the texts that were signed (`campaigns.signed_texts.services`)."""

    # Asked for in the editing form. It travels with the revision, so that a publication that is
    # scheduled or waits for approval finds the answer, and is cleared by the publication.
    text_change = models.CharField(
        _("correction or change"), max_length=10, choices=TextChange.choices, blank=True
    )

    facts = ("text_change",)
    exclude_fields_in_copy = ["text_change"]

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        from campaigns.signed_texts.services import keep_signed_text

        if update_fields is None or "live" in update_fields:
            with lock_translations(self):
                keep_signed_text(self)
                return super().save(*args, update_fields=update_fields, **kwargs)
        return super().save(*args, update_fields=update_fields, **kwargs)

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        # An autosave writes over the revision of the one before. Not over one that was signed.
        kept = SignedTextVersion.objects.filter(revision=overwrite_revision)
        if overwrite_revision and kept.exists():
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def get_route_paths(self):
        # So that the signed texts are still found when the call's slug changes.
        from campaigns.signed_texts.contexts import path_of, texts_of

        paths = [f"/{path_of(text, self.locale.language_code)}" for text in texts_of(self)]
        return [*super().get_route_paths(), *paths]

    @re_path(rf"^({any_language('signed-text')})/([1-9][0-9]{{0,3}})/$", name="signed_text")
    def signed_text(self, request, word, number):
        from campaigns.signed_texts.contexts import signed_text_page

        return signed_text_page(request, self, word, int(number))
