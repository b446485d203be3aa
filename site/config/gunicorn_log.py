"""gunicorn's logs as lines of JSON on standard error, without persons."""

import logging
import sys

from gunicorn import glogging

from home.monitoring.logs import JsonFormatter
from home.monitoring.references import CLIENT, REFERENCE, ROUTE
from home.monitoring.scrub import scrub


class Logger(glogging.Logger):
    """Writes no query, referrer, secret path or whole address of a client."""

    def setup(self, cfg):
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(JsonFormatter())
                if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stdout:
                    handler.setStream(sys.stderr)

    def warning(self, msg, *args, **kwargs):
        # It goes on with the client's address and the bytes that it sent.
        if str(msg).startswith("Invalid request from"):
            msg, args = "Invalid request", ()
        super().warning(msg, *args, **kwargs)

    def access(self, resp, req, environ, request_time):
        if not self.access_log_enabled:
            return
        fields = {
            "method": environ.get("REQUEST_METHOD"),
            "path": scrub(_decoded(environ.get("PATH_INFO", ""))),
            "route": environ.get(ROUTE) or None,
            "status": int(str(resp.status).split(None, 1)[0]),
            "bytes": getattr(resp, "sent", None),
            "milliseconds": round(request_time.total_seconds() * 1000),
            "reference": environ.get(REFERENCE),
            "client": environ.get(CLIENT),
        }
        known = {name: value for name, value in fields.items() if value is not None}
        self.access_log.info("answered", extra={"fields": known})


def _decoded(path: str) -> str:
    """Return a path as it was written: WSGI hands over its bytes, one a sign."""
    return path.encode("latin-1", "replace").decode("utf-8", "replace")
