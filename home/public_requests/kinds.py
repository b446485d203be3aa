"""Which kinds of request there are, of whatever app, and who may decide on them."""

from django.apps import apps

from home.models import PublicRequest


def request_models() -> list[type[PublicRequest]]:
    """Every kind of request, of whatever app."""
    return [model for model in apps.get_models() if issubclass(model, PublicRequest)]


def may_review(user, model: type[PublicRequest]) -> bool:
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def reviewed_by(user) -> list[type[PublicRequest]]:
    """The kinds of request that a person decides on."""
    return [model for model in request_models() if may_review(user, model)]
