"""A document is what its extension says, and holds nothing that runs."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from home.models import SiteDocument
from home.uploads.documents import check_document
from tests.home.uploads.files import PDF, encoded, halves, named, office, packed

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
TABLE = "ville;jour\nOrléans;18 décembre\n"
TAKEN = {
    "leaflet.pdf": PDF,
    "LEAFLET.PDF": PDF,
    "letter.docx": office("docx"),
    "table.xlsx": office("xlsx"),
    "letter.odt": office("odt"),
    "all.zip": packed({"a.pdf": PDF, "b/c.txt": b"text"}),
    "plain.docx": office("docx", {"a.xml": b"<?xml version='1.0'?><a/>"}),
    "towns.csv": TABLE.encode(),
    "excel.csv": TABLE.encode("cp1252"),
    "mark.csv": b"\xef\xbb\xbf" + TABLE.encode(),
    "day.ics": CALENDAR,
}
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
WINDOWS = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def bomb() -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\0" * 1000)
    data = output.getvalue()
    # As large as it says: the size stands in the entry's head and in the directory.
    return data.replace(struct.pack("<I", 1000), struct.pack("<I", 2**31))


REFUSED = {
    "page.html": HTML,
    "drawing.svg": SVG,
    "program.exe": WINDOWS,
    "script.js": b"alert(1)",
    "no_extension": PDF,
    "double.pdf.exe": PDF,
    "empty.pdf": b"",
    "html.pdf": HTML,
    "late.pdf": HTML + PDF,
    "spaced.pdf": b"\n" + PDF,
    "markup.pdf": b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF",
    "cut.pdf": PDF[:-8],
    "zipped.pdf": PDF + packed({"a.txt": b"a"}),
    "word.pdf": office("docx"),
    "picture.pdf": encoded(halves(), "PNG"),
    "svg.csv": SVG,
    "html.csv": HTML,
    "later.csv": b"a;b\n" * 2000 + HTML,
    "binary.csv": b"a;b\0c",
    "pdf.csv": PDF,
    "zip.csv": packed({"a.txt": b"a"}),
    "program.csv": WINDOWS,
    "shell.csv": b"#!/bin/sh\nrm -r ~\n",
    "php.csv": b"<?php system($_GET['x']); ?>",
    "table.ics": TABLE.encode(),
    "html.ics": CALENDAR + HTML,
    "text.docx": b"hello",
    "html.docx": HTML,
    "zip.docx": packed({"a.txt": b"a"}),
    "xlsx.docx": office("xlsx"),
    "before.docx": HTML + office("docx"),
    "before2.docx": b"PK\x03\x04" + b"\0" * 40 + office("docx"),
    "cut.docx": office("docx")[:-30],
    "macros.docx": office("docx", {"word/vbaProject.bin": b"macro"}),
    "declared.docx": office("docx", declared=MACROS),
    "activex.docx": office("docx", {"word/activeX/activeX1.xml": b"<x/>"}),
    "macros.odt": office("odt", {"Basic/Standard/Module1.xml": b"<x/>"}),
    "scripts.odt": office("odt", {"Scripts/python/x.py": b"x"}),
    "declared.odt": office("odt", declared="text/plain"),
    "program.zip": packed({"a/run.exe": WINDOWS}),
    "page.zip": packed({"index.html": HTML}),
    "bomb.zip": bomb(),
    "many.zip": packed({f"{number}.txt": b"" for number in range(2100)}),
    "damaged.zip": packed({"a.txt": b"aaaaaaaaaa"}).replace(b"aaaaaaaaaa", b"aaaaabaaaa"),
    "large.pdf": PDF.replace(b"%%EOF", b" " * 20_000_000 + b"%%EOF"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_document_of_a_known_kind_is_taken(name):
    check_document(named(TAKEN[name], name), name)


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_with_a_sentence(name):
    with pytest.raises(ValidationError) as refused:
        check_document(named(REFUSED[name], name), name)
    assert refused.value.messages[0].endswith(".")


def test_a_file_is_read_from_its_start_again():
    file = named(PDF, "a.pdf")
    check_document(file, "a.pdf")
    assert file.read() == PDF


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["create", "save", "field", "bulk"])
def test_no_way_of_storing_leaves_the_check_out(way):
    def store(content: bytes):
        if way == "create":
            SiteDocument.objects.create(title=way, file=named(content, "a.pdf"))
        elif way == "save":
            SiteDocument(title=way, file=SimpleUploadedFile("a.pdf", content)).save()
        elif way == "field":
            SiteDocument(title=way).file.save("a.pdf", named(content, "other.txt"))
        else:
            SiteDocument.objects.bulk_create(
                [SiteDocument(title=way, file=named(content, "a.pdf"))]
            )

    with pytest.raises(ValidationError), transaction.atomic():
        store(HTML)
    assert not SiteDocument.objects.exists()
    store(PDF)
    document = SiteDocument.objects.get()
    assert document.file.storage.open(document.file.name).read() == PDF
    assert (document.file_size, len(document.file_hash)) == (len(PDF), 40)
