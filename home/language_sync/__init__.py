"""Keep the language versions of a page in agreement, on wagtail-localize's models.

The source of a page may be in any language; wagtail-localize translates a snapshot of it. Read
`step` first: it is the first step of a publication (`home.publication`) and says when the others
are called. `facts` copies what is the same in every language to translations and drafts, `aliases`
creates a page with the source's text in each language without a translation, `snapshots` updates
what translators work from, `cascade` unpublishes, moves and deletes the other versions together
with the source, `vocabulary` follows translated terms. `fields` copies child rows, and says which
values of a page are texts (`home.fields` has the kinds of fields).

`checking` finds what differs all the same (`manage.py check_translations`), `admin_views` restrict
wagtail-localize's own views.
"""
