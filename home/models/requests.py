"""What the public sends, as all kinds of it have in common (`home.public_requests`)."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.enums import DECIDED, PENDING, TRANSITIONS, RequestState, WrongState


class PrivateLink(models.Model):
    """A secret address sent to one person. Only its hash is kept: who reads the database cannot
    use it, and it outlives the person's data."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    request = GenericForeignKey()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"


class Email(models.Model):
    """An e-mail to be sent, or sent. It is written when it goes out; no text is kept here.

    `about` says to whom: it has `email`, `letter_language` and `email_context(kind)`. `kind` is
    the path of its templates, without `.subject.txt`, `.txt` and `.html`.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    kind = models.CharField(max_length=40, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(next_attempt_at=None),
                name="letter_is_sent_or_waits",
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def is_given_up(self) -> bool:
        return self.sent_at is None and self.next_attempt_at is None


class PublicRequestQuerySet(models.QuerySet):
    def to_review(self):
        return self.filter(state=RequestState.CONFIRMED)

    def expired(self, now=None):
        """Requests whose personal data has served its time."""
        now = now or timezone.now()
        unproved = now - timedelta(days=settings.UNPROVED_REQUEST_DAYS)
        kept = now - timedelta(days=settings.REQUEST_RETENTION_DAYS)
        late = Q(received_at__lt=kept) | Q(state=RequestState.RECEIVED, received_at__lt=unproved)
        return self.filter(late, erased_at=None)


class PublicRequest(models.Model):
    """Something a person outside asks for, from the form to the erasure of their data."""

    State = RequestState
    # What a person writes, and may write again before the e-mail is confirmed.
    FORM_FIELDS: tuple[str, ...] = ()
    # What two requests share that are one and the same, as long as nobody has decided.
    SAME: tuple[str, ...] = ()
    # The names of its pages in the admin and of its private link, and the folder of its letters.
    admin_name = link_name = mail = ""

    # From the form's signed token: a form sent twice is one request.
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    person = models.CharField(_("person"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState.choices, default=RequestState.RECEIVED
    )
    suspected = models.BooleanField(
        _("looks like a robot"),
        default=False,
        help_text=_("No e-mail is sent for it until an editor has marked it as genuine."),
    )
    reply = models.TextField(_("reply"), blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    erased_at = models.DateTimeField(_("personal data erased"), null=True, blank=True)

    links = GenericRelation(PrivateLink)
    letters = GenericRelation(Email)

    objects = PublicRequestQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RequestState.CONFIRMED, RequestState.ACCEPTED])
                | Q(confirmed_at__isnull=False),
                name="%(class)s_is_confirmed_before_review",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED, decided_at__isnull=False)
                | Q(state__in=PENDING, decided_at=None)
                | Q(state=RequestState.WITHDRAWN),
                name="%(class)s_decision_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(email="")
                | Q(erased_at__isnull=False, email="", person=""),
                name="%(class)s_is_whole_or_erased",
            ),
        ]

    def save(self, *args, **kwargs):
        self.set_comparison_fields()
        super().save(*args, **kwargs)

    @classmethod
    def waiting_words(cls, count: int) -> str:
        """How many wait, in words: "2 requests to sign"."""
        raise NotImplementedError

    def subject(self, language: str = ""):
        """The page it is about, as it stands in a language (the sender's), live or not; or None."""
        raise NotImplementedError

    def set_comparison_fields(self) -> None:
        """Work out what is stored to compare requests by."""

    def undo_acceptance(self) -> None:
        """Undo what an acceptance has brought, when the person withdraws."""

    @property
    def letter_language(self) -> str:
        return self.language

    def email_context(self, kind: str) -> dict:
        """For the templates of a letter. Each one carries a private link of its own."""
        from home.emails.outbox import private_context

        return private_context(self)

    @property
    def review_url(self) -> str:
        return reverse(f"{self.admin_name}:review", args=[self.pk])

    @property
    def awaits_proof(self) -> bool:
        return self.state == RequestState.RECEIVED

    def can_become(self, state: RequestState) -> bool:
        return state in TRANSITIONS[self.state]

    def change_state(self, state: RequestState, user=None) -> None:
        """Go on to another state, and log it. The row must be locked. Raises WrongState."""
        if not self.can_become(state):
            raise WrongState(f"{self.state} → {state}")
        now = timezone.now()
        self.state = state
        if state == RequestState.CONFIRMED:
            self.confirmed_at = self.confirmed_at or now
        if state in DECIDED:
            self.decided_at, self.decided_by = now, user
        elif state in PENDING:
            self.decided_at, self.decided_by, self.reply = None, None, ""
        self.save()
        log(instance=self, action=f"request.{state}", user=user)

    def erase(self) -> None:
        """Forget the person. What they asked for, and their private links, stay."""
        self.person = self.email = ""
        self.erased_at = timezone.now()
        self.save()
        self.letters.filter(sent_at=None).delete()
