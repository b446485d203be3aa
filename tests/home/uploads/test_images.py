"""Whatever way a picture comes, what is stored is its pixels and nothing else."""

import time
import zlib
from io import BytesIO

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms
from wagtail.models import UploadedFile

from home.models import SiteImage
from home.uploads.images import MAX_SIDE, clean_image
from tests.home.uploads.files import (
    PLACE,
    SECRET,
    animation,
    encoded,
    halves,
    named,
    photograph,
    png_header,
    with_iptc,
)

HAS_METADATA = {
    "photo.jpg": photograph(kind="JPEG"),
    "press.jpg": with_iptc(photograph(kind="JPEG")),
    "drawing.png": photograph(kind="PNG"),
    "photo.webp": photograph(kind="WEBP"),
    "photo.avif": photograph(kind="AVIF"),
}


def cleaned(content: bytes, name: str = "photo.jpg") -> Image.Image:
    return Image.open(BytesIO(clean_image(named(content, name)).read()))


def traces_in(content: bytes) -> list[str]:
    """Return what of the metadata is still in a file, also where it would be packed."""
    picture = Image.open(BytesIO(content))
    kept = set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                                "progression", "transparency"}  # fmt: skip
    words = [word for word in (SECRET.encode(), PLACE, b"Exif", b"ICC_PROFILE", b"Photoshop")
             if word in content]  # fmt: skip
    return sorted(kept) + words + (["exif"] if picture.getexif() else [])


@pytest.mark.parametrize("name", HAS_METADATA)
def test_the_files_of_these_tests_have_metadata_and_lose_them(name):
    before = HAS_METADATA[name]
    assert traces_in(before)
    after = clean_image(named(before, name)).read()
    assert traces_in(after) == []
    assert Image.open(BytesIO(after)).size == (400, 300)


@pytest.mark.django_db
@pytest.mark.parametrize("name", HAS_METADATA)
def test_neither_original_nor_rendition_has_metadata(name):
    image = SiteImage.objects.create(title="x", file=named(HAS_METADATA[name], name))
    stored = image.file.storage.open(image.file.name).read()
    assert traces_in(stored) == []
    assert image.file_size == len(stored)
    for spec in ("width-100|format-jpeg", "width-100|format-avif", "original", "max-50x50"):
        with image.get_rendition(spec).file.open() as rendition:
            assert traces_in(rendition.read()) == [], spec


@pytest.mark.django_db
def test_every_way_to_store_a_picture_cleans_it():
    photo = HAS_METADATA["press.jpg"]
    created = SiteImage.objects.create(title="create", file=named(photo, "a.jpg"))
    saved = SiteImage(title="save", file=SimpleUploadedFile("b.jpg", photo))
    saved.save()
    by_field = SiteImage(title="field")
    by_field.file.save("c.jpg", named(photo, "anything"))
    in_bulk = SiteImage(title="bulk", file=named(photo, "d.jpg"))
    SiteImage.objects.bulk_create([in_bulk])
    other = encoded(halves((30, 30)), "PNG")
    replaced = SiteImage.objects.create(title="replace", file=named(other, "e.png"))
    replaced.file = named(photo, "f.jpg")
    replaced.save()
    for image in (created, saved, by_field, in_bulk, replaced):
        image.refresh_from_db()
        stored = image.file.storage.open(image.file.name).read()
        assert (image.title, traces_in(stored)) == (image.title, [])
        assert (image.width, image.height, image.file_size) == (400, 300, len(stored))
        assert image.file.name.endswith(".jpg")


