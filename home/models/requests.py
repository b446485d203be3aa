"""The base of all models of public requests (`home.public_requests`)."""

import uuid
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.enums import DECIDED, PENDING, TRANSITIONS, RequestState, WrongState

from .emails import Email
from .private_links import PrivateLink


class PublicRequestQuerySet(models.QuerySet):
    def to_review(self):
        return self.filter(state=RequestState.CONFIRMED)

    def expired(self, now=None):
        """Return the requests whose personal data must be erased now."""
        now = now or timezone.now()
        unproved = now - timedelta(days=settings.UNPROVED_REQUEST_DAYS)
        kept = now - timedelta(days=settings.REQUEST_RETENTION_DAYS)
        late = Q(received_at__lt=kept) | Q(state=RequestState.RECEIVED, received_at__lt=unproved)
        return self.filter(late, erased_at=None)


class PublicRequest(models.Model):
    """A request that a person sends with a public form, kept from the form to its erasure."""

    State = RequestState
    # The fields that the person fills in, and may correct until the e-mail address is confirmed.
    FORM_FIELDS: tuple[str, ...] = ()
    # Two pending requests with the same values in these fields are one request.
    IDENTITY_FIELDS: tuple[str, ...] = ()
    # The namespace of its admin pages, the name of its private link's view, and the folder of its
    # e-mail templates.
    is_shown = False  # `home.delivery.triggers`
    admin_name = link_name = email_templates = ""

    # From the form's signed token: a form that is sent twice makes one request.
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
    emails = GenericRelation(Email)

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
        """Return the number of waiting requests in words, such as "2 requests to sign"."""
        raise NotImplementedError

    def subject(self, language: str = ""):
        """Return the page that the request is about, live or not, or None.

        In `language` where the page exists in it; the default is the sender's language.
        """
        raise NotImplementedError

    def set_comparison_fields(self) -> None:
        """Set the derived fields by which requests are compared."""

    def undo_acceptance(self) -> None:
        """Undo the effects of an acceptance, when the person withdraws the request."""

    @property
    def email_language(self) -> str:
        return self.language

    @property
    def link_owner(self) -> "PublicRequest":
        """The request whose private link stands in e-mails about this one."""
        return self

    def email_context(self, kind: str) -> dict:
        """Return what this kind of request adds to the context of an e-mail's templates."""
        return {}

    @property
    def review_url(self) -> str:
        return reverse(f"{self.admin_name}:review", args=[self.pk])

    @property
    def awaits_proof(self) -> bool:
        return self.state == RequestState.RECEIVED

    def can_become(self, state: RequestState) -> bool:
        return state in TRANSITIONS[self.state]

    def change_state(self, state: RequestState, user=None) -> None:
        """Change to another state and log it. The row must be locked. Raises WrongState."""
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
        """Erase the person's data. The request itself and its private links stay."""
        self.person = self.email = ""
        self.erased_at = timezone.now()
        self.save()
        self.emails.filter(sent_at=None).delete()


def request_models() -> list[type[PublicRequest]]:
    """Return every model of public requests, of all apps."""
    return [model for model in apps.get_models() if issubclass(model, PublicRequest)]


def may_review(user, model: type[PublicRequest]) -> bool:
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def reviewed_by(user) -> list[type[PublicRequest]]:
    """Return the models of public requests that a user may review."""
    return [model for model in request_models() if may_review(user, model)]
