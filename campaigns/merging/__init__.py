"""Two pages that are one organisation become one page.

- `plan` says in advance what a merge does, and why one cannot be done;
- `act` does it, in one transaction;
- `addresses` makes the old addresses lead to the page that stays;
- `forms` and `views` are the editor's side of it.

The other page is deleted and not merely unpublished: a draft of the same name would still be
offered wherever an organisation is chosen, would make the name mean two, and could be published
again. What an upper app knows of the organisation follows on the signal `organisation_merged`.
"""
