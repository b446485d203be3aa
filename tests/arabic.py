"""What an operator does to add Arabic: a folder with a small `django.po`, a line of settings.

Most strings are left out, so that what is missing can be seen to be French.
"""

import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]

WORDS = {
    "Home": "الرئيسية",
    "home page": "الصفحة الرئيسية",
    "Skip to the content": "انتقل إلى المحتوى",
    "Main menu": "القائمة الرئيسية",
    "Menu": "القائمة",
    "Languages": "اللغات",
    "Search": "بحث",
    "Words to look for": "كلمات البحث",
    "Pages of this site": "صفحات هذا الموقع",
    "You are here": "أنت هنا",
    "In French": "بالفرنسية",
    "In English": "بالإنجليزية",
    "This page has not been translated yet.": "لم تُترجم هذه الصفحة بعد.",
    "Coming next": "قريباً",
    "The whole programme": "البرنامج كاملاً",
    "See the programme %(year)s": "شاهد برنامج %(year)s",
    "The calls": "النداءات",
    "All calls": "كل النداءات",
    "When": "متى",
    "Where": "أين",
    "Organised by": "من تنظيم",
    "Good to know": "معلومات مفيدة",
    "Add to my calendar": "أضف إلى تقويمي",
    "Share": "شارك",
    "Online": "عبر الإنترنت",
    "Cancelled": "أُلغي",
    "Postponed": "مؤجل",
    "Sign as an organisation": "وقّعوا باسم منظمة",
    "The organisation": "المنظمة",
    "You, who sign for it": "أنتم، من توقّعون باسمها",
    "Send": "أرسل",
    "(optional)": "(اختياري)",
    "Your data": "بياناتكم",
    "How it goes": "كيف يجري ذلك",
    "Page not found": "الصفحة غير موجودة",
    "This way leads nowhere": "هذا الطريق لا يؤدي إلى أي مكان",
    "Nothing found": "لا نتائج",
    "This field is required.": "هذا الحقل مطلوب.",
    "Find an event near you, on your day, in your language": "ابحث عن نشاط قريب منك",
    "Show": "اعرض",
}

SETTINGS = """\
from pathlib import Path

from config.settings.test import *

# An operator's file stands in site/locale.
LOCALE_PATHS = [Path(__file__).parent / "locale", *LOCALE_PATHS]
"""


class Site:
    """A site with the demo's content on a database of its own, and what runs its commands."""

    def __init__(self, folder: Path, port: int):
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        (folder / "site_settings.py").write_text(SETTINGS, encoding="utf-8")
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "site_settings",
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "BASE_URL": self.url,
            "PYTHONPATH": str(folder),
            "PATH": "/usr/bin:/bin",
        }

    def write_strings(self, language: str, words: dict[str, str]) -> None:
        po = polib.POFile()
        po.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
        po.extend(polib.POEntry(msgid=msgid, msgstr=text) for msgid, text in words.items())
        folder = self.folder / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        po.save(str(folder / "django.po"))
        po.save_as_mofile(str(folder / "django.mo"))

    def command(self, *words: str, **environment: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment | environment,
            check=True,
            capture_output=True,
        )

    def serve(self) -> subprocess.Popen:
        address = self.url.removeprefix("http://")
        return subprocess.Popen(
            [sys.executable, "manage.py", "runserver", address, "--noreload"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("w"),
        )
