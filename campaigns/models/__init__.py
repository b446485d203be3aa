from .call_index import CallIndexPage
from .calls import CallPage
from .notes import CallNote
from .related import CallAttachment, RelatedCall, Rubric
from .requests import SignatureRequest
from .signatories import SignatoryIndexPage, SignatoryPage
from .signatures import Signature
from .signed_texts import SignedText, SignedTextVersion

__all__ = [
    "CallAttachment",
    "CallIndexPage",
    "CallNote",
    "CallPage",
    "RelatedCall",
    "Rubric",
    "SignatoryIndexPage",
    "SignatoryPage",
    "Signature",
    "SignatureRequest",
    "SignedText",
    "SignedTextVersion",
]
