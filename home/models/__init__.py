"""The models of the ground floor. They import no services, forms or views.

Read `base` first (the base of all page types), then `pages` (home pages and plain pages),
`vocabulary` (translated lists of terms, the glossary), `site_words` and `settings` (the site's
texts and settings), `uploads` (images and documents). `requests` is the base of public requests,
`private_links` their secret addresses, `emails` the outbox, `accounts` what is kept about logins.
What a page type needs from above it names by dotted path (`home.routes`).
"""

from .accounts import AccountNotice, LostPhone, TryCount
from .base import BasePage, IndexPage
from .emails import Email, ReviewDigest
from .pages import HomePage, StandardPage
from .private_links import PrivateLink
from .requests import PublicRequest
from .settings import Heartbeat, SiteSettings, SiteVersion, SocialLink
from .site_words import SiteWords
from .uploads import SiteDocument, SiteImage, SiteRendition
from .vocabulary import GlossaryTerm, VocabularyTerm

__all__ = [
    "AccountNotice",
    "BasePage",
    "Email",
    "GlossaryTerm",
    "Heartbeat",
    "HomePage",
    "IndexPage",
    "LostPhone",
    "PrivateLink",
    "PublicRequest",
    "ReviewDigest",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "SiteVersion",
    "SiteWords",
    "SocialLink",
    "StandardPage",
    "TryCount",
    "VocabularyTerm",
]
