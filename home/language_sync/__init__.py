"""Keeps the languages of a page in step, on wagtail-localize's own models and signals.

wagtail-localize translates a frozen snapshot of the source. Here, when a source is published:

- `facts`: what is the same in every language reaches the translations at once, live ones and
  drafts, without publishing a draft and without bringing an old fact back later;
- `aliases`: a page that nobody translated stands in the other languages as itself;
- `cascade`: what is unpublished, moved or deleted takes its other languages along;
- `vocabulary`: a word of a list, such as a kind of event, is shown translated once it is;
- `checking`: finds what is out of step all the same.

`step` says when: it is a step of a publication (`home.publication`). The source of a page may be in
any language.
"""
