"""What each public address costs, beside pages of a plain Wagtail site served in the same run.

`run.py` measures and prints, `make bench` calls it. `addresses.py` lists the addresses and the most
that each may cost: add one there. `both_sites.py` fills and serves both sites: ours with
`content.py`, the plain one is `tests.bench.naive`. `cost.py` measures processor time, `servers.py`
starts processes, `report.py` prints what is held, `publications.py` has what editors do.
"""
