"""_headers: what the host says with every file, as Netlify and Cloudflare Pages read it from the published folder.

No rule speaks of Cache-Control where another does: hosts join or choose between two values as they like. So pages have
the hosts' own, which is to ask each time whether they are still the same (max-age=0, must-revalidate).
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable

from chongkan.site import urls

HEADERS_FILE = "_headers"
_POLICY = {
    "default-src": "'none'",  # nothing but what follows; pages hold no style, and no script but those named by hash
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
_GUARDS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # files whose names hold their hashes


def headers_text(scripts: Iterable[str]) -> str:
    """Return the text of the file; scripts: the texts of the scripts that pages hold (CSP 3, hash-source)."""
    policy = _POLICY | {"script-src": " ".join(["'self'", *map(_hash, scripts)])}
    guard = {"Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in policy.items())}
    rules = {"/*": guard | _GUARDS, f"{urls.ASSETS}*": _KEPT}
    texts = ("\n".join([path, *(f"  {name}: {value}" for name, value in of.items())]) for path, of in rules.items())
    return "# Chongkan: headers of all files\n\n" + "\n\n".join(texts) + "\n"


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
