"""Accounts of the people who work in the admin, and who may change whose.

Read `permissions.py` for the rule, then `forms.py` and `admin_views.py` for Wagtail's screens held
to it. `apps.py` puts these in the place of Wagtail's own (`INSTALLED_APPS`).
"""
