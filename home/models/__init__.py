from .base import BasePage, IndexPage
from .digests import ReviewDigest
from .glossary import GlossaryTerm
from .intake import Letter, PrivateLink, PublicRequest
from .pages import HomePage, StandardPage
from .settings import SiteSettings, SocialLink
from .terms import Term
from .words import SiteWords

__all__ = [
    "BasePage",
    "GlossaryTerm",
    "HomePage",
    "IndexPage",
    "Letter",
    "PrivateLink",
    "PublicRequest",
    "ReviewDigest",
    "SiteSettings",
    "SiteWords",
    "SocialLink",
    "StandardPage",
    "Term",
]
