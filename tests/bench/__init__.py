"""`make bench`: what the site's pages cost as there is more of everything.

`measures.py` says what is measured; add one there. `__main__.py` measures and prints.
"""
