"""Which machine proposes translations in wagtail-localize's editor, if any does."""

from django.core.exceptions import ImproperlyConfigured

CLASSES = "wagtail_localize.machine_translators"


def machine_translator(env) -> dict | None:
    """wagtail-localize's setting, from MACHINE_TRANSLATOR: libretranslate, deepl or nothing."""
    name = env.str("MACHINE_TRANSLATOR", default="")
    if not name:
        return None
    if name == "libretranslate":
        return {
            "CLASS": f"{CLASSES}.libretranslate.LibreTranslator",
            "OPTIONS": {
                "LIBRETRANSLATE_URL": env.str("LIBRETRANSLATE_URL").rstrip("/"),
                "API_KEY": env.str("LIBRETRANSLATE_KEY", default=""),
            },
        }
    if name == "deepl":
        return {
            "CLASS": f"{CLASSES}.deepl.DeepLTranslator",
            "OPTIONS": {"AUTH_KEY": env.str("DEEPL_KEY")},
        }
    raise ImproperlyConfigured(f"MACHINE_TRANSLATOR is libretranslate or deepl, not {name}")
