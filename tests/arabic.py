"""What an operator does to add Arabic: a folder with a small `django.po`, a line of settings.

Most strings are left out, so that what is missing can be seen to be French.
"""

import os
import subprocess
import sys
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

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
    "Search for": "كلمات البحث",
    "Pages on this site": "صفحات هذا الموقع",
    "You are here": "أنت هنا",
    "In French": "بالفرنسية",
    "In English": "بالإنجليزية",
    "This page has not been translated yet.": "لم تُترجم هذه الصفحة بعد.",
    "Hello %(person)s,": "مرحباً %(person)s،",
    "Date": "التاريخ",
    "until": "حتى",
    "Coming next": "قريباً",
    "The whole programme": "البرنامج كاملاً",
    "See the %(year)s programme": "شاهد برنامج %(year)s",
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
    "You, signing for it": "أنتم، من توقّعون باسمها",
    "Send": "أرسل",
    "(optional)": "(اختياري)",
    "Your data": "بياناتكم",
    "What happens next": "كيف يجري ذلك",
    "Page not found": "الصفحة غير موجودة",
    "Nothing found": "لا نتائج",
    "Enter your name.": "اكتبوا اسمكم.",
    "Find an event near you, on your day, in your language": "ابحث عن نشاط قريب منك",
    "Show": "اعرض",
}

SETTINGS = """\
from pathlib import Path

from config.settings.test import *

HERE = Path(__file__).parent
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HERE / "letters"
# An operator's file stands in site/locale.
LOCALE_PATHS = [HERE / "locale", *LOCALE_PATHS]
"""


class Site:
    """A site with a database of its own, run from outside as an operator runs it."""

    def __init__(self, folder: Path, port: int):
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        self.server = None
        (folder / "site_settings.py").write_text(SETTINGS, encoding="utf-8")
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "site_settings",
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "BASE_URL": self.url,
            "PYTHONPATH": str(folder),
            "PATH": os.environ["PATH"],
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

    def start(self, **environment: str) -> None:
        """Serve with what the environment says, until `stop()`."""
        self.server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", self.url[7:], "--noreload"],
            cwd=ROOT,
            env=self.environment | environment,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("a"),
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.server.poll() is None, (self.folder / "log").read_text()
            try:
                return urlopen(f"{self.url}/healthz").close()
            except URLError:
                time.sleep(0.1)
        raise AssertionError("the site does not answer")

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(20)

    def read(self, address: str) -> str:
        with urlopen(self.url + address) as response:
            return response.read().decode()

    def letters(self) -> list:
        files = sorted((self.folder / "letters").glob("*.log"))
        return [message_from_bytes(file.read_bytes(), policy=default) for file in files]
