"""The texts that organisations signed, kept when a call is changed.

Files, in the order to read them: `services` (compares texts, and keeps the signed one when a call
is saved that replaces it), `contexts` (the signatories by text, and the texts for templates),
`views` (the page of an earlier text). `campaigns.apps` connects the services to the saving and
deletion of calls; the editing form of a call asks `services.differs_from_signed()`. The models are
in `campaigns.models.signed_texts`.
"""
