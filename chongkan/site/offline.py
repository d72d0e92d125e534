"""What a browser needs to read without network: the service worker, and each script's manifest."""

import hashlib
from collections.abc import Sequence

from chongkan.site import urls
from chongkan.site.render import Frame

_FIRST = ("site.css", "lists.css", "rare.css", "late.js", "tools.js", "keep.js", "icon.svg")  # what every page may use


def offline_files(frames: Sequence[Frame]) -> dict[str, str]:
    """{published file: text} of sw.js and the manifests. The worker changes when what it keeps does, and only then."""
    offline = {urls.quoted(frame.prefix + urls.HOME): urls.quoted(frame.prefix + urls.OFFLINE) for frame in frames}
    paths = frames[0].assets.paths
    first = [*(paths[name] for name in _FIRST if name in paths), *offline.values()]  # a theme may do without some
    version = hashlib.sha256("\n".join(first).encode()).hexdigest()[:10]
    worker = frames[0].render(urls.WORKER.removeprefix("/"), first=first, offline=offline, version=version)
    manifests = {urls.file_of(f.prefix + urls.MANIFEST): f.render(urls.MANIFEST.removeprefix("/")) for f in frames}
    return {urls.file_of(urls.WORKER): worker} | manifests
