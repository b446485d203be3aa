import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import ProgrammePageFactory, publish


@pytest.fixture
def client_of(django_user_model):
    def log_in(group):
        user = django_user_model.objects.create_user(group)
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
