from django.conf import settings
from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from home.pages.responses import bytes_response
from home.text.csv import CSV_TYPE
from home.text.languages import address_word


class CallFiles(RoutablePageMixin):
    """The files that stand below the page of a call."""

    @property
    def signatories_csv_name(self) -> str:
        return f"{address_word('signatories', self.locale.language_code)}.csv"

    @property
    def signatories_csv_url(self) -> str:
        return f"{self.url}{self.signatories_csv_name}"

    def get_route_paths(self):
        # So that who kept the address is redirected, too, when the slug changes.
        return ["/", f"/{self.signatories_csv_name}"]

    @re_path(r"^([\w\-]+\.csv)/?$", name="signatories_csv")
    def signatories_csv(self, request, name):
        from campaigns.calls.csv import signatories_csv

        if name != self.signatories_csv_name:
            raise Http404
        body = signatories_csv(self)
        response = bytes_response(request, body, CSV_TYPE, settings.FEED_MAX_AGE)
        response["Content-Disposition"] = f'attachment; filename="{self.slug}-{name}"'
        return response
