"""The site's settings, and the version of all it shows."""

from functools import partial

from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from home.delivery.etags import site_of
from home.delivery.memory import by_version
from home.text.safe_links import LinkField


def _notice(name: str | Promise, help_text: str | Promise) -> models.ForeignKey:
    """Return the choice of a page that every page links to in its footer."""
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


@register_setting(icon="cog")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """Settings that are the same in every language. `SiteWords` holds the site's texts."""

    contact_email = models.EmailField(
        _("contact e-mail"),
        blank=True,
        help_text=_("Shown on every page. Readers, organisations and journalists write here."),
    )
    security_email = models.EmailField(
        _("security e-mail"),
        blank=True,
        help_text=_(
            "Where to report a weakness of the site; shown in security.txt. If left empty, it is "
            "the contact e-mail."
        ),
    )

    legal_page = _notice(
        _("legal notice"),
        _(
            "The page that says who publishes and who hosts this site. Every page links to it in "
            "its footer, in the reader’s language."
        ),
    )
    privacy_page = _notice(
        _("privacy notice"),
        _(
            "The page that says what this site keeps of people, why, for how long, and what they "
            "can ask for. Every page links to it in its footer, in the reader’s language, and so "
            "do the forms for the public."
        ),
    )
    accessibility_page = _notice(
        _("accessibility statement"),
        _(
            "The page that says how accessible this site is, what is not, and whom to write to. "
            "Every page links to it in its footer, in the reader’s language."
        ),
    )

    panels = [
        FieldPanel("contact_email"),
        FieldPanel("security_email"),
        FieldPanel("legal_page"),
        FieldPanel("privacy_page"),
        FieldPanel("accessibility_page"),
        InlinePanel("social_links", heading=_("Social networks"), label=_("link")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @classmethod
    def of_request(cls, request: HttpRequest) -> "SiteSettings | None":
        """Return the settings of the site that answers for the request's host, remembered.

        Its social links are read already. None if no site answers.
        """
        site = site_of(request)
        return site and _settings_of(site.pk)

    @property
    def notice_ids(self) -> tuple[int | None, int | None, int | None]:
        """The pages' ids of legal notice, privacy notice and accessibility statement."""
        return self.legal_page_id, self.privacy_page_id, self.accessibility_page_id


@partial(by_version, by_language=False)
def _settings_of(site_id: int) -> SiteSettings:
    settings, _is_new = SiteSettings.base_queryset().get_or_create(site_id=site_id)
    settings.social_links = list(settings.social_links.all())
    return settings


class SocialLink(Orderable):
    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(_("name"), max_length=40, help_text=_("For instance Mastodon."))
    url = LinkField(_("address"), max_length=500)

    panels = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("link to a social network")
        verbose_name_plural = _("links to social networks")

    def __str__(self) -> str:
        return self.name


class SiteVersion(models.Model):
    """One row, with a random value that triggers of the database change (`home.delivery`).

    By chance, not by counting: a value that was rolled back does not come again.
    """

    value = models.BigIntegerField()

    # Its own change is no change of what the public sees.
    is_shown = False

    def __str__(self) -> str:
        return str(self.value)


class Heartbeat(models.Model):
    """The last sign of life of a process beside gunicorn (`home.monitoring`)."""

    part = models.CharField(primary_key=True, max_length=40)
    beaten_at = models.DateTimeField()

    is_shown = False

    def __str__(self) -> str:
        return self.part
