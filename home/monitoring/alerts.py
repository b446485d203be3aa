"""Alerts to the operator by e-mail or by a webhook: one an hour for each kind of error.

A thread of its own sends them, so that no reader waits for a mail server that is down. After one
that could not be sent, the next error of that kind sends one again, some minutes later.
"""

import json
import logging
import queue
import threading
import time
from hashlib import sha256
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.monitoring.logs import JsonFormatter, kind_of

ONCE_IN = 3600  # seconds
AGAIN_IN = 300  # seconds; after an alert that could not be sent
WEBHOOK_TIMEOUT = 5  # seconds
LAST_WORDS = 15  # seconds that a process which ends waits for its alert
# Anybody can cause these.
IGNORED = "django.security"

logger = logging.getLogger(__name__)
_waiting: queue.Queue[tuple[str, str]] = queue.Queue(maxsize=20)
# By kind of error: until when there is no other alert, by the clock of `time.monotonic()`.
_silent_until: dict[str, float] = {}
_lock = threading.Lock()
_thread: threading.Thread | None = None


class OperatorHandler(logging.Handler):
    """Sends an alert for each record. It never blocks and never raises."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if not (settings.OPERATOR_EMAIL or settings.OPERATOR_WEBHOOK):
                return
            if record.name.startswith(IGNORED):
                return
            kind = kind_of(record)
            with _lock:
                if _silent_until.get(kind, 0) > time.monotonic():
                    return
                _silent_until[kind] = time.monotonic() + ONCE_IN
                if len(_silent_until) > 1000:
                    _silent_until.clear()
            _waiting.put_nowait((kind, JsonFormatter().format(record)))
            _start()
        except Exception:
            self.handleError(record)


def log_uncaught(kind: type[BaseException], error: BaseException, trace) -> None:
    """Log what ends a process, as `sys.excepthook`, and give the operator's e-mail some time."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("home").critical("The process ends", exc_info=(kind, error, trace))
    until = time.monotonic() + LAST_WORDS
    while _waiting.unfinished_tasks and time.monotonic() < until:
        time.sleep(0.05)


def _start() -> None:
    """Start the thread, in whichever process this is."""
    global _thread
    with _lock:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_send_all, name="operator", daemon=True)
            _thread.start()


def _send_all() -> None:
    while True:
        kind, line = _waiting.get()
        try:
            send_alert(kind, line)
        except Exception as error:
            with _lock:
                _silent_until[kind] = time.monotonic() + AGAIN_IN
            logger.warning("An alert was not sent: %s", type(error).__name__)
        finally:
            _waiting.task_done()


def send_alert(kind: str, line: str) -> None:
    """Send an alert, unless another process sent one of this kind in the last hour.

    `kind` names what such errors have in common, `line` is the record of this one.
    """
    key = f"operator:{sha256(kind.encode()).hexdigest()}"
    if not cache.add(key, 1, ONCE_IN):
        return
    try:
        fields = json.loads(line)
        if settings.OPERATOR_EMAIL:
            _message(kind, fields).send()
        if settings.OPERATOR_WEBHOOK:
            _post({"text": f"{settings.WAGTAILADMIN_BASE_URL}: {kind}", "record": fields})
    except Exception:
        cache.delete(key)
        raise


def _message(kind: str, fields: dict) -> EmailMessage:
    with override(settings.LANGUAGE_CODE):
        return EmailMessage(
            subject=_("Error on %(site)s: %(kind)s")
            % {"site": settings.WAGTAILADMIN_BASE_URL, "kind": kind[:100]},
            body=_(
                "Errors of this kind are reported every 60 minutes. The log has the others, "
                "each with the reference that its reader saw."
            )
            + f"\n\n{json.dumps(fields, indent=2, ensure_ascii=False)}\n",
            from_email=settings.SERVER_EMAIL,
            to=[settings.OPERATOR_EMAIL],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _post(content: dict) -> None:
    request = Request(  # noqa: S310 - an address of the operator's own
        settings.OPERATOR_WEBHOOK,
        data=json.dumps(content).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=WEBHOOK_TIMEOUT):  # noqa: S310 # nosec B310
        pass
