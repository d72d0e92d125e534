"""favicon.ico, which browsers ask for by themselves where no page tells them of an icon."""

import struct

from chongkan.site import urls
from chongkan.site.assets import Assets

_DRAWN = "icon-192.png"


def icon_file(assets: Assets) -> dict[str, bytes]:
    """{published file: bytes}: the theme's PNG in the frame that the name promises; none where it has none."""
    if _DRAWN not in assets.paths:
        return {}
    png = assets.files[urls.file_of(assets.paths[_DRAWN])]
    width, height = struct.unpack(">II", png[16:24])
    head = struct.pack("<HHH", 0, 1, 1)  # an icon, of one size; 256 is written as 0
    entry = struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(png), 22)
    return {urls.file_of(urls.ICON): head + entry + png}
