"""Merge two organisations."""

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from campaigns.merging.log import MERGED, MERGED_INTO
from campaigns.merging.plan import CannotMerge, MergePlan, plan_merge
from campaigns.merging.redirects import redirect_addresses
from campaigns.models import SignatoryPage, Signature, SignatureRequest
from campaigns.signals import organisation_merged
from home.links import point_links
from home.publication import Reason, add, publication
from home.sources import lock_translations


def merge(removed: Page, kept: Page, fields=(), user=None) -> MergePlan:
    """Merge `removed` into `kept`, two pages in any language, in one transaction.

    `fields` names the fields that the kept page takes over where its own are empty. Return the plan
    that was carried out. Raise CannotMerge if it is not possible, for instance because somebody
    else merged them first. The caller checks the rights of `user`.
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
            _carry_out(plan, fields, user)
            # Here: an error at the end of the transaction could not be reported.
            connection.check_constraints()
    except (IntegrityError, OperationalError) as error:
        raise CannotMerge(
            _("Somebody changed one of the two at the same moment. Nothing was merged: try again.")
        ) from error
    return plan


def _lock_rows(*pages: Page) -> None:
    """Lock the rows of both pages. Raise CannotMerge if one is deleted already."""
    keys = [page.translation_key for page in pages]
    rows = Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk")
    there = {row.pk for row in rows}
    for page in pages:
        if page.pk not in there:
            raise CannotMerge(
                _("“%(name)s” has been merged or deleted in the meantime.") % {"name": page.title}
            )


def _carry_out(plan: MergePlan, fields, user) -> None:
    # Read now: after the merge the plan has nothing to count.
    data = {
        "removed": {"id": plan.removed.pk, "title": plan.removed.title},
        "kept": {"id": plan.kept.pk, "title": plan.kept.title},
        "signatures": len(plan.signatures),
        "duplicates": len(plan.duplicates),
        "removed_signatures": [
            {"call": duplicate.call, "name": duplicate.deleted.name}
            for duplicate in plan.duplicates
        ],
    }
    versions = plan.versions
    _move_signatures(plan)
    _take_over(plan, fields)
    point_links(plan.replacements)
    organisation_merged.send(
        sender=SignatoryPage,
        removed=plan.removed,
        kept=plan.kept,
        replacements=plan.replacements,
    )
    redirect_addresses(versions)
    log(plan.kept, MERGED, user=user, data=data)
    for page, _replacement in versions:
        log(page, MERGED_INTO, user=user, data=data)
    for pk in [plan.removed.pk, *plan.replacements]:
        # Queried again: deleting the source deletes its translations, too.
        if page := SignatoryPage.objects.filter(pk=pk).first():
            DeletePageAction(page, user=user).execute(skip_permission_checks=True)


def _move_signatures(plan: MergePlan) -> None:
    """Change the rows themselves, so that references to a signature remain valid."""
    kept = {duplicate.deleted.pk: duplicate.kept for duplicate in plan.duplicates}
    requests = list(SignatureRequest.objects.filter(signature__in=kept))
    for request in requests:
        request.signature = kept[request.signature_id]
    SignatureRequest.objects.bulk_update(requests, ["signature"])
    Signature.objects.filter(pk__in=kept).delete()
    Signature.objects.filter(signatory_key=plan.removed.translation_key).update(
        signatory_key=plan.kept.translation_key
    )


def _take_over(plan: MergePlan, fields) -> None:
    """Give the kept page the names of the other, and its `fields`.

    Its draft is changed in the same way and not published.
    """
    values = {name: getattr(plan.removed, name) for name in plan.fillable if name in fields}
    names = plan.new_names(values)
    page = SignatoryPage.objects.get(pk=plan.kept.pk)
    _fill(page, values, names)
    if page.live:
        page.last_published_at = timezone.now()
    page.save(clean=False)
    of_page = Revision.objects.for_instance(page)
    for revision in of_page.filter(
        pk__in={page.live_revision_id, page.latest_revision_id} - {None}
    ):
        version = revision.as_object()
        _fill(version, values, names)
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
