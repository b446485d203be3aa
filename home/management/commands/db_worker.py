"""The task worker: django-tasks-db's own, which gives signs of life and outlives a database."""

import logging
import time

from django.db import InterfaceError, OperationalError, connection
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from home.monitoring.heartbeats import WORKER, beat

# Seconds to wait for a database that does not answer.
PAUSE = 5

logger = logging.getLogger(__name__)


class Worker(db_worker.Worker):
    """A worker that waits for the database where another would end."""

    _runs, _ends = True, False

    @property
    def running(self) -> bool:
        """Whether to go on; asked once a turn of the loop, and a turn is a sign of life."""
        if self._runs and not self._ends:
            beat(WORKER)
        return self._runs

    @running.setter
    def running(self, value: bool) -> None:
        self._runs = value

    def shutdown(self, signum, frame) -> None:
        # A signal may come in the middle of a query: no other one then.
        self._ends = True
        super().shutdown(signum, frame)

    def run(self) -> None:
        while self._runs:
            try:
                self._take_up_again()
                return super().run()
            except (OperationalError, InterfaceError):
                logger.warning("The worker waits for the database", exc_info=True)
                connection.close()
                time.sleep(PAUSE)
        return None

    def _take_up_again(self) -> None:
        """Let the task that was interrupted by the database be done again."""
        running = DBTaskResult.objects.filter(status="RUNNING")
        for result in running.filter(backend_name=self.backend_name):
            if result.worker_ids[-1:] == [self.worker_id]:
                DBTaskResult.objects.filter(pk=result.pk).update(status="READY", started_at=None)


class Command(db_worker.Command):
    def handle(self, **options):
        # The command has no other place to name its worker.
        db_worker.Worker = Worker
        super().handle(**options)
