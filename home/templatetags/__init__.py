"""Tags and filters of the templates. Most only register functions of other packages.

`site` (header, navigation, footer), `reading` (addresses, hashtags, text in another language),
`prose` (text of editors and the public), `dates` (days in words), `translation` (what is added to
admin pages of translations).
"""
