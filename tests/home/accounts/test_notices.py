"""E-mails to the owners of accounts, in both languages, each with a link that leads somewhere."""

import re

import pytest
from django.core import mail
from django.test import Client
from wagtail.users.models import UserProfile

from home.accounts import notice_texts
from home.accounts.notices import notify
from home.models import AccountNotice, Email, LostPhone
from tests.home.accounts.test_sessions import link_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("event", notice_texts.NOTICES)
def test_each_notice_is_whole_in_each_language(
    editor, coordinator, event, language, django_capture_on_commit_callbacks
):
    UserProfile.objects.create(user=editor, preferred_language=language)
    LostPhone.objects.create(user=editor, asked_by=coordinator, reason="R & D")
    with django_capture_on_commit_callbacks(execute=True):
        notify(editor, event)
    (message,) = mail.outbox
    assert Email.objects.get().last_error == ""
    assert message.to == ["alix@example.org"]
    html = message.alternatives[0].content
    assert {"fr": "Bonjour", "en": "Hello,"}[language] in message.body
    for text in (message.subject, message.body, html):
        assert text.strip()
        assert not re.search(r"%\(|\{\{|None", text)
    assert f'<html lang="{language}">' in html
    link = link_in(message)
    assert link.startswith(f"/{language}/account/")
    assert link in html
    assert Client().get(link).status_code in (200, 302)


def test_the_words_differ_between_the_languages(
    editor, coordinator, django_capture_on_commit_callbacks
):
    """No text of one is left in the other."""
    LostPhone.objects.create(user=editor, asked_by=coordinator, reason="…")
    said = {}
    for language in ("fr", "en"):
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            for event in notice_texts.NOTICES:
                notify(type(editor).objects.get(pk=editor.pk), event)
        lines = {line for message in mail.outbox for line in message.body.splitlines()}
        said[language] = {line for line in lines if " " in line and "http" not in line}
    assert said["fr"] & said["en"] == {"Programme commun", "-- "}  # its name, and a sign


def test_a_notice_keeps_no_secret(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notify(editor, notice_texts.PASSWORD_RESET)
    token = link_in(mail.outbox[0]).rstrip("/").rpartition("/")[2]
    stored = [str(row) for model in (AccountNotice, Email) for row in model.objects.values()]
    assert not [row for row in stored if token in row]
