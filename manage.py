#!/usr/bin/env python
"""Django's command line, with `site/` on the path.

`site/` is a plain folder and never a package: Python has a module of that name.
"""

import os
import sys
from pathlib import Path


def main() -> None:
    base = Path(__file__).resolve().parent
    sys.path[:0] = [str(base), str(base / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    # Before Django, so that no time zone is read from the database of the machine.
    from django.core.management import execute_from_command_line

    import config  # noqa: F401

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
