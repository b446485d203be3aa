"""Each public form, sent as no browser sends it."""

import re
from io import BytesIO

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.db.models import CharField, TextField
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.campaigns.signing.conftest import FORM_FIELDS as SIGNING
from tests.campaigns.signing.conftest import Signer
from tests.factories import CallPageFactory, ProgrammePageFactory, publish
from tests.fuzz import requests
from tests.programme.submissions.conftest import FORM_FIELDS as SUBMISSION
from tests.programme.submissions.conftest import Submitter
from tests.public_requests import private_url

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Whatever is no letter, sign, space, tab or line break.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
MODELS = [
    "campaigns.SignatureRequest", "programme.EventSubmission", "programme.EventCorrection",
    "home.Email", "campaigns.Signature",
]  # fmt: skip
FORMS = {
    "signing": list(SIGNING),
    "submission": list(SUBMISSION),
    "private link": ["act"],
    "correction": ["act", "what", "day", "start_time", "end_time", "town", "place", "words"],
    "password": ["password", "return_url"],
    "login": ["username", "password", "next", "remember"],
}


@pytest.fixture
def target(request, site_tree, clock, client, django_capture_on_commit_callbacks):
    """The address of a form, what a browser would send there, and the client that knows it."""
    with_callbacks = (client, clock, django_capture_on_commit_callbacks)
    if request.param == "signing":
        signer = Signer(*with_callbacks).open(publish(CallPageFactory(signing="open")))
        return signer.url, signer.form
    if request.param in ("submission", "private link", "correction"):
        submitter = Submitter(*with_callbacks)
        programme = publish(ProgrammePageFactory(year=2026))
        if request.param == "submission":
            submitter.open(programme)
            return submitter.url, submitter.form
        submitter.submit(programme)
        return private_url(), {"act": "correct", "what": "other", "words": "…"}
    if request.param == "password":
        return f"/fr/_util/authenticate_with_password/1/{site_tree['fr']['home'].pk}/", {}
    return "/admin/login/", {"username": "x", "password": "y"}


def stored_texts():
    for label in MODELS:
        model = apps.get_model(label)
        names = [
            field.name for field in model._meta.fields if isinstance(field, CharField | TextField)
        ]
        for row in model.objects.values_list(*names):
            yield from (text for text in row if text)


@pytest.mark.parametrize(("target", "names"), FORMS.items(), ids=FORMS, indirect=["target"])
def test_no_request_to_a_form_ends_in_an_error_or_leaves_a_control_character(target, names):
    url, whole = target
    base = [(name.encode(), str(value).encode()) for name, value in whole.items()]

    @requests.fuzzed
    @given(
        spoilt=requests.pairs(names),
        keeps=st.booleans(),
        is_raw=st.booleans(),
        extra=requests.EXTRAS,
        is_closed=st.booleans(),
        content_type=requests.TYPES,
        length=requests.LENGTHS,
    )
    def send(spoilt, keeps, is_raw, extra, is_closed, content_type, length):
        cache.clear()
        # The last of two fields with one name counts.
        fields = (base if keeps else []) + spoilt
        is_multipart = content_type.startswith("multipart")
        body = (
            requests.multipart(fields, extra, is_closed)
            if is_multipart
            else requests.encoded(fields, is_raw)
        )
        # As a server hands it over: the test client's own body refuses to be read too far.
        lie = {"wsgi.input": BytesIO(body)} | ({} if length is None else {"CONTENT_LENGTH": length})
        with transaction.atomic():
            # An error of a view is raised here, as no page hides it.
            response = Client().generic("POST", url, body, content_type, **lie)
            assert response.status_code < 500
            assert [text for text in stored_texts() if CONTROL.search(text)] == []
            transaction.set_rollback(True)

    send()
