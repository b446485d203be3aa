"""What tests of texts that were signed do again and again."""

from campaigns.models import Signature, SignedTextVersion
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, publish


def signed_call(site_tree):
    """A call that an organisation has signed."""
    call = publish(
        CallPageFactory(
            parent=site_tree["fr"]["calls"], title="Appel", slug="appel", body="<p>Marchons.</p>"
        )
    )
    sign(call, None, "Collectif de la Vallée")
    return call


def change(call, answer="", **texts):
    """Publish a call with other texts, as if an editor had given this answer."""
    for name, text in {"body": "<p>Courons.</p>", **texts}.items():
        setattr(call, name, text)
    call.text_change = answer
    return publish(call)


def kept(call, language="fr"):
    """The bodies of the signed texts that are kept in a language, by number."""
    found = SignedTextVersion.objects.filter(
        text__call_key=call.translation_key, language=language
    ).select_related("text", "revision")
    return {item.text.number: item.revision.content["body"] for item in found}


def signed(call):
    """The number of the text that each signature names; None is the one on the call's page."""
    rows = Signature.objects.filter(call_key=call.translation_key).order_by("pk")
    return dict(rows.values_list("name", "text__number"))
