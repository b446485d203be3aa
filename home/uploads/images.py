"""Pictures, decoded and written anew, so that only their pixels are stored."""

from contextlib import suppress
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

MAX_BYTES = 20_000_000
MAX_PIXELS = 64_000_000
MAX_SIDE = 2560
JPEG_QUALITY = 90
# Pillow's names, the only decoders that an upload reaches. A JPEG with more than one picture, as
# some phones make, is then called "MPO"; "HEIF" is known once Wagtail has loaded Willow.
FORMATS = ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"]
# Drawings, which a JPEG would blur, stay PNG.
DRAWN = {"PNG", "GIF"}
HEAD = 1024
SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")


class CleanImage(ContentFile):
    """A picture that `clean_image` wrote: an upload of this class is stored as it is."""

    content_type: str


def clean_image(file: File) -> CleanImage:
    """Return the picture of a file as a new JPEG or PNG: of an animation, the first picture.

    It stands upright, is in sRGB with 8 bits a channel, has at most `MAX_SIDE` pixels on its longer
    side and no metadata. Raise `ValidationError` with a sentence for what is no such picture. Size
    and pixels are known from the header, before anything is decoded. The same file always gives the
    same bytes.
    """
    if isinstance(file, CleanImage):
        return file
    data = _bytes_of(file)
    try:
        picture, is_drawn = _decoded(data)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # A decoder may raise anything for a damaged file.
        raise ValidationError(_no_picture(data), code="invalid_image") from error
    return _encoded(picture, is_drawn, file.name or "image")


def _bytes_of(file: File) -> bytes:
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("This picture is larger than %(limit)s MB. Make it smaller, then choose it again.")
            % {"limit": MAX_BYTES // 1_000_000},
            code="file_too_large",
        )
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not data:
        raise ValidationError(_("This file is empty. Choose another one."), code="empty")
    return data


def _no_picture(data: bytes) -> str:
    head = data[:HEAD].lower()
    if b"<svg" in head or b"<!doctype svg" in head:
        return _("SVG drawings can contain programs. Save the drawing as PNG, then choose that.")
    return _(
        "This file cannot be read as a picture. It may be damaged, or be of another kind than JPEG,"
        " PNG, GIF, WebP, AVIF or HEIC. Save the picture as JPEG or PNG, then choose that."
    )


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "This picture has more than %(limit)s million pixels. Make it smaller, then choose it"
            " again."
        )
        % {"limit": MAX_PIXELS // 1_000_000},
        code="file_too_many_pixels",
    )


def _decoded(data: bytes) -> tuple[Image.Image, bool]:
    """Return the first picture in RGB, RGBA or L, and whether it counts as a drawing."""
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise _too_many_pixels()
        is_drawn = opened.format in DRAWN
        if opened.format in ("JPEG", "MPO"):
            # A large photograph is decoded at half its size or less, which still reads all of it.
            opened.draft(None, (MAX_SIDE, MAX_SIDE))
        opened.load()
        profile = opened.info.get("icc_profile")
        picture = opened
        with suppress(Exception):  # without a readable orientation it stays as it is
            picture = ImageOps.exif_transpose(opened)
        return _sized_down(_in_srgb(_in_eight_bits(picture), profile)), is_drawn


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture in one of the modes L, RGB, RGBA and CMYK."""
    if picture.mode in SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("1", "L"):
        is_see_through = "transparency" in picture.info
        return picture.convert("RGBA" if is_see_through else "L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "CMYK") else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB. A profile that cannot be read counts as none."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    converted = None
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            mode = "L" if colours.mode == "L" else "RGB"
            if mode == "RGB":
                converted = ImageCms.profileToProfile(colours, source, target, outputMode=mode)
    if converted is None:
        converted = colours if colours.mode in ("L", "RGB") else colours.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        converted = converted.convert("RGB")
        converted.putalpha(alpha)
    return converted


def _sized_down(picture: Image.Image) -> Image.Image:
    if max(picture.size) > MAX_SIDE:
        picture = picture.copy()
        picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return picture


def _encoded(picture: Image.Image, is_drawn: bool, name: str) -> CleanImage:
    # Pillow would write some of it again: the profile, the comment.
    picture.info = {}
    output = BytesIO()
    if is_drawn or picture.mode == "RGBA":
        picture.save(output, "PNG", optimize=True)
        extension, content_type = "png", "image/png"
    else:
        picture.save(output, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        extension, content_type = "jpg", "image/jpeg"
    clean = CleanImage(output.getvalue(), name=f"{PurePath(name).stem or 'image'}.{extension}")
    clean.content_type = content_type
    return clean
