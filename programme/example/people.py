"""The logins of the demo, which exist only where example content is allowed."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from config.security import ExamplePasswordHasher
from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION

PASSWORD = "demo"
ROLES = {
    "coordinator": COORDINATION,
    "editor": EDITION,
    "translator": TRANSLATION,
    "contributor": CONTRIBUTION,
}


def create_people() -> None:
    """Create the missing logins, with a password hasher that production does not have."""
    User = get_user_model()
    for username, role in ROLES.items():
        user, created = User.objects.get_or_create(
            username=username,
            defaults={
                "email": f"{username}@example.org",
                "password": make_password(PASSWORD, hasher=ExamplePasswordHasher.algorithm),
            },
        )
        if created:
            user.groups.add(Group.objects.get(name=role))
