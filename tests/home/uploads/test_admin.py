"""In the admin, what is refused is a sentence in the editor's language, and nothing is lost."""

import errno
import html
import logging
import os
import shutil
from pathlib import Path
from tempfile import mkstemp

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from home.models import SiteDocument, SiteImage
from home.uploads.handlers import LIMIT
from tests.home.uploads.files import PDF, animation, encoded, halves, named
from tests.home.uploads.test_documents import REFUSED as REFUSED_DOCUMENTS
from tests.home.uploads.test_images import HAS_METADATA, traces_in
from tests.home.uploads.test_images import REFUSED as REFUSED_IMAGES

pytestmark = pytest.mark.django_db
GOOD_IMAGE = HAS_METADATA["photo.jpg"]
FULL = "Le serveur n’a pas pu enregistrer ce fichier"
WAYS = {
    "image": ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"],
    "document": ["wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create"],
}
MODELS = {"image": SiteImage, "document": SiteDocument}


@pytest.fixture(autouse=True)
def empty_folders():
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def editor(client_of):
    return client_of("Édition")


def stored_files() -> list[str]:
    roots = (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT))
    return sorted(path.name for root in roots for path in root.rglob("*") if path.is_file())


def upload(client, kind: str, way: str, name: str, content: bytes, title="Un titre assez long"):
    """Send a file as a form of the admin does, and return the answer."""
    file = SimpleUploadedFile(name, content)
    values = {"title": title, "collection": Collection.get_first_root_node().pk, "tags": ""}
    if "multiple" in way:
        values["files[]"] = file
    elif "chooser" in way:
        prefix = f"{kind}-chooser-upload-"
        values = {prefix + key: value for key, value in (values | {"file": file}).items()}
    else:
        values["file"] = file
    return client.post(reverse(way), values, headers={"x-requested-with": "XMLHttpRequest"})


def text_of(response) -> str:
    """Return what an answer says, whether a page or JSON with or without HTML in it."""
    text = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        text = text.encode().decode("unicode_escape")
    return html.unescape(text)


@pytest.mark.parametrize("way", WAYS["image"])
@pytest.mark.parametrize("name", REFUSED_IMAGES)
def test_a_refused_picture_is_a_sentence(editor, way, name):
    response = upload(editor, "image", way, "photo.jpg", REFUSED_IMAGES[name])
    assert response.status_code == 200
    said = text_of(response)
    assert any(each in said for each in ("Choisissez", "choisissez", "est vide"))
    if "multiple" not in way:
        assert "Un titre assez long" in said
    assert (SiteImage.objects.count(), stored_files()) == (0, [])


@pytest.mark.parametrize("way", WAYS["document"])
@pytest.mark.parametrize("name", REFUSED_DOCUMENTS)
def test_a_refused_document_is_a_sentence(editor, way, name):
    response = upload(editor, "document", way, name, REFUSED_DOCUMENTS[name])
    assert response.status_code == 200
    said = text_of(response)
    assert any(
        each in said for each in ("Choisissez un fichier", "est vide", "Ce fichier est trop")
    )
    if "multiple" not in way:
        assert "Un titre assez long" in said
    assert (SiteDocument.objects.count(), stored_files()) == (0, [])


@pytest.mark.parametrize("way", WAYS["image"])
@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.heic", "photo.gif"])
def test_a_picture_is_stored_clean_whatever_its_name(editor, way, name):
    content = animation(3) if name.endswith("gif") else GOOD_IMAGE
    assert upload(editor, "image", way, name, content).status_code in (200, 302)
    image = SiteImage.objects.get()
    assert traces_in(image.file.storage.open(image.file.name).read()) == []
    assert image.file.name.endswith(".png" if name.endswith("gif") else ".jpg")


@pytest.mark.parametrize("way", WAYS["document"])
def test_a_document_is_stored(editor, way):
    assert upload(editor, "document", way, "tract.pdf", PDF).status_code in (200, 302)
    document = SiteDocument.objects.get()
    assert document.file.storage.open(document.file.name).read() == PDF


