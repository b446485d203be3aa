"""An editor pastes a list of signatories of an existing call.

Files, in the order to read them: `services` (`read()` says what each name means, `record()` adds
the signatures), `forms` (the list, then a decision about each name), `admin_views` (both steps,
registered by `campaigns.wagtail_hooks`). Nothing is stored between the steps: the second form
contains the text. `campaigns.pasting.names` reads the list.
"""
