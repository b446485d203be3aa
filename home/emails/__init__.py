"""E-mails to people outside and to editors, none of which is lost when a mail server fails.

Read `outbox` first: services call `queue_email()` in their transaction, a task sends the e-mail.
`contexts` gives the templates of each e-mail their context, by the type of the object that the
e-mail is about. `digests` are the daily e-mails to editors. `transport` is the backend for SMTP.

The models are in `home.models.emails`; `manage.py send_emails` and `send_digests` run regularly.
"""
