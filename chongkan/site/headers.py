"""_headers: what the host says with every file, as Netlify and Cloudflare Pages read it from the published folder.

No rule speaks of Cache-Control where another does: hosts join or choose between two values as they like. So pages have
the hosts' own, which is to ask each time whether they are still the same (max-age=0, must-revalidate).
"""

from collections.abc import Mapping

from chongkan.site import urls

HEADERS_FILE = "_headers"
_POLICY = {
    "default-src": "'none'",  # nothing but what follows, and nothing inline: pages hold no style and no script
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",  # search, and reading offline
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_UNUSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")  # sensors and the like
_RULES: Mapping[str, Mapping[str, str]] = {
    "/*": {
        "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in _POLICY.items()),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
    },
    f"{urls.ASSETS}*": {"Cache-Control": "public, max-age=31536000, immutable"},  # their names hold their hashes
}


def headers_text() -> str:
    """Return the text of the file."""
    rules = ("\n".join([path, *(f"  {name}: {value}" for name, value in of.items())]) for path, of in _RULES.items())
    return "# Chongkan: headers of all files\n\n" + "\n\n".join(rules) + "\n"
