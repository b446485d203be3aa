"""Files that people might upload, made as they are needed."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, PngImagePlugin

from home.uploads.documents import CONTENT_TYPES

PLACE = b"48.8566N"  # as a camera would write where it was
SECRET = "secret-of-the-camera"
GPS = 0x8825
ORIENTATION = 0x0112
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n"


def photograph(size=(400, 300), orientation: int = 1, kind: str = "JPEG", mode="RGB") -> bytes:
    """Return a picture, red on its left half and blue on the right, with all metadata there is."""
    picture = halves(size).convert(mode)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = SECRET
    exif.get_ifd(GPS)[29] = PLACE.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    if kind in ("JPEG", "WEBP"):
        options["xmp"] = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    if kind == "JPEG":
        options["comment"] = SECRET
    if kind == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Author", SECRET)
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
    return encoded(picture, kind, **options)


def with_iptc(jpeg: bytes) -> bytes:
    """Return a JPEG with a record of IPTC, as press photographs have."""
    record = b"\x1c\x02\x50" + struct.pack(">H", len(SECRET)) + SECRET.encode()
    block = (
        b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    )
    content = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def halves(size=(400, 300)) -> Image.Image:
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture


def encoded(picture: Image.Image, kind: str, **options) -> bytes:
    output = BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def animation(frames: int, kind: str = "GIF", size=(20, 20)) -> bytes:
    pictures = [Image.new("RGB", size, (40 * number % 250, 0, 0)) for number in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=20)


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is, and has next to nothing in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
    return b"\x89PNG\r\n\x1a\n" + content + chunk(b"IEND", b"")


def named(content: bytes, name: str) -> ContentFile:
    return ContentFile(content, name=name)


def packed(files: dict[str, bytes]) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def office(extension: str, more: dict[str, bytes] | None = None, declared: str = "") -> bytes:
    """Return a file of Word, Excel or LibreOffice, with the least that makes it one."""
    declared = declared or CONTENT_TYPES[extension]
    if extension == "odt":
        files = {"mimetype": declared.encode(), "content.xml": b"<office/>"}
    else:
        types = f'<Types><Override ContentType="{declared}.main+xml"/></Types>'
        main = "word/document.xml" if extension == "docx" else "xl/workbook.xml"
        files = {"[Content_Types].xml": types.encode(), main: b"<document/>"}
    return packed(files | (more or {}))
