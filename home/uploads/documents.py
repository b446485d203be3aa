"""Documents: what a file is, by its bytes, and what in it is refused."""

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, is_zipfile

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

MAX_BYTES = 20_000_000
# A packed file may hold so many files and bytes, before anything is unpacked.
MAX_ENTRIES = 2_000
MAX_UNPACKED = 300_000_000

# The type that each extension is handed out as.
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
PACKED = {"docx", "odt", "xlsx", "zip"}
# What a packed file of this kind contains, and no other.
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
PROGRAMS = re.compile(
    r"vbaproject|/activex/|^basic/|^scripts/|\.(?:app|bat|cmd|com|cpl|dll|dmg|docm|exe|hta|html?|jar"
    r"|jse?|lnk|mjs|msi|php|ps1|pl|py|reg|scr|sh|svgz?|vbe?|vbs|wsf|xhtml|xlsm|xml\.js)$",
    re.IGNORECASE,
)
# Of a page or a program, at the start of a file or anywhere in a text.
MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed)\b|<\?(?:php|xml\b)|\A#!",
    re.IGNORECASE,
)
HEAD = 2048
EXECUTABLES = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")


def check_document(file: File, name: str) -> None:
    """Raise `ValidationError` with a sentence unless a file is what its extension says, harmlessly.

    A PDF, a text (CSV, iCalendar), or a packed file (Word, Excel, LibreOffice, ZIP) without macros,
    programs or pages of HTML, in which nothing else is hidden.
    """
    extension = extension_of(name)
    if extension not in CONTENT_TYPES:
        raise _refused(_("Files of this kind are not accepted."), "invalid_extension")
    if file.size > MAX_BYTES:
        raise _refused(
            _("This file is larger than %(limit)s MB.") % {"limit": MAX_BYTES // 1_000_000},
            "file_too_large",
        )
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not data:
        raise _refused(_("This file is empty."), "empty")
    is_markup = extension not in PACKED and MARKUP.search(data[:HEAD])
    if is_markup or data.startswith(EXECUTABLES):
        raise _refused(_("This file is a web page, a drawing or a program."), "dangerous")
    if extension == "pdf":
        _check_pdf(data)
    elif extension in PACKED:
        _check_packed(data, extension)
    else:
        _check_text(data, extension)


def extension_of(name: str) -> str:
    """Return the extension of a name in lower case, without its dot."""
    return PurePath(name).suffix[1:].lower()


def _refused(reason: str, code: str) -> ValidationError:
    kinds = ", ".join(sorted(CONTENT_TYPES)).upper()
    advice = _("Choose a file of one of these kinds: %(kinds)s.") % {"kinds": kinds}
    return ValidationError(f"{reason} {advice}", code=code)


def _not_what_it_says(extension: str) -> ValidationError:
    return _refused(
        _("This file is named .%(extension)s, but it is of another kind or damaged.")
        % {"extension": extension},
        "wrong_kind",
    )


def _kinds_of(data: bytes) -> set[str]:
    """Return the extensions that the first bytes of a file may have, without dots."""
    try:
        return {found.extension.lstrip(".") for found in puremagic.magic_string(data[:HEAD])}
    except (puremagic.PureError, ValueError):
        return set()


def _check_pdf(data: bytes) -> None:
    if not data.startswith(b"%PDF-") or "pdf" not in _kinds_of(data):
        raise _not_what_it_says("pdf")
    if b"%%EOF" not in data[-HEAD:] or is_zipfile(BytesIO(data)):
        raise _not_what_it_says("pdf")


def _check_packed(data: bytes, extension: str) -> None:
    if not data.startswith(b"PK\x03\x04") or not _kinds_of(data):
        raise _not_what_it_says(extension)
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise _refused(_("This file contains too much once it is unpacked."), "too_much")
            if any(entry.flag_bits & 1 for entry in entries):
                raise _refused(_("This file is locked with a password."), "encrypted")
            if min((entry.header_offset for entry in entries), default=0) != 0:
                raise _not_what_it_says(extension)
            names = [entry.filename for entry in entries]
            if any(PROGRAMS.search(each) for each in names):
                raise _refused(_("This file contains macros, programs or web pages."), "macros")
            part = MAIN_PART.get(extension)
            if part and part not in names:
                raise _not_what_it_says(extension)
            if extension != "zip" and not _says_its_kind(packed, names, extension):
                raise _not_what_it_says(extension)
            if packed.testzip() is not None:
                raise _not_what_it_says(extension)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, KeyError) as error:
        raise _not_what_it_says(extension) from error


def _says_its_kind(packed: ZipFile, names: list[str], extension: str) -> bool:
    """Return whether an office file declares the type of its extension: macros have others."""
    declared = "mimetype" if extension == "odt" else "[Content_Types].xml"
    if declared not in names:
        return False
    text = packed.read(declared)
    if extension == "odt":
        return text.strip().decode("latin-1") == CONTENT_TYPES["odt"]
    return b"macroEnabled" not in text and CONTENT_TYPES[extension].encode() in text


def _check_text(data: bytes, extension: str) -> None:
    if b"\0" in data or MARKUP.search(data):
        raise _not_what_it_says(extension)
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if extension == "ics" and not text.upper().startswith(b"BEGIN:VCALENDAR"):
        raise _not_what_it_says(extension)
    # A text has no first bytes of its own; puremagic knows those of other kinds.
    if any(kind in CONTENT_TYPES for kind in _kinds_of(data) - {"csv", "ics"}):
        raise _not_what_it_says(extension)
