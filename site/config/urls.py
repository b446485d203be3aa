"""The site's addresses. Pages of the tree are served by Wagtail, below their language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campaigns.signing.views import signature_request
from home.accounts.login.urls import admin_logins, page_logins
from home.monitoring.views import liveness, readiness
from home.pages import views
from home.pages.sitemaps import sitemap
from home.public_requests.views import damaged_link
from home.routing import serve_page
from home.text.languages import address_lazy, any_language
from home.uploads import views as uploads
from programme.calendars.views import calendar_file
from programme.submissions.views import event_submission

handler400 = "home.pages.errors.bad_request"
handler403 = "home.pages.errors.forbidden"
handler500 = "home.pages.errors.server_error"

urlpatterns = [
    path("", views.choose_language),
    *admin_logins,
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's view at the same address.
    re_path(r"^documents/(\d{1,18})/(.*)$", uploads.document),
    path("documents/", include(wagtaildocs_urls)),
    path("uploads/<path:name>", uploads.private_image, name="private_image"),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
    path("sitemap.xml", sitemap),
    path("healthz", liveness),
    path("readyz", readiness),
]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve_file, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("account/", include("home.accounts.login.urls")),
    path("account/", include("home.accounts.lost_phone.urls")),
    *page_logins,
    re_path(r"^signature/(?P<token>[\w-]{43})/$", signature_request, name="signature_request"),
    re_path(r"^submission/(?P<token>[\w-]{43})/$", event_submission, name="event_submission"),
    re_path(r"^signature(?P<rest>/(?s:.*))$", damaged_link, {"name": "signature_request"}),
    re_path(r"^submission(?P<rest>/(?s:.*))$", damaged_link, {"name": "event_submission"}),
    # Forms for everybody: a signed token in the form stands in for the cookie of Django's own.
    re_path(rf"^((?:[\w\-]+/)+{any_language('sign', 'submit')}/)$", csrf_exempt(serve_page)),
    re_path(r"^((?:[\w\-]+/)+)(calendar|event)\.ics$", calendar_file),
    # A page's own files, such as calendar.ics and feed.xml: routes of the page they stand below.
    re_path(r"^((?:[\w\-]+/)*[\w\-]+\.(?:csv|geojson|ics|xml))$", serve_page),
    path(address_lazy("search"), views.search_pages, name="search"),
    # The password of a private page, before what looks like the address of a page.
    re_path(r"^(?=_util/)", include(wagtail_urls)),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
)
