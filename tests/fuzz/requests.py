"""Strategies for requests that no browser would send: bodies, query strings, headers."""

import os
from urllib.parse import quote_from_bytes

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

BOUNDARY = "limit"
ASKED = os.environ.get("FUZZ")
fuzzed = settings(
    max_examples=int(ASKED or 50),
    derandomize=not ASKED,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

# What has broken forms before: control characters, halves of a letter, numbers beyond any column,
# dates that are none, formulas, directions of writing, and names that are paths.
NASTY = st.sampled_from(
    [
        b"\x00", b"a\x00b", b"\x1b[31m", b"\x7f", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80",
        b"\r\n\r\n",
        "\u202e\u2066\ufeff\u0085".encode(), "😀é\u0301".encode(), b"9" * 400, b"-1", b"1e999",
        b"0x10", b"NaN", b"Infinity", b"2026-02-30", b"0000-00-00", b"10000-01-01", b"25:61",
        b"24:00", b"=1+1", b"{{7*7}}", b"<script>", b"' OR 1=1 --", b"../../etc/passwd", b"%00",
        b"%", b"%zz", b"[" * 500 + b"]" * 500, b"http://[", b"http://a@b:99999/", b"a@b", b"@",
        b"x" * 70_000, b"on", b"",
    ]
)  # fmt: skip
VALUES = st.one_of(
    NASTY,
    st.binary(max_size=60),
    st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")),
)
NESTED = st.integers(1, 200).map(lambda depth: "a" + "[b]" * depth)


def pairs(names: list[str]) -> st.SearchStrategy[list[tuple[bytes, bytes]]]:
    """Fields in any order, some of them twice, some of a name that the form does not know."""
    known = st.sampled_from(names)
    name = st.one_of(known, known, known, known, NESTED, st.text(max_size=9))
    encoded = name.map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.lists(st.tuples(encoded, VALUES), max_size=8)


def encoded(fields: list[tuple[bytes, bytes]], is_raw: bool = False) -> bytes:
    """As in a query string; raw, without the percent signs that a browser would put."""
    quoted = (lambda part: part) if is_raw else (lambda part: quote_from_bytes(part).encode())
    return b"&".join(quoted(name) + b"=" + quoted(value) for name, value in fields)


def multipart(fields: list[tuple[bytes, bytes]], extra: bytes, is_closed: bool) -> bytes:
    """Each field as a part, with one more header; the last boundary may be missing."""
    parts = [
        b'--%b\r\nContent-Disposition: form-data; name="%b"%b\r\n\r\n%b\r\n'
        % (BOUNDARY.encode(), name.replace(b'"', b""), extra, value)
        for name, value in fields
    ]
    return b"".join(parts) + (b"--%b--\r\n" % BOUNDARY.encode() if is_closed else b"")


EXTRAS = st.sampled_from(
    [
        b"", b'; filename="x.html"\r\nContent-Type: text/html', b"; filename=\"\x00\"",
        b"\r\nContent-Type: text/plain; charset=utf-16", b"\r\nContent-Transfer-Encoding: base64",
        b"\r\nContent-Type: text/plain; charset=nowhere", b"\r\nX: " + b"y" * 5000,
        b"; filename*=utf-16''%ff%fe",
    ]
)  # fmt: skip
TYPES = st.sampled_from(
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nowhere",
        f"multipart/form-data; boundary={BOUNDARY}",
        "multipart/form-data", "multipart/form-data; boundary=" + "x" * 300,
        "multipart/form-data; boundary=é", "application/json", "text/plain", "",
    ]
)  # fmt: skip
# Beside the true length: none, too short, too long. What is no number, servers refuse themselves.
LENGTHS = st.sampled_from([None, None, None, "0", "1", "99999", "-1", "9" * 30])
FORGED = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(
            [
                "evil.example", "evil.example:80", "testserver, evil.example", "\x00", "a" * 300,
                "[::1", "",
            ]
        )
        for name in (
            "HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO",
            "HTTP_X_FORWARDED_PORT", "HTTP_FORWARDED", "HTTP_X_ORIGINAL_URL", "HTTP_X_REWRITE_URL",
            "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_ORIGIN", "HTTP_REFERER",
        )
    },
)  # fmt: skip
