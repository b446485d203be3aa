"""The contexts of e-mail templates."""

import pytest

from home.emails.contexts import email_context

pytestmark = pytest.mark.once


def test_a_type_of_object_without_a_context_is_an_error():
    with pytest.raises(NotImplementedError, match="No e-mails are written about int"):
        email_context(1, "home/mail/digest")
