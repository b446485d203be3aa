"""Who may see the files of a collection, and what follows when that changes."""

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry

from home.uploads.storage import PRIVATE_RENDITIONS, PUBLIC_RENDITIONS


def is_restricted(collection: Collection) -> bool:
    """Return whether a collection, or one above it, is private. One query."""
    return collection.get_view_restrictions().exists()


def may_see(request: HttpRequest, upload) -> bool:
    """Return whether somebody may see an image or a document: readers as the collection allows.

    So may editors who may choose, change or delete it, whatever the privacy for readers.
    """
    restrictions = upload.collection.get_view_restrictions()
    return all(each.accept_request(request) for each in restrictions) or may_edit(request, upload)


def may_edit(request: HttpRequest, upload) -> bool:
    """Return whether a person may choose, change or delete an upload in the admin."""
    if not request.user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(type(upload))
    actions = ["choose", "change", "delete"]
    return policy.user_has_any_permission_for_instance(request.user, actions, upload)


def move_renditions(**of_images) -> None:
    """Delete the renditions that lie in the wrong folder, so that pages make them in the right one.

    They are deleted and not moved, so that an address that was once public shows nothing any more.
    `of_images` are conditions on the images, by default all.
    """
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    below = Q(*(("path__startswith", path) for path in paths), _connector=Q.OR)
    restricted = Collection.objects.filter(below) if paths else Collection.objects.none()
    is_in = Q(image__collection__in=restricted.values("pk"))
    wrong = (
        get_image_model()
        .get_rendition_model()
        .objects.filter(
            (is_in & Q(file__startswith=f"{PUBLIC_RENDITIONS}/"))
            | (~is_in & Q(file__startswith=f"{PRIVATE_RENDITIONS}/")),
            **{f"image__{name}": value for name, value in of_images.items()},
        )
    )
    for rendition in wrong:
        rendition.delete()
        # At once: Wagtail leaves it to a worker.
        transaction.on_commit(lambda file=rendition.file: file.storage.delete(file.name))
