"""What each public address costs, beside pages of a plain Wagtail site served in the same run.

`run.py` starts the servers, measures and prints; `make bench` calls it. `addresses.py` lists the
addresses and the most that each may cost: add one there. `content.py` fills our site,
`tests.bench.naive` is the plain one. `cost.py` measures processor time, `servers.py` starts what
is measured, `report.py` says what is held.
"""
