"""Example translations through wagtail-localize, as a translator would have made them."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from programme.example.texts import Words


def translate(instance, words: Words):
    """Translate a page or snippet with `words` and publish it, segment by segment.

    The translator's editor then opens on it. KeyError if a segment has no translation.
    """
    locale = Locale.objects.get(language_code=words.target)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
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
        ],
        ignore_conflicts=True,
    )
    # Published here and not by `save_target`, which waits for the end of the transaction.
    translation.save_target(publish=not isinstance(instance, Page))
    target = translation.get_target_instance()
    if isinstance(target, Page):
        target.get_latest_revision().publish()
        target = type(target).objects.get(pk=target.pk)
    return target
