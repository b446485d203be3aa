"""Settings, addresses and the start of the site.

Every process imports this package before anything else of the site: Django's command line and its
worker, gunicorn, the tests. So the time zones are the same in all of them.
"""

from config.timezones import use_pinned_timezones

use_pinned_timezones()
