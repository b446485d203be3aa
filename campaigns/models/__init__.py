"""The models of calls, organisations and signatures, all importable from here.

Files, in the order to read them: `calls` and `call_index` (pages), `notes` and `related` (what a
call has several of, and its topic), `signatories` (pages of organisations), `signatures`,
`signed_texts` (texts that were signed and then changed), `requests` (requests to sign).

They import no package of the app: they name views, forms and contexts by dotted path
(`home.routes`), and each package imports from here.
"""

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
