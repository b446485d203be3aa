"""Public pages as readers get them, whatever their type.

Read `views` first (search, robots.txt, security.txt), then `navigation` (languages, breadcrumbs,
menu), `pagination` and `sharing` (links to share, images for other sites). `responses` sends feeds
and files with ETag and Last-Modified; `feeds` has the base of RSS feeds. `sitemaps` and `errors`
are what their names say; `admin_views` helps with admin views about one page.

`config.urls` calls the views; the other apps call `navigation`, `responses` and `feeds`.
"""
