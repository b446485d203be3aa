"""The content of a site whose parts fail: a call to sign and a programme to submit events for.

Run as a program, in the environment of the site. It prints the addresses that tests ask for.
"""

import json
from datetime import date

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

from campaigns.models import CallIndexPage  # noqa: E402
from programme.setup import setup_site  # noqa: E402
from tests.factories import (  # noqa: E402
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
)

setup_site()
call = publish(CallPageFactory(signing="open", signing_until=date(2099, 1, 1)))
# Of next year: it takes submissions whenever the tests run.
programme = publish(ProgrammePageFactory(year=date.today().year + 1))
event = publish(EventPageFactory(parent=programme))
get_user_model().objects.create_superuser("chief", "chief@example.org", "a long password of tests")
print(
    json.dumps(
        {
            "call": call.url,
            "calls": CallIndexPage.objects.get(locale__language_code="fr").url,
            "sign": call.signing_url(),
            "programme": programme.url,
            "event": event.url,
            "submit": programme.submitting_url(),
            "day": f"{programme.year}-12-18",
            "pages": [call.url, call.signing_url(), programme.url, event.url, "/fr/"],
        }
    )
)
