"""Keeps the language versions of a page in step, on wagtail-localize's models.

The source of a page may be in any language. wagtail-localize translates a snapshot of it. When a
source is published: `facts` copies what is the same in every language to translations and drafts;
`aliases` creates a page with the source's text in each language without a translation; `snapshots`
updates what translators work from. `cascade` unpublishes, moves and deletes the other versions
together with the source. `vocabulary` and `links` follow translated terms and replaced pages.

`fields` says which fields are facts. `step` says when: it is a step of a publication
(`home.publication`). `checking` finds what is out of step
all the same (`manage.py check_translations`), `admin_views` restricts wagtail-localize's own views.
"""
