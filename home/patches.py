"""Every place where this site leans on what another package does not promise to keep.

`apply_patches()` changes what other packages do, `localize_addresses()` puts our views at addresses
of wagtail-localize, and `OTHERS` names what other modules, templates and scripts replace or reach
into. What a package documents as a hook, a base class or a setting is not listed.

`WRITTEN_FOR` says for which versions. `tests/home/test_patches.py` fails with any other, and with
one that renames what is named here: go through the three lists then, and change the version.
"""

from dataclasses import dataclass

from django.urls import URLPattern, path
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets import BaseChooser

from home.content_security import with_nonce
from home.text.csv import table_bytes

WRITTEN_FOR = {
    "Django": "5.2",
    "django-allauth": "65.22",
    "modelsearch": "1.3",
    "psycopg": "3.3",
    "wagtail": "8.0",
    "wagtail-localize": "1.14",
}


# --- Patches --------------------------------------------------------------------------------------


def stream_csv(view, queryset):
    """Yield the rows of a view as the CSV that `home.text.csv` writes, in the editor's language."""
    fields, language = view.list_export, get_language()
    headings = [str(view.get_heading(queryset, field)) for field in fields]
    yield table_bytes([headings], language)
    for item in queryset:
        row = view.to_row_dict(item)
        cells = [view.preprocess_field_value(name, row[name], view.FORMAT_CSV) for name in fields]
        yield table_bytes([cells], language, is_first=False)


render_chooser = BaseChooser.render


def render_with_nonce(widget, *args, **kwargs):
    """Return the HTML of a chooser, in which every text is escaped, and its script a nonce."""
    return with_nonce(render_chooser(widget, *args, **kwargs))


def apply_patches() -> None:
    """Change what other packages do where they have no hook for it.

    - wagtail, `SpreadsheetExportMixin.stream_csv`, of all reports and lists: Wagtail's CSV opens in
      one column in French, and keeps formulas.
    - wagtail, `BaseChooser.render`, of all choosers: its script has no nonce, and our policy
      refuses what has none.
    - wagtail-localize, `DATE_FORMAT` of its models and of its editor: `strftime` names months in
      English in everybody's editor.
    """
    from wagtail_localize import models
    from wagtail_localize.views import edit_translation

    SpreadsheetExportMixin.stream_csv = stream_csv
    BaseChooser.render = render_with_nonce
    models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%d/%m/%Y"


# --- Addresses ------------------------------------------------------------------------------------

# Views at addresses of wagtail-localize, by the names it gives them.
LOCALIZE_VIEWS = {
    # For a translator, who may not publish, without the box that publishes.
    "update_translations": "home.language_sync.admin_views.UpdateTranslationsView",
    # They change what is live, and ask only whether one may edit.
    "convert_to_alias": "home.language_sync.admin_views.convert_to_alias",
    "stop_translation": "home.language_sync.admin_views.stop_translation",
    # Theirs stops at the first fault, and checks nothing that is translated.
    "upload_pofile": "home.translators.admin_file_views.upload_for_page",
    # Some of their French lacks the space before a word that follows.
    "javascript_catalog": "home.translators.admin_views.EditorStrings",
}


def localize_addresses() -> list[URLPattern]:
    """Return URL patterns that lead addresses of wagtail-localize to our views.

    They count where they come before its own (`home.wagtail_hooks`). Raise KeyError if it has no
    address of a name any more.
    """
    from wagtail_localize.wagtail_hooks import register_admin_urls

    [below] = register_admin_urls()
    theirs = {pattern.name: pattern.pattern for pattern in below.url_patterns}
    return [
        path(f"{below.pattern}{theirs[name]}", _view(dotted_path))
        for name, dotted_path in LOCALIZE_VIEWS.items()
    ]


def _view(dotted_path: str):
    view = import_string(dotted_path)
    return view.as_view() if isinstance(view, type) else view


# --- What other files do --------------------------------------------------------------------------


@dataclass(frozen=True)
class Elsewhere:
    """What a file of ours replaces of a package, or reaches into, and why there is no other way."""

    package: str
    what: str
    where: str
    reason: str


