"""Every page is valid HTML, as the Nu validator reads it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gates.kinds import all_pages, path_of
from gates.site import Site, package, program
from gates.verdict import Verdict


def judge(site: Site) -> Verdict:
    """Neither an error nor a warning on any page."""
    java = program("java", "On Debian: apt-get install default-jre-headless")
    jar = package("vnu-jar/build/dist/vnu.jar")
    command = [java, "-jar", str(jar), "--skip-non-html", "--format", "json", str(site.public)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stderr
    faults = list(faults_in(said, site.public))
    return Verdict(f"{len(all_pages(site.public))} pages, {len(faults)} errors and warnings", faults)


def faults_in(said: str, public: Path) -> Iterator[str]:
    """Yield what the validator says in its JSON as sentences with page and line."""
    for message in json.loads(said)["messages"]:
        page = path_of(Path(unquote(urlsplit(message["url"]).path)), public) if "url" in message else "the validator"
        kind = message.get("subType", message["type"])
        yield f"{page} line {message.get('lastLine', '?')}: {kind}: {message['message']}"
