"""Search fields of page models: their texts are stemmed before a database indexes them."""

from wagtail.search import index

from home.text.stems import stems


def stem_text(text: str) -> str:
    """Return the stems of a text's words, as every database indexes and looks for them.

    >>> stem_text("Migrant·es, migrant·e·s, chacun·e, réfugiées, veillées (G.R.E.F.)")
    'migrant migrant chacun refugi veille gref'
    """
    return " ".join(stems(text))


class StemmedField(index.SearchField):
    """A search field that indexes the stems of its texts, so that every form of a word is found."""

    def get_value(self, obj):
        value = super().get_value(obj)
        if isinstance(value, str):
            return stem_text(value)
        return [stem_text(str(part)) for part in value] if isinstance(value, list) else value


def stemmed_fields(fields: list) -> list:
    """Return a model's search fields with a `StemmedField` in place of each `SearchField`."""
    return [
        StemmedField(field.field_name, boost=field.boost, **field.kwargs)
        if isinstance(field, index.SearchField)
        else field
        for field in fields
    ]
