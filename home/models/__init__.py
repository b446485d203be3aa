from .base import BasePage, IndexPage
from .emails import Email, ReviewDigest
from .glossary import GlossaryTerm
from .pages import HomePage, StandardPage
from .private_links import PrivateLink
from .requests import PublicRequest
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
