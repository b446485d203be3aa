"""What a pasted list holds, in a form that reads well in a test."""

from campaigns.pasting.lists.services import entries_in


def held(text):
    """The names of a list, and what is not plainly one with the reason."""
    return [
        (entry.text, "detail" if entry.is_detail else entry.reason and entry.reason.value)
        for entry in entries_in(text)
    ]
