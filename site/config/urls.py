"""The site's addresses. Pages of the tree are served by Wagtail, below their language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from home import views
from home.sitemaps import PageSitemap

urlpatterns = [
    path("", views.choose_language),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap}}),
    path("healthz", views.health),
]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve_file, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    # A page's own files, such as calendar.ics and feed.xml: routes of the page they stand below.
    re_path(r"^((?:[\w\-]+/)*[\w\-]+\.(?:csv|ics|xml))$", serve_page),
    path("", include(wagtail_urls)),
)
