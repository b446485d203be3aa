"""Keeps the French interface strings complete: `translations.py update` and `… check`.

Strings are in English in the code, in French in site/locale. The compiled file is kept in the
repository, so that a machine without gettext can run the site.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import django
import polib
from django.core.management import call_command
from django.test import override_settings

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "site/locale/fr/LC_MESSAGES/django.po"
IGNORED = ["site/locale", "tests", "docs", "seeds", "var", "node_modules"]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
METADATA = {
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}


def extracted() -> polib.POFile:
    """All strings of the code and the templates, in the order of the files."""
    with tempfile.TemporaryDirectory() as folder, override_settings(LOCALE_PATHS=[folder]):
        call_command(
            "makemessages",
            locale=["fr"],
            add_location="file",
            ignore_patterns=IGNORED,
            verbosity=0,
        )
        return polib.pofile(Path(folder, "fr/LC_MESSAGES/django.po").read_text())


def name(entry: polib.POEntry) -> tuple:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def update() -> None:
    """Add new strings, drop unused ones, keep what is translated, compile."""
    known = {name(entry): entry for entry in polib.pofile(PO) if not entry.obsolete}
    updated = polib.POFile(wrapwidth=98)
    updated.metadata = METADATA
    for entry in extracted():
        translation = known.get(name(entry), polib.POEntry())
        entry.msgstr = translation.msgstr
        entry.msgstr_plural = translation.msgstr_plural
        if entry.msgid_plural and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        entry.tcomment = translation.tcomment
        updated.append(entry)
    updated.save(PO)
    updated.save_as_mofile(PO.with_suffix(".mo"))
    print(f"{len(updated)} strings, {len(updated.untranslated_entries())} to translate.")


def faults() -> list[str]:
    """What is wrong with the translations, one line each."""
    catalogue = polib.pofile(PO)
    known = {name(entry): entry for entry in catalogue if not entry.obsolete}
    found = [f"unused, to be removed: {entry.msgid}" for entry in catalogue.obsolete_entries()]
    for entry in known.values():
        if "fuzzy" in entry.flags:
            found.append(f"uncertain (fuzzy): {entry.msgid}")
        elif not entry.translated():
            found.append(f"not translated: {entry.msgid}")
        elif not keeps_placeholders(entry):
            found.append(f"other placeholders than the original: {entry.msgid}")
    if shutil.which("xgettext"):
        wanted = {name(entry) for entry in extracted()}
        found += [f"missing from django.po: {msgid}" for _, msgid, _ in wanted - known.keys()]
        found += [f"no longer in the code: {msgid}" for _, msgid, _ in known.keys() - wanted]
    compiled = {name(entry): texts(entry) for entry in polib.mofile(PO.with_suffix(".mo"))}
    if compiled != {key: texts(entry) for key, entry in known.items() if entry.translated()}:
        found.append("django.mo is not what django.po says")
    return found


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def keeps_placeholders(entry: polib.POEntry) -> bool:
    """Each text has the placeholders of its original; a singular may leave the number out."""
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return all(
        set(PLACEHOLDER.findall(text)) <= wanted
        if entry.msgid_plural and number == 0
        else set(PLACEHOLDER.findall(text)) == wanted
        for number, text in enumerate(texts(entry))
    )


def check() -> int:
    found = faults()
    for line in sorted(found):
        print(line)
    if found:
        print(f"{len(found)} faults in the translations: `make messages`, then complete {PO.name}.")
    without_gettext = not shutil.which("xgettext")
    if without_gettext:
        print("LEFT OUT: gettext is not on this machine, nobody looked for new strings.")
    return bool(found or (without_gettext and os.environ.get("LEAVE_NOTHING_OUT")))


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    sys.exit(update() if sys.argv[1] == "update" else check())
