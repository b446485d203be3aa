from .base import BasePage, IndexPage
from .pages import HomePage, StandardPage
from .settings import SiteSettings, SocialLink
from .terms import Term
from .words import SiteWords

__all__ = [
    "BasePage",
    "HomePage",
    "IndexPage",
    "SiteSettings",
    "SiteWords",
    "SocialLink",
    "StandardPage",
    "Term",
]
