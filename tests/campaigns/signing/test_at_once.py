"""Two people record a signature at the same second."""

import pytest

from campaigns.models import Signature
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, SignatoryPageFactory
from tests.home.language_sync.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 5


@pytest.mark.parametrize("has_page", [True, False])
def test_an_organisation_that_signs_twice_at_once_signs_once(site_tree, has_page):
    organisation = SignatoryPageFactory(title="La Cimade") if has_page else None
    for _round in range(ROUNDS):
        call = CallPageFactory()
        found = []

        def act(call=call, found=found):
            found.append(sign(call, organisation, "La Cimade").pk)

        assert at_once(act, act, act) == []
        [signature] = Signature.objects.filter(call_key=call.translation_key)
        assert found == [signature.pk] * 3


def test_those_who_sign_at_once_get_positions_of_their_own(site_tree):
    call = CallPageFactory()
    acts = [lambda name=name: sign(call, None, name) for name in ("Rivage", "Zone", "Escale")]
    assert at_once(*acts) == []
    rows = Signature.objects.filter(call_key=call.translation_key)
    assert sorted(row.sort_order for row in rows) == [1, 2, 3]
