"""Create example translations by wagtail-localize, as a translator would."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from programme.example.texts import Words


def translate(instance, words: Words, *, in_part=False):
    """Translate a page or snippet with `words` and publish it, segment by segment.

    The translator's editor then opens on it. Raise KeyError if a segment has no translation, unless
    it is only done `in_part`.
    """
    locale = Locale.objects.get(language_code=words.target)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    _write(source, locale, words, in_part)
    # Published here and not by `save_target`, which waits for the end of the transaction.
    translation.save_target(publish=not isinstance(instance, Page))
    target = translation.get_target_instance()
    if isinstance(target, Page):
        target.get_latest_revision().publish()
        target = type(target).objects.get(pk=target.pk)
    return target


def begin(page: Page, words: Words):
    """Begin a translation without publishing it: translate the segments in `words`."""
    locale = Locale.objects.get(language_code=words.target)
    translate_object(page, [locale])
    source = TranslationSource.objects.get_for_instance(page)
    _write(source, locale, words, in_part=True)
    return source.get_translated_instance(locale)


def rewrite(target: Page, texts: dict[str, str]) -> None:
    """Change texts of a translation without publishing them. `texts` are by field."""
    written = StringTranslation.objects.filter(
        context__object_id=target.translation_key, locale=target.locale
    )
    for name, text in texts.items():
        translation = written.get(context__path=name)
        translation.data = text
        translation.save()
        setattr(target, name, text)
    target.save_revision()


def _write(source: TranslationSource, locale: Locale, words: Words, in_part: bool) -> None:
    segments = StringSegment.objects.filter(source=source).select_related("string")
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context_id=segment.context_id,
                data=words[segment.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in segments
            if segment.string.data in words or not in_part
        ],
        ignore_conflicts=True,
    )
