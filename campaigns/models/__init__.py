from .calls import CallAttachment, CallIndexPage, CallPage, RelatedCall, Rubric
from .notes import CallNote
from .signatories import SignatoryIndexPage, SignatoryPage
from .signatures import Signature

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
]
