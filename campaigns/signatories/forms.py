"""The form in which an editor says which organisation of the site a request is from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import SignatoryPage
from campaigns.signatories.recognition import Recogniser, Recognition
from home.public_requests.forms import ReviewForm

NEW, NAME_ONLY, OTHER = "new", "name", "other"


class OrganisationForm(ReviewForm):
    """A decision on a request that names an organisation.

    `known` is the result of recognition. An organisation that is certain is preselected.
    """

    organisation = forms.ChoiceField(label=_("Which organisation is it?"), widget=forms.RadioSelect)
    other = forms.CharField(
        label=_("Name of the other organisation"),
        required=False,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data=None,
        *,
        recogniser: Recogniser | None,
        known: Recognition,
        name_only: str,
        new: str = "",
    ):
        super().__init__(data)
        self.recogniser = recogniser
        self.candidates = [known.page] if known.page else known.similar
        pages = [(str(page.translation_key), self.describe(page)) for page in self.candidates]
        by_name = [(NEW, new)] if new else []
        last = [(OTHER, _("Another organisation on this site:")), (NAME_ONLY, name_only)]
        self.fields["organisation"].choices = [*pages, *by_name, *last]
        self.fields["organisation"].required = self.act == "accept"
        if known.page or not self.candidates:
            self.initial["organisation"] = [*pages, *by_name, (NAME_ONLY, "")][0][0]

    def describe(self, page: SignatoryPage) -> str:
        """Return the label of an organisation among the choices."""
        return page.full_name

    def clean_other(self):
        written = self.cleaned_data["other"]
        if self.act != "accept" or self.data.get("organisation") != OTHER:
            return None
        page = self.recogniser.recognise(written).page
        if page is None:
            raise forms.ValidationError(
                _(
                    "No organisation on this site has this name. Choose one from the list, or "
                    "clear this field."
                )
            )
        return page

    @property
    def page(self) -> SignatoryPage | None:
        """The organisation chosen; None for a new one and for signing by name only."""
        choice = self.cleaned_data["organisation"]
        if choice == OTHER:
            return self.cleaned_data["other"]
        chosen = [page for page in self.candidates if str(page.translation_key) == choice]
        return chosen[0] if chosen else None
