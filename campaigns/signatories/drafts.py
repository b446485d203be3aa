"""Create draft pages of organisations that sign, for an editor to complete."""

from wagtail.coreutils import cautious_slugify, find_available_slug
from wagtail.log_actions import log

from campaigns.models import CallPage, SignatoryIndexPage, SignatoryPage
from campaigns.names import WrittenName
from home.text.languages import NAME_LANGUAGES


def signatory_index(call: CallPage) -> SignatoryIndexPage | None:
    """Return the list of organisations in the language the call was written in, if there is one."""
    return SignatoryIndexPage.objects.filter(locale=call.original.locale).first()


def may_make_draft(call: CallPage, user) -> bool:
    """Return whether a user may create the page of an organisation that signs a call."""
    index = signatory_index(call)
    return index is not None and index.permissions_for_user(user).can_add_subpage()


def make_draft(call: CallPage, written: WrittenName, user, website: str = "") -> SignatoryPage:
    """Create the draft page of an organisation that signs a call."""
    # Queried each time: treebeard must know of the children added since.
    index = signatory_index(call)
    language = index.locale.language_code
    page = SignatoryPage(
        title=written.name,
        acronym=written.acronym,
        website=website,
        name_language=language if language in dict(NAME_LANGUAGES) else "fr",
        # Also for a name without a Latin letter.
        slug=find_available_slug(index, cautious_slugify(written.name)[:200] or "organisation"),
        locale=index.locale,
        live=False,
        owner=user,
    )
    index.add_child(instance=page)
    page.save_revision(user=user)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    return page
