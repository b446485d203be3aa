"""Use the layout of a list: lines that stand alone, lines in bold type, broken lines."""

from collections.abc import Sequence

from campaigns.pasting.names.bullets import is_in_bold, split_bullet, without_emphasis
from campaigns.pasting.names.contact_details import has_details
from campaigns.pasting.names.other_lines import LONGEST_NAME, reason_not_a_name
from campaigns.pasting.names.splitting import columns
from campaigns.pasting.text.lines import TextLine, join

LONGEST_READ = LONGEST_NAME * 2


def lines_alone(lines: Sequence[TextLine]) -> set[int]:
    """Return the indexes of single lines between blank ones, above a group of names.

    They may be headings. In a list where every line stands alone, none of them is.
    """
    starts = [at for at, line in enumerate(lines) if at == 0 or line.after_blank]
    ends = [*starts[1:], len(lines)][: len(starts)]
    sizes = [end - start for start, end in zip(starts, ends, strict=True)]
    return {
        start
        for start, size, below, size_below in zip(
            starts, sizes, starts[1:], sizes[1:], strict=False
        )
        if size == 1
        and size_below > 1
        and _may_be_heading(lines[start])
        and reason_not_a_name(without_emphasis(lines[below].raw[:LONGEST_READ])) is None
    }


def _may_be_heading(line: TextLine) -> bool:
    """Return whether a line may be a heading and would be a name elsewhere."""
    text = line.raw[:LONGEST_READ]
    return not (
        split_bullet(text)[0]
        or text.endswith((",", ";", ".", "!", "?"))
        or len(columns(text)) > 1
        or reason_not_a_name(without_emphasis(text))
        or has_details(text)
    )


def bold_means_names(lines: Sequence[TextLine]) -> bool:
    """Return whether bold type marks names and not headings: half of the names have it."""
    in_bold = sum(is_in_bold(line.raw) for line in lines)
    plain = [line for line in lines if reason_not_a_name(line.text[:LONGEST_READ]) is None]
    return in_bold * 2 >= len(plain)


def rejoin(lines: Sequence[TextLine], width: int) -> list[TextLine]:
    """Join names that an e-mail broke: certain only if the next line begins with a small letter."""
    joined: list[TextLine] = []
    last = None
    for line in lines:
        if last and not line.label and line.text[0].islower() and line.breaks(last, width):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined
