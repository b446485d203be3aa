"""The signatures of a call, as its page lists them and as editors change them.

Files, in the order to read them: `services` (read, add and order signatures; `sign_all()` is the
way to add some), `rights` (who may change them), `log` (removals in the history, and putting them
back), `forms` and `admin_views` (the admin's page of the signatories of a call). Called by the
packages that sign: `campaigns.signing`, `campaigns.pasting`; and by the page of a call.
"""
