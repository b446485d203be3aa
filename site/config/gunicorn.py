"""gunicorn's configuration: `gunicorn --config site/config/gunicorn.py config.wsgi`.

Options of the command line come before it.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

chdir = str(ROOT)
pythonpath = f"{ROOT},{ROOT / 'site'}"
bind = os.environ.get("BIND", "127.0.0.1:8001")
# One process a request: what hangs can be ended, which a thread cannot.
worker_class = "sync"
workers = int(os.environ.get("WEB_CONCURRENCY", 1 + 2 * (os.cpu_count() or 1)))
# Seconds. Longer than a statement may take (`config.wsgi`), shorter than the proxy waits.
timeout = 50
graceful_timeout = 30
# What a process has gathered in memory ends with it; not all of them at once.
max_requests, max_requests_jitter = 10_000, 1_000
# The application alone decides what a proxy may say (TRUSTED_PROXIES).
forwarded_allow_ips = ""
secure_scheme_headers = {}
logger_class = "config.gunicorn_log.Logger"
accesslog = errorlog = "-"
control_socket_disable = True
