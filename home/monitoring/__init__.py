"""What tells the operator how the site is, without a word about persons.

Read `scrub` first: what may stand in a log. `logs` writes records as lines of JSON, `references`
gives each request the short text that its reader and its records share, `alerts` writes to the
operator, once a kind of error and hour. `heartbeats` are signs of life of the processes besides
gunicorn, `readiness` looks at every part of the site, `views` has the addresses for both.

`config.settings.production` and `config.gunicorn` use `logs`; it needs no settings.
"""