@pytest.mark.django_db
def test_a_picture_that_waits_for_its_form_is_clean_already():
    from django.contrib.contenttypes.models import ContentType

    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(SiteImage),
        file=SimpleUploadedFile("a.jpg", HAS_METADATA["photo.jpg"]),
    )
    assert traces_in(waiting.file.storage.open(waiting.file.name).read()) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation):
    """Each is stored turned so that its metadata would set it right."""
    turn = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270}  # fmt: skip
    upright = halves()
    upright.paste("lime", (0, 0, 200, 150))
    stored = upright.transpose(turn[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = cleaned(encoded(stored, "JPEG", exif=exif, quality=95))
    assert picture.size == (400, 300)
    corners = [picture.getpixel(at) for at in ((50, 50), (50, 250), (350, 50), (350, 250))]
    assert [max(range(3), key=corner.__getitem__) for corner in corners] == [1, 0, 2, 2]


def test_a_large_picture_is_made_smaller():
    assert cleaned(encoded(halves((6000, 3000)), "JPEG")).size == (MAX_SIDE, MAX_SIDE // 2)
    assert cleaned(encoded(halves((300, 3000)), "PNG")).size == (256, MAX_SIDE)
    assert cleaned(encoded(halves((MAX_SIDE, 20)), "PNG")).size == (MAX_SIDE, 20)


def test_colours_of_another_profile_become_those_of_the_screen():
    """With red and blue exchanged in the profile, what is stored as red is seen as blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = (
        profile.replace(b"rXYZ", b"????", 1)
        .replace(b"bXYZ", b"rXYZ", 1)
        .replace(b"????", b"bXYZ", 1)
    )
    for kind, mode in (("PNG", "RGB"), ("PNG", "RGBA"), ("JPEG", "RGB")):
        picture = Image.new(mode, (20, 20), (255, 0, 0) if mode == "RGB" else (255, 0, 0, 128))
        seen = cleaned(encoded(picture, kind, icc_profile=exchanged)).getpixel((5, 5))
        assert seen[2] > 200 > 60 > seen[0]
        assert seen[3:] == ((128,) if mode == "RGBA" else ())


def test_a_profile_that_cannot_be_read_counts_as_none():
    picture = cleaned(encoded(halves(), "PNG", icc_profile=b"not a profile"))
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


HEIC = BytesIO()
pillow_heif.from_pillow(halves()).save(HEIC)
PALETTE = halves().convert("P")
GREY = halves().convert("L")
SEE_THROUGH = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
SEE_THROUGH.paste((0, 0, 255, 255), (0, 0, 20, 40))


@pytest.mark.parametrize(
    ("content", "mode", "kind"),
    [
        (encoded(halves().convert("CMYK"), "JPEG"), "RGB", "JPEG"),
        (encoded(Image.new("I;16", (30, 30), 0x8000), "PNG"), "L", "PNG"),
        (encoded(PALETTE, "PNG"), "RGB", "PNG"),
        (encoded(PALETTE, "PNG", transparency=PALETTE.getpixel((5, 5))), "RGBA", "PNG"),
        (encoded(SEE_THROUGH, "WEBP"), "RGBA", "PNG"),
        (encoded(SEE_THROUGH.convert("LA"), "PNG"), "RGBA", "PNG"),
        (encoded(halves().convert("1"), "PNG"), "L", "PNG"),
        (encoded(halves().convert("L"), "PNG", transparency=GREY.getpixel((5, 5))), "RGBA", "PNG"),
        (encoded(halves(), "PNG", transparency=(255, 0, 0)), "RGBA", "PNG"),
        (HEIC.getvalue(), "RGB", "JPEG"),
        (animation(3), "RGB", "PNG"),
        (animation(3, "WEBP"), "RGB", "JPEG"),
    ],
)
def test_each_kind_of_picture_becomes_one_that_every_browser_shows(content, mode, kind):
    picture = cleaned(content)
    assert (picture.mode, picture.format, getattr(picture, "n_frames", 1)) == (mode, kind, 1)


def test_the_halves_of_a_see_through_picture_stay():
    picture = cleaned(encoded(SEE_THROUGH, "PNG"))
    assert picture.getpixel((5, 5)) == (0, 0, 255, 255)
    assert picture.getpixel((35, 5))[3] == 0
    grey = cleaned(encoded(Image.new("I;16", (30, 30), 0x8000), "PNG"))
    assert grey.getpixel((5, 5)) == 128


BOMB = png_header(50_000, 50_000)
TALL = png_header(9000, 9000)
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
JPEG = HAS_METADATA["photo.jpg"]
PNG = HAS_METADATA["drawing.png"]
REFUSED = {
    "empty": b"",
    "text": b"hello",
    "svg": SVG,
    "html": b"<html><script>alert(1)</script>",
    "truncated JPEG": JPEG[: len(JPEG) // 2],
    "truncated PNG": PNG[: len(PNG) - 200],
    "header of a JPEG": JPEG[:20],
    "50,000 × 50,000": BOMB,
    "9,000 × 9,000": TALL,
    "without its pixels": png_header(2000, 2000),
    "BMP": encoded(halves(), "BMP"),
    "TIFF": encoded(halves(), "TIFF"),
    "PSD": b"8BPS\0\1" + b"\0" * 6 + b"\0\3\0\0\1\0\0\0\1\0\0\x08\0\3",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "packed": zlib.compress(b"\0" * 1000),
    "too many bytes": JPEG + b"\0" * 20_000_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_refused_with_a_sentence(name):
    with pytest.raises(ValidationError) as refused:
        clean_image(named(REFUSED[name], "photo.jpg"))
    assert refused.value.messages[0].endswith(".")


def test_many_pixels_are_refused_before_they_are_decoded(monkeypatch):
    """A picture of plain colour takes a few kB packed, and 192 MB in memory."""
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(ValidationError, match="pixels"):
        clean_image(named(TALL, "photo.png"))


def test_of_an_animation_of_many_pictures_only_the_first_is_decoded():
    frame = animation(1)
    one = b"\x21\xf9\x04\0\2\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    bomb = frame.removesuffix(b";") + one * 200_000 + b";"
    before = time.process_time()
    picture = cleaned(bomb, "bomb.gif")
    assert (picture.size, picture.format) == ((20, 20), "PNG")
    assert time.process_time() - before < 0.5  # to count them takes Pillow seconds


def test_the_same_picture_always_gives_the_same_file():
    """Wagtail knows by the hash that a picture is there already."""
    first, second = (clean_image(named(JPEG, name)).read() for name in ("a.jpg", "b.jpg"))
    assert first == second
