"""The policies that browsers hold the site to: what pages may load, and what they may ask for."""

from csp.constants import NONCE, NONE, SELF

# What every public page uses. A template that needs more says so: `{% csp_needs %}`.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
    }
}
# What Wagtail's own interface needs; public pages never get it (config.security). Its scripts
# inside a page are known by a nonce (`home.content_security`), its inline styles by nothing.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "font-src": [SELF, "data:"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, "'unsafe-inline'"],
}
# Neither the site nor its admin asks the browser for anything.
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "bluetooth",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "gamepad",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "usb",
        "web-share",
        "window-management",
        "xr-spatial-tracking",
    )
}
