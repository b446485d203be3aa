"""One object of everything that the admin has an address for, some of it a contributor's own.

What belongs to somebody else and is not public has SECRET in its title.
"""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site, UploadedFile, Workflow
from wagtail_localize.models import Translation

from campaigns.models import CallIndexPage, CallPage, SignatureRequest
from home.models import GlossaryTerm, SiteDocument, SiteImage, SiteWords
from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION
from programme.models import EventCorrection, EventSubmission
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    RubricFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

SECRET = "Geheimakte"
OWN = "Ramures"
PUBLIC = "Fraternité"
SUPERUSER = "superuser"
ROLES = {
    "contributor": CONTRIBUTION,
    "translator": TRANSLATION,
    "editor": EDITION,
    "coordinator": COORDINATION,
    SUPERUSER: None,
}


@dataclass
class World:
    """`pages` by name: own, other, public, each in "fr" and "en"; `ids` of everything else."""

    users: dict = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    ids: dict[str, int | str] = field(default_factory=dict)


def make_world() -> World:
    world = World()
    make_users(world)
    make_pages(world)
    make_things(world)
    return world


def make_users(world: World) -> None:
    create = get_user_model().objects.create_user
    for name, group in ROLES.items():
        user = world.users[name] = create(name, f"{name}@example.org", is_superuser=not group)
        user.groups.set(Group.objects.filter(name=group))
    author = world.users["author"] = create("author", "author@example.org")
    author.groups.set(Group.objects.filter(name=CONTRIBUTION))


def make_pages(world: World) -> None:
    author, contributor = world.users["author"], world.users["contributor"]
    for name, title, owner in (
        ("public", PUBLIC, author), ("own", OWN, contributor), ("other", SECRET, author),
    ):  # fmt: skip
        call = publish(CallPageFactory(title=title, slug=name, owner=owner))
        english = translated(call, **{title: f"{title} (en)"})
        if name != "public":
            # As a draft whose translation was begun before anybody published it.
            CallPage.objects.filter(pk__in=[call.pk, english.pk]).update(
                live=False, first_published_at=None, owner=owner
            )
        for page in (call, english):
            page = world.pages[name, page.locale.language_code] = CallPage.objects.get(pk=page.pk)
            page.save_revision(user=owner, log_action=True)
            page.save_revision(user=owner, log_action=True)
    Workflow.objects.get().start(world.pages["other", "fr"], author)
    Workflow.objects.get().start(world.pages["own", "fr"], contributor)
    locked = world.pages["other", "en"]
    locked.locked, locked.locked_by = True, author
    locked.save()


def make_things(world: World) -> None:
    programme = publish(ProgrammePageFactory(year=2026))
    event = publish(EventPageFactory(parent=programme, title="Marche", slug="marche"))
    other = world.pages["other", "fr"]
    author, contributor = world.users["author"], world.users["contributor"]
    for name, owner in (("own", contributor), ("other", author)):
        file = get_test_image_file(filename=f"{name}.png")
        image = SiteImage.objects.create(title="Photo", file=file, uploaded_by_user=owner)
        document = SiteDocument(title="Tract", uploaded_by_user=owner)
        document.file.save(f"{name}.csv", ContentFile(b"text"))
        upload = UploadedFile.objects.create(file=f"{name}.png", uploaded_by_user=owner)
        world.ids |= {
            f"{name} image": image.pk,
            f"{name} document": document.pk,
            f"{name} upload": upload.pk,
        }
    # A draft that shows where an image, a rubric and a kind are used.
    kind, rubric = EventKindFactory(), RubricFactory()
    EventPageFactory(
        parent=programme,
        title=SECRET,
        slug="draft",
        live=False,
        owner=author,
        image=image,
        kind=kind,
    )
    other.rubric = rubric
    other.save()
    submission = EventSubmission.objects.create(
        programme_key=programme.translation_key,
        event_key=event.translation_key,
        title=SECRET,
        day=date(2026, 12, 18),
        person="Luis Ortega",
        email="luis@example.org",
        language="fr",
        sameness="x",
    )
    term = GlossaryTerm.objects.create(term="appel", locale=Locale.objects.get(language_code="fr"))
    task_state = other.current_workflow_task_state
    world.ids |= {
        "programme": programme.pk,
        "organisation": publish(SignatoryPageFactory(title="Terre d’escale")).pk,
        "calls": CallIndexPage.objects.get(locale__language_code="fr").pk,
        "collection": image.collection_id,
        "workflow": task_state.workflow_state.workflow_id,
        "workflow_state": task_state.workflow_state_id,
        "task": task_state.task_id,
        "task_state": task_state.pk,
        "redirect": Redirect.add_redirect("/ancien", other).pk,
        "rubric": rubric.pk,
        "eventkind": kind.pk,
        "glossaryterm": term.pk,
        "sitewords": SiteWords.objects.first().pk,
        "site": Site.objects.get().pk,
        "locale": term.locale_id,
        "user": world.users["author"].pk,
        "superuser": world.users[SUPERUSER].pk,
        "group": Group.objects.get(name=CONTRIBUTION).pk,
        "signature_request": SignatureRequest.objects.create(
            call_key=world.pages["public", "fr"].translation_key,
            organisation=SECRET,
            name_key=SECRET.lower(),
            person="Luis Ortega",
            email="luis@example.org",
            language="fr",
        ).pk,
        "event_submission": submission.pk,
        "event_correction": EventCorrection.objects.create(
            submission=submission,
            what="other",
            words=SECRET,
            language="fr",
            person="Luis Ortega",
            email="luis@example.org",
        ).pk,
        "editing_session": EditingSession.objects.create(
            user=world.users["author"], content_object=other, last_seen_at=timezone.now()
        ).pk,
    }
    for name in ("own", "other", "public"):
        translation = Translation.objects.get(
            source__object_id=world.pages[name, "fr"].translation_key
        )
        world.ids |= {
            f"{name} translation": translation.pk,
            f"{name} source": translation.source_id,
            f"{name} string": translation.source.stringsegment_set.first().pk,
        }
        segment = translation.source.overridablesegment_set.first()
        world.ids[f"{name} override"] = segment.pk if segment else 0
