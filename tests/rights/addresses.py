"""Every address of the admin, as it is registered, and as it is asked of one object."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from tests.rights.world import World

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# Whose object is meant: a contributor's own draft, somebody else's, in either language.
TARGETS = [("own", "fr"), ("own", "en"), ("other", "fr"), ("other", "en")]
OF_PAGES = {"page_id", "page_to_move_id", "parent_page_id", "page_pk"}
# What an address without a page of its own has at each place, by the start of its route.
OTHERS = {
    "api/main/pages": {"pk": "page", "action_name": "copy"},
    "api/main/documents": {"pk": "document"},
    "api/main/images": {"pk": "image"},
    "bulk": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
    "pages/add": {"content_type_app_name": "campaigns", "content_type_model_name": "callpage"},
    "pages/usage": {"content_type_app_name": "campaigns", "content_type_model_name": "callpage"},
    "pages/create": {"app_label": "campaigns", "model_name": "callpage"},
    "pages": {
        "destination_id": "calls", "action_name": "approve", "task_state_id": "task_state",
        "task_id": "task", "revision_id": "revision", "workflow_state_id": "workflow_state",
    },
    "tag-autocomplete": {"app_name": "taggit", "model_name": "tag"},
    "collections": {"pk": "collection", "collection_id": "collection"},
    "workflows/tasks/add": {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "workflows/tasks": {"pk": "task"},
    "workflows/task_chooser": {"task_id": "task"},
    "workflows": {"pk": "workflow", "workflow_pk": "workflow"},
    "editing-sessions": {
        "app_label": "campaigns", "model_name": "callpage", "object_id": "page",
        "session_id": "editing_session",
    },
    "localize/submit/snippet": {
        "app_label": "campaigns", "model_name": "rubric", "pk": "rubric",
    },
    "localize/api": {"app_label": "campaigns", "model_name": "rubric", "pk": "rubric"},
    "localize": {
        "translation_id": "translation", "translation_source_id": "source", "mode": "",
        "string_segment_id": "string", "overridable_segment_id": "override",
    },
    "translations": {"translation_id": "translation", "language": "en"},
    "calls": {"entry_id": "removal"},
    "organisations": {"page_id": "organisation"},
    "programmes": {"page_id": "programme"},
    "redirects": {"redirect_id": "redirect"},
    "settings": {"app_name": "home", "model_name": "sitesettings", "pk": "site"},
    "documents": {
        "document_id": "document", "doc_id": "document", "uploaded_file_id": "upload",
        "pk": "document",
    },
    "images": {
        "image_id": "image", "uploaded_file_id": "upload", "filter_spec": "width-100",
        "pk": "image",
    },
    "snippets/home/glossaryterm": {"pk": "glossaryterm"},
    "snippets/home/sitewords": {"pk": "sitewords"},
    "snippets/campaigns/rubric": {"pk": "rubric"},
    "snippets/programme/eventkind": {"pk": "eventkind"},
    "snippets/choose/home/glossaryterm": {"pk": "glossaryterm"},
    "snippets/choose/home/sitewords": {"pk": "sitewords"},
    "snippets/choose/campaigns/rubric": {"pk": "rubric"},
    "snippets/choose/programme/eventkind": {"pk": "eventkind"},
    "signature-requests": {"pk": "signature_request"},
    "event-submissions": {"pk": "event_submission"},
    "event-corrections": {"pk": "event_correction"},
    "locales": {"pk": "locale"},
    "sites": {"pk": "site"},
    "accounts": {"account_id": "user"},
    "users": {"pk": "user"},
    "groups": {"pk": "group"},
    "password_reset": {"uidb64": "MQ", "token": "set-password"},
}  # fmt: skip
# Those of a page or a translation: asked of each target.
OF_LANGUAGES = {"page", "translation", "source", "string", "override", "revision"}
OF_OWNERS = {"image", "document", "upload"}


@dataclass(frozen=True)
class Address:
    """A route below `/admin/`, without its parameters' types: "pages/<page_id>/edit/"."""

    route: str

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.route)

    def values(self) -> dict[str, str]:
        """What each parameter stands for: a kind of object, or a word."""
        starts = [start for start in OTHERS if f"{self.route}/".startswith(f"{start}/")]
        others = OTHERS[max(starts, key=len)] if starts else {}
        pages = dict.fromkeys(OF_PAGES, "page")
        known = pages | others
        return {name: known[name] for name in self.parameters}

    def url(self, world: World, target: tuple[str, str]) -> str:
        return "/admin/" + PARAMETER.sub(
            lambda found: str(self._value(world, self.values()[found[1]], target)), self.route
        )

    def urls(self, world: World) -> dict[str, str]:
        """The address of each target; of one object where it has none; of a superuser too."""
        kinds = set(self.values().values())
        if kinds & OF_LANGUAGES:
            return {" ".join(target): self.url(world, target) for target in TARGETS}
        if kinds & OF_OWNERS:
            return {owner: self.url(world, (owner, "fr")) for owner in ("own", "other")}
        urls = {"": self.url(world, TARGETS[0])}
        if "user" in kinds:
            urls["superuser"] = urls[""].replace(
                f"/{world.ids['user']}/", f"/{world.ids['superuser']}/"
            )
        return urls

    @staticmethod
    def _value(world: World, kind: str, target: tuple[str, str]):
        if kind == "page":
            return world.pages[target].pk
        if kind == "revision":
            return world.pages[target].latest_revision_id
        if kind in OF_LANGUAGES | OF_OWNERS:
            return world.ids[f"{target[0]} {kind}"]
        return world.ids.get(kind, kind)


def admin_addresses() -> list[Address]:
    """Every registered address once, in their order."""
    found = [
        route.removeprefix("admin/")
        for route in _routes(get_resolver())
        if route.startswith("admin/")
    ]
    return [Address(route) for route in dict.fromkeys(map(_plain, found))]


def _routes(resolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _routes(pattern, route)


def _plain(route: str) -> str:
    """A route as Wagtail writes it or as a regular expression, with plain parameters."""
    route = route.replace(r"(?P<pk>\d+)", "<page_id>").replace("^", "").replace("$", "")
    route = re.sub(r"\(\?P<revision_id_[ab]>[^)]*\)", "<revision_id>", route)
    return re.sub(r"<\w+:", "<", route).replace("\\", "")
