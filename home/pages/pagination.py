"""A page of a list, by the number in a query string."""

from django.core.paginator import Page, Paginator


def page_of(items, size: int, number) -> Page:
    """Return a page of `size` items: the first for no number or a low one, the last for a high one.

    >>> [page_of("abcde", 2, number).number for number in ("2", "abc", None, "0", "-1", "99")]
    [2, 1, 1, 1, 1, 3]
    """
    paginator = Paginator(items, size)
    try:
        wanted = int(number)
    except (TypeError, ValueError):
        wanted = 1
    return paginator.get_page(max(wanted, 1))