def test_a_replaced_picture_is_cleaned_and_a_bad_one_changes_nothing(editor):
    old = encoded(halves((30, 30)), "PNG")
    image = SiteImage.objects.create(title="Avant", file=named(old, "a.png"))
    first = image.file.name
    url = reverse("wagtailimages:edit", args=[image.pk])
    values = {"title": "Après", "description": "Un quai", "tags": ""}
    focal = {f"focal_point_{part}": "" for part in ("x", "y", "width", "height")}
    bad = SimpleUploadedFile("b.jpg", GOOD_IMAGE[:3000])
    response = editor.post(url, values | focal | {"file": bad})
    said = text_of(response)
    assert "ne peut pas être lu comme une image" in said and "Un quai" in said
    image = SiteImage.objects.get()
    assert (image.title, image.file.name) == ("Avant", first)

    good = SimpleUploadedFile("c.jpg", GOOD_IMAGE)
    assert editor.post(url, values | focal | {"file": good}).status_code == 302
    image = SiteImage.objects.get()
    assert (image.title, image.width, image.file.name) == ("Après", 400, "original_images/c.jpg")
    assert not image.file.storage.exists(first)
    assert traces_in(image.file.storage.open(image.file.name).read()) == []


@pytest.fixture
def full_disk(monkeypatch):
    """Each byte of an upload goes to the kernel's own full disk, beside the file's real place."""

    def on_full_disk(**where):
        descriptor, name = mkstemp(**where)
        os.close(descriptor)
        return os.open("/dev/full", os.O_WRONLY), name

    with pytest.raises(OSError) as error, Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"x")
    assert error.value.errno == errno.ENOSPC
    monkeypatch.setattr("home.uploads.storage.mkstemp", on_full_disk)


@pytest.mark.parametrize(("kind", "way"), [(kind, way) for kind in WAYS for way in WAYS[kind]])
def test_a_full_disk_is_a_sentence(editor, full_disk, kind, way, caplog):
    name, content = ("tract.pdf", PDF) if kind == "document" else ("photo.jpg", GOOD_IMAGE)
    with caplog.at_level(logging.ERROR, "home.uploads"):
        response = upload(editor, kind, way, name, content)
    assert response.status_code == 200
    assert FULL in text_of(response)
    assert (MODELS[kind].objects.count(), stored_files()) == (0, [])
    [record] = caplog.records
    assert "No space left on device" in record.message and name not in record.message


def test_a_disk_that_is_full_when_a_picture_is_replaced_keeps_the_old_one(editor, request):
    image = SiteImage.objects.create(title="Avant", file=named(GOOD_IMAGE, "a.jpg"))
    before = stored_files()
    request.getfixturevalue("full_disk")
    values = {f"focal_point_{part}": "" for part in ("x", "y", "width", "height")} | {
        "title": "Après", "description": "Un quai", "tags": "",
        "file": SimpleUploadedFile("b.jpg", encoded(halves(), "JPEG")),
    }  # fmt: skip
    said = text_of(editor.post(reverse("wagtailimages:edit", args=[image.pk]), values))
    assert FULL in said and "Un quai" in said
    image = SiteImage.objects.get()
    assert (image.title, stored_files()) == ("Avant", before)


def test_a_disk_that_is_full_when_a_page_is_read_leaves_the_picture_out(client, request, site_tree):
    from home.pages.sharing import jpeg_url
    from tests.factories import EventPageFactory, publish

    image = SiteImage.objects.create(title="Photo", file=named(GOOD_IMAGE, "a.jpg"))
    page = publish(EventPageFactory(image=image))
    for rendition in image.renditions.all():
        rendition.delete()
    request.getfixturevalue("full_disk")
    before = stored_files()
    response = client.get(page.url)
    assert response.status_code == 200 and page.title in response.content.decode()
    assert jpeg_url(image, "max-1200x630") == ""
    assert stored_files() == before and not image.renditions.exists()


def test_a_file_that_is_too_large_is_not_even_kept(editor, rf):
    content = PDF + b"\n" * LIMIT
    response = upload(editor, "document", "wagtaildocs:add", "tract.pdf", content)
    assert "Ce fichier est trop" in text_of(response)
    received = rf.post("/", {"file": SimpleUploadedFile("a.pdf", content)}).FILES["file"]
    assert (received.size, received.read()) == (len(content), b"")


def test_many_files_of_one_request_are_bounded_together(rf):
    content = b"x" * (LIMIT - 1000)
    files = {f"file{number}": SimpleUploadedFile("a.pdf", content) for number in range(5)}
    received = list(rf.post("/", files).FILES.values())
    assert [len(file.read()) for file in received] == [len(content)] * 3 + [0, 0]
    assert [file.size > LIMIT for file in received] == [False] * 3 + [True] * 2
