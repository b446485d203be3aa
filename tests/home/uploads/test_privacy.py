"""What is handed out, to whom, and where the files are."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from home.models import SiteDocument, SiteImage
from tests.home.uploads.files import PDF, encoded, halves, named, office

pytestmark = pytest.mark.django_db
PICTURE = encoded(halves(), "JPEG")


@pytest.fixture(autouse=True)
def empty_folders():
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def collection(db):
    root = Collection.get_first_root_node()
    return root.add_child(name="Presse").add_child(name="Photos")


def restrict(collection: Collection, kind: str = "login", **values) -> CollectionViewRestriction:
    """Make the collection above one private."""
    above = collection.get_parent()
    return CollectionViewRestriction.objects.create(
        collection=above, restriction_type=kind, **values
    )


def public_files() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def new_document(collection=None, content=PDF, name="tract.pdf") -> SiteDocument:
    values = {"collection": collection} if collection else {}
    return SiteDocument.objects.create(title="Tract", file=named(content, name), **values)


def new_image(collection=None) -> SiteImage:
    values = {"collection": collection} if collection else {}
    return SiteImage.objects.create(title="Photo", file=named(PICTURE, "photo.jpg"), **values)


def test_a_web_server_hands_out_renditions_and_nothing_else(client):
    image, document = new_image(), new_document()
    assert public_files() == []
    rendition = image.get_rendition("width-100")
    assert public_files() == [rendition.file.name]
    assert client.get(rendition.url).status_code == 200
    assert rendition.url.startswith("/media/images/")
    for file in (image.file, document.file):
        assert Path(file.path).is_relative_to(settings.PRIVATE_MEDIA_ROOT)
        assert client.get(f"/media/{file.name}").status_code == 404
        assert client.get(f"/uploads/{file.name}").status_code == 404


def test_editors_may_open_an_original(client_of):
    image = new_image()
    assert client_of("Édition").get(image.file.url)["Cache-Control"] == "private, no-store"
    assert client_of("Traduction").get(image.file.url).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "content_type", "disposition"),
    [
        ("tract.pdf", PDF, "application/pdf", 'inline; filename="tract.pdf"'),
        ("lettre.docx", office("docx"),
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         'attachment; filename="lettre.docx"'),
        ("villes.csv", b"a;b", "text/csv; charset=utf-8", 'attachment; filename="villes.csv"'),
    ],
)  # fmt: skip
def test_a_document_is_sent_so_that_nothing_in_it_runs(
    client, name, content, content_type, disposition
):
    document = new_document(content=content, name=name)
    response = client.get(document.url)
    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == disposition
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-cache"
    assert not response.cookies
    again = client.get(document.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert client.get(document.url.replace(name, "other.pdf")).status_code == 404
    assert client.post(document.url).status_code == 405


def test_a_private_collections_document_is_for_those_who_log_in(client, client_of, collection):
    document = new_document(collection)
    assert client.get(document.url).status_code == 200
    restrict(collection)
    response = client.get(document.url)
    assert response.status_code == 302 and "login" in response["Location"]
    response = client_of("Traduction").get(document.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_group_and_a_password_open_their_collection(client, client_of, collection):
    document, image = new_document(collection), new_image(collection)
    restriction = restrict(collection, "groups")
    restriction.groups.add(Group.objects.get(name="Traduction"))
    rendition = image.get_rendition("width-100")
    inside, outside = client_of("Traduction"), client_of("Contribution")
    assert [each.get(document.url).status_code for each in (inside, outside, client)] == [
        200,
        302,
        302,
    ]
    # An editor who may choose a picture sees it in the admin.
    seen = [each.get(rendition.url).status_code for each in (inside, outside, client)]
    assert seen == [200, 200, 404]

    restriction.restriction_type, restriction.password = "password", "sésame"
    restriction.save()
    form = client.get(document.url)
    assert form.status_code == 200 and "<form" in form.content.decode()
    assert client.get(rendition.url).status_code == 404
    action = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    client.post(action, {"password": "sésame", "return_url": document.url})
    assert client.get(document.url)["Content-Type"] == "application/pdf"
    assert client.get(rendition.url)["Content-Type"] == "image/jpeg"
    assert Client().get(rendition.url).status_code == 404


def test_pictures_of_a_private_collection_are_never_public(client, client_of, collection):
    restrict(collection)
    rendition = new_image(collection).get_rendition("width-100")
    assert public_files() == []
    assert rendition.url.startswith("/uploads/private_images/")
    assert client.get(rendition.url).status_code == 404
    assert client.get(f"/media/{rendition.file.name}").status_code == 404
    response = client_of("Traduction").get(rendition.url)
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "image/jpeg",
        "private, no-store",
    )


def test_a_collection_that_becomes_private_takes_its_pictures_back(
    client, collection, django_capture_on_commit_callbacks
):
    image, other = new_image(collection), new_image()
    url, kept = image.get_rendition("width-100").url, other.get_rendition("width-100").url
    assert client.get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        restriction = restrict(collection)
    assert client.get(url).status_code == 404
    assert client.get(kept).status_code == 200
    image = SiteImage.objects.get(pk=image.pk)
    assert client.get(image.get_rendition("width-100").url).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    image = SiteImage.objects.get(pk=image.pk)
    assert image.get_rendition("width-100").url == url
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("way", ["form", "several", "collection"])
def test_a_picture_that_is_put_into_a_private_collection_is_taken_back(
    client, client_of, collection, way, django_user_model, django_capture_on_commit_callbacks
):
    restrict(collection)
    open_one = Collection.get_first_root_node().add_child(name="Ouverte")
    image = new_image(open_one)
    url = image.get_rendition("width-100").url
    assert client.get(url).status_code == 200
    editor, superuser = client_of("Coordination"), Client()
    superuser.force_login(django_user_model.objects.create_superuser("root"))
    with django_capture_on_commit_callbacks(execute=True):
        if way == "form":
            values = {"title": "Photo", "collection": collection.pk, "description": "", "tags": "",
                      "focal_point_x": "", "focal_point_y": "", "focal_point_width": "",
                      "focal_point_height": ""}  # fmt: skip
            address = reverse("wagtailimages:edit", args=[image.pk])
            response = editor.post(address, values)
        elif way == "several":
            address = reverse(
                "wagtail_bulk_action", args=["home", "siteimage", "add_to_collection"]
            )
            response = editor.post(f"{address}?id={image.pk}", {"collection": collection.pk})
        else:
            address = reverse("wagtailadmin_collections:edit", args=[open_one.pk])
            response = superuser.post(address, {"name": "Ouverte", "parent": collection.pk})
        assert response.status_code == 302
    assert client.get(url).status_code == 404
    assert public_files() == []


def test_a_web_server_may_send_what_the_application_allows(client, settings, collection):
    settings.X_ACCEL_REDIRECT = "/protected/"
    document = new_document(collection, name="tract été.pdf")
    response = client.get(document.url)
    assert response["X-Accel-Redirect"] == f"/protected/{document.file.name}".replace("é", "%C3%A9")
    assert (response.content, response["X-Content-Type-Options"]) == (b"", "nosniff")
    restrict(collection)
    assert "X-Accel-Redirect" not in client.get(document.url)


def test_a_file_that_is_gone_is_not_found(client):
    document = new_document()
    Path(document.file.path).unlink()
    assert client.get(document.url).status_code == 404
