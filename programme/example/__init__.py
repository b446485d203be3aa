"""The example content of the demo, in French and English, and its logins.

Read `loader` first: it creates what is missing of the content in `content/*.toml`. `pages` builds
the pages, `texts` reads the bilingual texts and `translations` makes translations of them;
`requests` and `submissions` are what the public has sent. `people` creates the logins.

The command `load_example` calls `loader` and `people`, where the settings allow example content;
tests use `texts` and `translations`.
"""
