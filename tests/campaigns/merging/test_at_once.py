"""Two editors merge the same organisations at the same second."""

import pytest

from campaigns.merging.plan import CannotMerge
from campaigns.merging.services import merge
from campaigns.models import SignatoryPage, Signature
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, SignatoryPageFactory, publish
from tests.home.language_sync.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def organisations(*titles):
    return [publish(SignatoryPageFactory(title=title)) for title in titles]


@pytest.mark.parametrize("way", ["the same", "the other way round", "into two others"])
def test_one_of_them_merges_and_the_other_is_told(site_tree, way):
    first, second, third = organisations("Cimade", "La Cimade", "CIMADE 75")
    sign(CallPageFactory(), first)
    others = {
        "the same": (first, second),
        "the other way round": (second, first),
        "into two others": (first, third),
    }
    errors = at_once(lambda: merge(first, second), lambda: merge(*others[way]))
    [error] = errors
    assert isinstance(error, CannotMerge), error
    assert "a été fusionnée ou supprimée entre-temps" in str(error)
    left = SignatoryPage.objects.filter(locale__language_code="fr")
    assert left.count() == 2
    assert Signature.objects.get().signatory_key in left.values_list("translation_key", flat=True)
