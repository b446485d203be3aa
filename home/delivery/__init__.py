"""Answer readers without rendering what has not changed.

All that the public may see has one version, the site's (`version`), which the database itself
changes in the transaction of every change (`triggers`). The strong ETag of a public answer is made
of that version, the days (`days`), the build and the address (`etags`). `middleware` compares it
before anything is routed, and keeps what was rendered under it in the shared cache (`store`).

Read `version`, `triggers`, `days` and `etags`, then `answers`, by which a view takes part,
`middleware` and `store`. `memory` remembers in the process what a function returned, by version.
"""
