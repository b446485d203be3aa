"""Who asked for somebody's personal data, in the site's history: never whose."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site

from home.models import SiteSettings

ACTIONS = {
    "privacy.shown": _("Look up personal data"),
    "privacy.downloaded": _("Download personal data"),
    "privacy.erased": _("Erase personal data"),
}


def record(action: str, user=None) -> None:
    """Add an entry about the site. `user` is who did it, None for a command on the server."""
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    log(settings, action, user=user)
