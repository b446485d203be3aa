"""What the admin's own reports can be downloaded as."""

import csv

import pytest
from django.urls import reverse

from tests.factories import CallPageFactory

pytestmark = pytest.mark.django_db


def rows(client, language, separator):
    url = reverse("wagtailadmin_reports:aging_pages_results") + "?export=csv"
    response = client.get(url, headers={"accept-language": language})
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=separator))


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_a_report_opens_in_columns_and_runs_nothing(admin_client, site_tree, language, separator):
    page = CallPageFactory(title="=1+1", last_published_at="2026-12-01T09:00:00Z")
    type(page).objects.filter(pk=page.pk).update(last_published_at="2026-12-01T09:00:00Z")
    heading, *found = rows(admin_client, language, separator)
    assert len(heading) > 3
    assert {len(row) for row in found} == {len(heading)}
    assert "'=1+1" in {row[0] for row in found}
