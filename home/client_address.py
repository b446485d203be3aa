"""The address of whoever sends a request, for limits and logs: the only place that works it out.

`settings.TRUSTED_PROXIES` is the number of proxies of the operator's own before the application.
Each appends to `X-Forwarded-For` the address that it was asked from, so the n-th address from the
right was written by the outermost of them. All to the left of it may be made up by the client.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Where no address is known, such as behind a Unix socket: one for all.
UNKNOWN = "0.0.0.0"  # noqa: S104 # nosec B104
# An IPv6 network of this size belongs to one household or company (RFC 6177).
IPV6_PREFIX = 64
# What a log may hold of an address.
LOGGED_PREFIX = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> str:
    """Return the client's IPv4 address, or the first address of its IPv6 network (/64).

    Never raises. Where the header is missing, shorter than the number of proxies, or holds no
    address at that place, this is the address of the connection: clients cannot choose it.
    """
    address = _forwarded(request) or _parse(request.META.get("REMOTE_ADDR", ""))
    if address is None:
        return UNKNOWN
    if address.version == 6:
        return str(ip_network((address, IPV6_PREFIX), strict=False).network_address)
    return str(address)


def client_network(request: HttpRequest) -> str:
    """Return the client's network, such as `192.0.2.0/24`: it may stand in a log."""
    address = ip_address(client_address(request))
    return str(ip_network((address, LOGGED_PREFIX[address.version]), strict=False))


def _forwarded(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    proxies = settings.TRUSTED_PROXIES
    # A header that is sent twice arrives as one, joined with a comma.
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return _parse(hops[-proxies]) if 0 < proxies <= len(hops) else None


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`."""
    host = text.strip().strip('"')
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
