"""A Redis cache that costs time only when it fails: it then answers as if it were empty."""

import logging
import time
from functools import wraps

from django.core.cache.backends import redis as django_redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, RedisError, TimeoutError
from redis.retry import Retry

# Seconds. A server that is well answers within a few milliseconds.
SOCKET_TIMEOUT = 0.1
# How long a server that did not answer is left alone.
PAUSE = 5

logger = logging.getLogger(__name__)
# By server: until when it is left alone, by the clock of `time.monotonic()`.
_silent_until: dict[str, float] = {}
# By server: until when no other refusal is logged.
_logged_until: dict[str, float] = {}


def _forgiving(name: str, otherwise):
    """Return a method of Django's client that gives `otherwise` when the server fails."""
    method = getattr(django_redis.RedisCacheClient, name)

    @wraps(method)
    def call(self, *args, **kwargs):
        if _silent_until.get(self.server, 0) > time.monotonic():
            return otherwise(*args)
        try:
            return method(self, *args, **kwargs)
        except (ConnectionError, TimeoutError) as error:
            _silent_until[self.server] = time.monotonic() + PAUSE
            logger.warning("The cache does not answer: %s", type(error).__name__)
        except RedisError as error:
            # Full, for instance: it may still be read. Said once a pause, not for each key.
            if _logged_until.get(self.server, 0) <= time.monotonic():
                _logged_until[self.server] = time.monotonic() + PAUSE
                logger.warning("The cache refused: %s", type(error).__name__)
        return otherwise(*args)

    return call


def _no_such_key(key, delta):
    raise ValueError(f"The cache does not answer for {key!r}")


class ForgivingClient(django_redis.RedisCacheClient):
    def __init__(self, servers, **options):
        once = {"socket_timeout": SOCKET_TIMEOUT, "socket_connect_timeout": SOCKET_TIMEOUT}
        self.server = servers[0]
        super().__init__(servers, **{**once, "retry": Retry(NoBackoff(), 0), **options})

    get = _forgiving("get", lambda key, default: default)
    get_many = _forgiving("get_many", lambda keys: {})
    has_key = _forgiving("has_key", lambda key: False)
    # Who asks for a lock, or to be counted, goes on.
    add = _forgiving("add", lambda key, value, timeout: True)
    set = _forgiving("set", lambda key, value, timeout: None)
    set_many = _forgiving("set_many", lambda data, timeout: None)
    touch = _forgiving("touch", lambda key, timeout: False)
    delete = _forgiving("delete", lambda key: False)
    delete_many = _forgiving("delete_many", lambda keys: None)
    incr = _forgiving("incr", _no_such_key)
    clear = _forgiving("clear", lambda: False)


class ForgivingRedisCache(django_redis.RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = ForgivingClient

    def is_there(self) -> bool:
        """Return whether the server answers and takes what it is given."""
        sent = str(time.time())
        self.set("is-there", sent, 60)
        return self.get("is-there") == sent
