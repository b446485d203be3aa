"""Merging two organisations: what belonged to both belongs to the one that stays."""

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from campaigns.merging.log import MERGED, MERGED_INTO
from campaigns.merging.plan import CannotMerge, Plan, plan_merge
from campaigns.merging.redirects import redirect_addresses
from campaigns.models import SignatoryPage, Signature, SignatureRequest
from campaigns.signals import organisation_merged
from home.language_sync.links import point_links
from home.publication import Reason, add, publication
from home.sources import lock_translations


def merge(removed: Page, kept: Page, take=(), user=None) -> Plan:
    """Merge `removed` into `kept`, wholly or not at all; both may be given in any language.

    `take` names the fields that the page that stays receives where it has nothing. CannotMerge
    says why not, for instance because somebody else was faster. Whether `user` may do so is the
    caller's to ask. Returns the plan that was carried out.
    """
    first, second = sorted((removed, kept), key=lambda page: page.translation_key)
    try:
        # In a savepoint of its own: whoever is told why nothing was merged may go on.
        with (
            publication(),
            transaction.atomic(),
            lock_translations(first),
            lock_translations(second),
        ):
            _lock_rows(removed, kept)
            plan = plan_merge(removed, kept, user)
            _carry_out(plan, take, user)
            # Here, and not when the transaction ends, where nobody could answer for it.
            connection.check_constraints()
    except (IntegrityError, OperationalError) as error:
        raise CannotMerge(
            _("Somebody changed one of the two at the same moment. Nothing was merged: try again.")
        ) from error
    return plan


def _lock_rows(*pages: Page) -> None:
    """Let nobody else merge either of both meanwhile; CannotMerge if one is gone already."""
    keys = [page.translation_key for page in pages]
    rows = Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk")
    there = {row.pk for row in rows}
    for page in pages:
        if page.pk not in there:
            raise CannotMerge(
                _("“%(name)s” has been merged or deleted in the meantime.") % {"name": page.title}
            )


def _carry_out(plan: Plan, take, user) -> None:
    # Worked out now: later it could not be told any more.
    data = {
        "removed": {"id": plan.removed.pk, "title": plan.removed.title},
        "kept": {"id": plan.kept.pk, "title": plan.kept.title},
        "signatures": len(plan.signatures),
        "doubles": len(plan.doubles),
        "removed_signatures": [
            {"call": double.call, "name": double.goes.name} for double in plan.doubles
        ],
    }
    versions = plan.versions
    _move_signatures(plan)
    _receive(plan, take)
    point_links(plan.replacements)
    organisation_merged.send(
        sender=SignatoryPage,
        removed=plan.removed,
        kept=plan.kept,
        replacements=plan.replacements,
    )
    redirect_addresses(versions)
    log(plan.kept, MERGED, user=user, data=data)
    for page, _place in versions:
        log(page, MERGED_INTO, user=user, data=data)
    for pk in [plan.removed.pk, *plan.replacements]:
        # Asked for again: deleting the source takes the others along.
        if page := SignatoryPage.objects.filter(pk=pk).first():
            DeletePageAction(page, user=user).execute(skip_permission_checks=True)


def _move_signatures(plan: Plan) -> None:
    """The rows themselves move, so that what refers to one still finds it."""
    stays = {double.goes.pk: double.stays for double in plan.doubles}
    requests = list(SignatureRequest.objects.filter(signature__in=stays))
    for request in requests:
        request.signature = stays[request.signature_id]
    SignatureRequest.objects.bulk_update(requests, ["signature"])
    Signature.objects.filter(pk__in=stays).delete()
    Signature.objects.filter(signatory_key=plan.removed.translation_key).update(
        signatory_key=plan.kept.translation_key
    )


def _receive(plan: Plan, take) -> None:
    """Give the page that stays the names of the other, and the fields in `take`.

    Its draft receives the same and stays a draft.
    """
    fields = {name: getattr(plan.removed, name) for name in plan.takeable if name in take}
    names = plan.new_names(fields)
    page = SignatoryPage.objects.get(pk=plan.kept.pk)
    _fill(page, fields, names)
    if page.live:
        page.last_published_at = timezone.now()
    page.save(clean=False)
    of_page = Revision.objects.for_instance(page)
    for revision in of_page.filter(
        pk__in={page.live_revision_id, page.latest_revision_id} - {None}
    ):
        version = revision.as_object()
        _fill(version, fields, names)
        of_page.filter(pk=revision.pk).update(content=version.serializable_data())
    if page.live:
        page.refresh_from_db()
        add(page, Reason.PUBLISHED)


def _fill(page: SignatoryPage, fields: dict, names: list[str]) -> None:
    for name, value in fields.items():
        if not getattr(page, name):
            setattr(page, name, value)
    lines = page.other_names
    page.also_known_as = "\n".join(lines + [name for name in names if name not in lines])
