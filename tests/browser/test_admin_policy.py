"""The admin's Content-Security-Policy: no screen asks for what it refuses."""

import pytest

from tests.rights.addresses import admin_addresses
from tests.rights.world import make_world

pytestmark = pytest.mark.browser

# What is no screen: parts of one, files, and Wagtail's own address that raises an error.
NO_SCREENS = ("results/", "api/", "failwhale", "jsi18n/", "sprite/", ".po", "chosen", "choose")


def test_no_screen_of_the_admin_breaks_its_policy(admin_page, site_tree):
    """`open_page` fails on a refusal. Each screen is opened by a superuser."""
    world = make_world()
    opened = set()
    for address in admin_addresses():
        if any(part in address.route for part in NO_SCREENS):
            continue
        for target, url in address.urls(world).items():
            if target.startswith("own"):
                continue  # as those of others
            # An address in use may be a file.
            if "text/html" in admin_page.request.head(url).headers.get("content-type", ""):
                answer = admin_page.goto(url)
                opened.add(address.route)
                policy = answer.headers["content-security-policy"]
                assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert len(opened) > 100
