"""Public views to submit an event and to correct it. None sets a cookie or acts on GET."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home.enums import RequestState
from home.models import PrivateLink
from home.public_requests import limits
from home.public_requests.forms import TypedDay
from home.public_requests.views import (
    check_form,
    handle_action,
    link_context,
    link_of,
    no_link,
    private,
    redirect_after_post,
    render_below,
)
from programme.models import EventCorrection, EventPage, EventSubmission, ProgrammePage
from programme.submissions import duplicates, services
from programme.submissions.corrections import correct
from programme.submissions.forms import CorrectionForm, SubmissionForm


@private
@sensitive_post_parameters("person", "email")
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, programme: ProgrammePage) -> HttpResponse:
    """Show the form below a programme. If public events are like the submitted one, ask first."""
    if not programme.is_open:
        return _render(request, programme, ["submit"], "programme/submitting_closed.html", {}, 410)
    form = SubmissionForm(request.POST if request.method == "POST" else None, programme=programme)
    questions: dict[str, list] = {}

    def has_questions() -> bool:
        """Return whether the sender must answer something before the submission is kept."""
        questions["days_to_check"] = form.days_to_check()
        questions["alike"] = [] if "another" in form.data else _alike(form)
        return any(questions.values())

    status = check_form(request, form, "submit", has_questions)
    if status == 303:
        services.receive(form)
        return redirect_after_post(programme.submitting_url("sent"))
    context = {"form": form} | questions
    return _render(request, programme, ["submit"], "programme/submit.html", context, status)


def _alike(form: SubmissionForm) -> list[EventPage]:
    public = EventPage.objects.readable().with_facts()
    events = duplicates.in_every_language(public, form.programme)
    submitted = duplicates.EventDescription.of_submission(form.build_submission())
    return duplicates.similar_events(submitted, events, form.programme.locale_id, in_public=True)


@private
@require_http_methods(["GET", "HEAD"])
def sent(request: HttpRequest, programme: ProgrammePage) -> HttpResponse:
    """Show what happens after a submission. The page is the same for everybody."""
    return _render(request, programme, ["submit", "sent"], "programme/submitting_sent.html", {})


def _render(request, programme: ProgrammePage, words, template: str, context, status=200):
    context = {"programme": programme} | context
    return render_below(request, programme, words, template, context, status)


@private
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def event_submission(request: HttpRequest, token: str) -> HttpResponse:
    """Show a submission to its sender, who confirms, withdraws and later corrects it.

    The secret in the address replaces the CSRF token, which would need a cookie.
    """
    link = link_of(token, EventSubmission)
    if link is None:
        return no_link(request)
    form, status, days_to_check = None, 200, []
    if request.method == "POST":
        if request.POST.get("act") != "correct":
            handle_action(request, link)
            return redirect_after_post(request.path)
        form, status, days_to_check = _correction(request, link)
        if status == 303:
            return redirect_after_post(f"{request.path}#corrections")
    context = link_context(request, link) | _event_context(request, link.request, form)
    context |= {"too_often": status == 429, "days_to_check": days_to_check}
    return render(request, "programme/event_submission.html", context, status=status)


def _may_correct(submission: EventSubmission) -> bool:
    is_accepted = submission.state == RequestState.ACCEPTED
    return is_accepted and bool(submission.subject() and submission.event())


def _correction(
    request: HttpRequest, link: PrivateLink
) -> tuple[CorrectionForm | None, int, list[TypedDay]]:
    """Keep a correction; return its form, the HTTP status, and the days to ask about first."""
    submission = link.request
    if not _may_correct(submission):
        return None, 303, []
    event = submission.event(request.LANGUAGE_CODE)
    form = CorrectionForm(request.POST, submission=submission, event=event)
    if limits.sent_too_often(request, "correct"):
        return form, 429, []
    if not form.is_valid():
        return form, 422, []
    if days_to_check := form.days_to_check():
        return form, 200, days_to_check
    correct(submission, form)
    return form, 303, []


def _event_context(request: HttpRequest, submission: EventSubmission, form) -> dict:
    if not _may_correct(submission):
        return {"event_url": ""}
    event = submission.event(request.LANGUAGE_CODE)
    return {
        "event": event,
        "event_url": event.url if event.live else "",
        "form": form or CorrectionForm(submission=submission, event=event),
        "corrections": EventCorrection.objects.filter(submission=submission)[:5],
    }
