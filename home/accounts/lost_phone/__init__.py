"""Somebody has lost their phone and has no recovery code: the second factor is taken away.

A coordinator asks for it on the account's page in the admin, with a reason. The owner gets an
e-mail with a link, which needs the password as well, and works after a day, or at once if a second
coordinator confirms. Until then the owner can stop it. So neither a coordinator alone, nor whoever
talks one into it, nor a stolen mailbox, nor a stolen password opens an account; and a coalition
with one coordinator still helps its members, a day later.

Read `services` (the steps, each in the log and told by e-mail), `forms`, `views` (the page of the
link), `admin_views` (for coordinators). Superusers are helped by `manage.py reset_second_factor`.
"""
