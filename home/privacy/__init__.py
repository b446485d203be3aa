"""What the site keeps of one person, found by an e-mail address: shown, handed out, erased.

Read `services` first: `personal_data()` finds, `erase()` erases. `forms` and `admin_views` are the
page "Personal data" in the admin, `log` its entries in the site's history.
`manage.py personal_data` does the same as the page.
"""
