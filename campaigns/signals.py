"""What upper apps may want to know of organisations."""

from django.dispatch import Signal

# Two organisations become one. Sent within the transaction, while both pages are still there.
# `kept` and `removed` are their sources; `replacements` says, for the id of each page that goes, in
# every language, the id of the page that takes its place.
organisation_merged = Signal()
