"""What translators task with, on wagtail-localize's own models.

- `board`: everything live, by page and language, and what waits, the most urgent first; a row is a
  `task`, `records` is what it is told from, `changes` what has changed in a source since it was
  translated;
- `po`: a file of segments down and up, `taking` what is stored of it, `faults` what never is;
- `glossary` and `doubts`: names and fixed terms, and what a translation may have lost; `hints` are
  both, beside each segment in the editor;
- `views` and `files`: all of it in the admin, one click away from wagtail-localize's editor.
"""
