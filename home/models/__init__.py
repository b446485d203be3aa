from .base import BasePage, IndexPage
from .digests import ReviewDigest
from .glossary import GlossaryTerm
from .pages import HomePage, StandardPage
from .requests import Email, PrivateLink, PublicRequest
from .settings import SiteSettings, SocialLink
from .site_words import SiteWords
from .vocabulary import VocabularyTerm

__all__ = [
    "BasePage",
    "Email",
    "GlossaryTerm",
    "HomePage",
    "IndexPage",
    "PrivateLink",
    "PublicRequest",
    "ReviewDigest",
    "SiteSettings",
    "SiteWords",
    "SocialLink",
    "StandardPage",
    "VocabularyTerm",
]
