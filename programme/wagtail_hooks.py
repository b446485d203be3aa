"""What the programme adds to the admin: submitted events and their corrections."""

from wagtail import hooks

from programme.submitting.review_views import CorrectionsDesk, SubmissionsDesk


@hooks.register("register_admin_viewset")
def submissions():
    return [SubmissionsDesk(), CorrectionsDesk()]
