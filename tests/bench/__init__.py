"""`make bench`: what the site's pages cost.

`pages` measures every public address beside a plain Wagtail site, which is `naive`. `growth.py`
(`--growth`) measures how queries and time grow with the content: `measures.py` says of what, add
one there. `__main__.py` chooses between the two.
"""
