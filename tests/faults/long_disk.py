"""A disk of PostgreSQL that is full, really: a file system in memory, which needs root."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.faults.test_database import PERSON, check_well, hidden_fields
from tests.postgres import another_user

pytestmark = pytest.mark.once


@pytest.fixture
def small_disk(site):
    """A file system of one megabyte that PostgreSQL keeps the table of requests in."""
    folder = site.postgres.folder / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=True)
    space = folder / "space"
    space.mkdir()
    if user := another_user():
        os.chown(space, user.pw_uid, user.pw_gid)
    table = "ALTER TABLE campaigns_signaturerequest SET TABLESPACE {}"
    with site.connect() as connection:
        connection.autocommit = True
        connection.execute(f"CREATE TABLESPACE small LOCATION '{space}'")
        connection.execute(table.format("small"))
    yield folder
    with site.connect() as connection:
        connection.autocommit = True
        connection.execute(table.format("pg_default"))
        connection.execute("CHECKPOINT")
        connection.execute("DROP TABLESPACE small")
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(path: Path) -> None:
    with pytest.raises(OSError, match="No space left"), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1000)


def test_a_form_says_so_and_nothing_is_half_stored(site, small_disk):
    fields = PERSON | site.open_form(site.urls["sign"])
    fill(small_disk / "full")
    answer = site.post(site.urls["sign"], fields)
    assert answer.status == 507
    assert "<h1>Il n’y a plus de place</h1>" in answer.text
    assert hidden_fields(answer.text) == fields
    for table in ("campaigns_signaturerequest", "home_email", "wagtailcore_modellogentry"):
        condition = "action LIKE 'request.%'" if table.startswith("wagtail") else "true"
        assert site.count(table, condition) == 0
    check_well(site)
    (small_disk / "full").unlink()
    assert site.post(site.urls["sign"], hidden_fields(answer.text)).status == 303
    assert site.count("campaigns_signaturerequest", "true") == 1