OTHERS = [
    Elsewhere(
        "wagtail",
        "the view `serve()`, which `serve_page` stands in for, and its `serve_chain()`",
        "home/routing.py",
        "Wagtail makes two queries for each level of the tree",
    ),
    Elsewhere(
        "wagtail",
        "`Page._get_site_root_paths()`, which `get_url()` calls",
        "home/models/base.py",
        "Wagtail asks the shared cache once for each page object",
    ),
    Elsewhere(
        "psycopg",
        "`_WaitTimeout`, which ends each turn of `Connection.wait()`",
        "site/config/postgresql/watch.py",
        "no public exception tells a turn that has ended from an error of the server",
    ),
    Elsewhere(
        "wagtail",
        "the view `serve()` of documents, whose address comes after ours",
        "home/uploads/views.py",
        "its answer has no sandbox, no privacy in its headers, and types that are guessed",
    ),
    Elsewhere(
        "wagtail",
        "`original_file` of the forms for images and documents, and their steps of validation",
        "home/uploads/forms.py",
        "a full disk is known only once the file is written",
    ),
    Elsewhere(
        "wagtail",
        "bulk actions of accounts: of two with one name, the one registered last counts",
        "home/accounts/admin_views.py",
        "they ask the model's permission only, not the policy of an account",
    ),
    Elsewhere(
        "wagtail",
        "views and template of an account: `get_form_class()`, `get_template_names()`, `object`",
        "home/accounts/admin_views.py",
        "Wagtail's template names the box that makes a superuser",
    ),
    Elsewhere(
        "wagtail",
        "command publish_scheduled",
        "home/management/commands/publish_scheduled.py",
        "a page that expires takes its translations along",
    ),
    Elsewhere(
        "wagtail",
        "block `confirmation_text`",
        "templates/wagtailadmin/pages/confirm_unpublish.html",
        "no hook adds a sentence: what becomes of the other languages",
    ),
    *(
        Elsewhere(
            "wagtail",
            "block `items_with_access`",
            f"templates/wagtailadmin/pages/bulk_actions/confirm_bulk_{action}.html",
            "no hook adds a sentence: what becomes of the other languages",
        )
        for action in ("delete", "move", "unpublish")
    ),
    *(
        Elsewhere(
            "wagtail",
            "block `js_init`, whose only text is escaped",
            f"templates/wagtailadmin/panels/{name}.html",
            "its script has no nonce",
        )
        for name in ("inline_panel", "multiple_chooser_panel")
    ),
    *(
        Elsewhere(
            "wagtail",
            "a widget's whole template",
            f"templates/wagtailadmin/widgets/{name}_input.html",
            "its script has no nonce",
        )
        for name in ("date", "datetime", "time")
    ),
    Elsewhere(
        "wagtail-localize",
        "block `extra_js`",
        "templates/wagtail_localize/admin/submit_translation.html",
        "its script has no nonce",
    ),
    Elsewhere(
        "wagtail",
        "the event `w-autosave:save` and the buttons of the page editor",
        "site/static/js/one-save-at-a-time.js",
        "an autosave under way and a press of a button save a row twice",
    ),
    Elsewhere(
        "wagtail",
        "the markup of inline panels; React, DraftJS and draftail on `window`",
        "site/static/js/note-control.js",
        "a note is written beside the text that refers to it",
    ),
    Elsewhere(
        "wagtail-localize",
        "blocks `extra_css`, `content`, `extra_js`; `translation`, `page_perms` in the context",
        "templates/wagtail_localize/admin/edit_translation.html",
        "no hook adds to the editor: terms of the glossary, and what may be lost",
    ),
    Elsewhere(
        "wagtail-localize",
        "the markup of its editor, `section li > p`",
        "site/static/js/translation-hints.js",
        "a segment has no other sign in its editor than its words",
    ),
    Elsewhere(
        "wagtail-localize",
        "the markup of its editor's buttons",
        "site/static/css/translation-editor.css",
        "it shows everybody the buttons that are refused to who may not publish",
    ),
    Elsewhere(
        "wagtail-localize",
        "`TranslationSource`: `content_json`, `schema_version`; `get_schema_version()`",
        "home/language_sync/snapshots.py",
        "its own `update_from_db()` says of each publication that the text is new",
    ),
    Elsewhere(
        "wagtail-localize",
        "`sync_alias()` of its view that makes an alias",
        "home/language_sync/aliases.py",
        "Wagtail's `update_aliases()` is for all aliases of a page and sends signals",
    ),
    Elsewhere(
        "wagtail-localize",
        "stored content: `TranslationSource.content_json`, `StringSegment.attrs`",
        "home/links.py",
        "a page that is deleted stays in links of snapshots and translations",
    ),
    Elsewhere(
        "django-allauth",
        "`record_authentication()`, `get_authentication_records()`, `reauthenticate_by_password()`",
        "home/accounts/login/middleware.py",
        "what a session has proved is nowhere else",
    ),
    Elsewhere(
        "django-allauth",
        "the counters and values of one-time codes",
        "home/accounts/login/codes.py",
        "it remembers in the cache only which codes were used",
    ),
    Elsewhere(
        "django-allauth",
        "`pre_authenticate()` and what it takes back, `get_user_by_username()`",
        "home/accounts/login/adapters.py",
        "its limits are in the cache, and know no devices",
    ),
    Elsewhere(
        "modelsearch",
        "`PostgresIndex.add_items()`, `PostgresSearchQueryCompiler.build_tsquery()`, `config`",
        "home/search/postgres.py",
        "its index has one language for all rows",
    ),
    Elsewhere(
        "modelsearch",
        "`SearchBackend()` of its database backend, which chooses by the database",
        "home/search/backend.py",
        "what is asked has to be folded as the index is",
    ),
]
