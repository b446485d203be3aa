"""Accounts of the admin's users: who may change which, how they log in, what happens to them.

Read `permissions` for the rule, then `forms` and `admin_views` for Wagtail's views with that rule.
`apps` puts them in the place of Wagtail's own: `INSTALLED_APPS` names it, not `wagtail.users`.
`login` is the one login, with its second factor and its limits; `lost_phone` what is done for
somebody who has lost theirs; `unused` closes accounts. Each step is an entry of the site's log
(`history`) and an e-mail to the owner (`notices`, in the words of `notice_texts`).
`home.wagtail_hooks` registers addresses, actions and links of the admin.
"""
