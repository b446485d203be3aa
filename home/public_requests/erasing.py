"""Forgetting people when their time has passed."""

from django.db import transaction

from home.public_requests.kinds import request_models


def erase_expired() -> int:
    """Erase the personal data of every request whose time has passed; how many they were.

    What was never confirmed was nobody's wish: it goes altogether.
    """
    erased = 0
    for model in request_models():
        for pk in list(model.objects.expired().values_list("pk", flat=True)):
            with transaction.atomic():
                request = model.objects.expired().select_for_update().filter(pk=pk).first()
                if request is None:
                    continue
                if request.awaits_proof:
                    request.delete()
                else:
                    request.erase()
                erased += 1
    return erased
