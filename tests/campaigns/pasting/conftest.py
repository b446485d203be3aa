"""Somebody of a group who pastes a call, step by step."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from campaigns.models import CallPage
from campaigns.pasting.calls.draft import create_draft
from campaigns.pasting.parsing.parser import parse
from home.roles import EDITION
from tests.campaigns.pasting.texts import CALL


@pytest.fixture
def log_in(client, django_user_model):
    def log_in(group):
        user = django_user_model.objects.create_user(group, f"{group}@example.org")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def paste(client, site_tree):
    """`paste(step, text)` is the answer to a step with the French list chosen."""

    def paste(step, text=CALL, language="fr", **facts):
        parent = site_tree[language]["calls"].pk
        data = {"step": step, "text": text, "parent": parent} | facts
        return client.post(reverse("paste_call"), data)

    return paste


@pytest.fixture
def editor(django_user_model):
    editor = django_user_model.objects.create_user("editor", "editor@example.org")
    editor.groups.add(Group.objects.get(name=EDITION))
    return editor


@pytest.fixture
def draft(site_tree, editor):
    """`draft(text)` is the call made of it, fresh from the database, and what is left to do."""

    def draft(text, rubric=None, language="fr"):
        parent = site_tree[language]["calls"]
        facts = {"year": 2031, "day": date(2031, 11, 20), "rubric": rubric}
        call, warnings = create_draft(parse(text), parent, editor, **facts)
        return CallPage.objects.get(pk=call.pk), warnings

    return draft
