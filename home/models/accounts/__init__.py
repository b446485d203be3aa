"""What the site keeps about accounts, beside the users and their second factors.

`tries` counts wrong passwords and codes, `notices` are the e-mails to the owner of an account,
`lost_phones` the requests to take a second factor away. `home.accounts` uses them.
"""

from .lost_phones import LostPhone
from .notices import AccountNotice
from .tries import TryCount

__all__ = ["AccountNotice", "LostPhone", "TryCount"]
