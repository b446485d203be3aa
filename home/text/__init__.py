"""Text helpers that import nothing else of the site: every other package may use them.

Read `plain` first (cleaning and folding of plain text), then `stems` (how words are compared),
`rich_text` (rich text as safe HTML) and `typography` (the spaces of French). `languages` has names
of languages and words in addresses, `dates` days in words, `french` the grammar around place names,
`csv` tables for spreadsheets. The filters of `home.templatetags` are made of these functions.
"""
