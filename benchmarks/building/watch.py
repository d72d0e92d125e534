"""The small process in which commands are measured: `python -S watch.py JOBS LOG`.

JOBS is JSON, [[argument, …], folder] for each command; all of them start at once, and what they print goes to LOG.
Prints JSON: exit status of the first that failed, wall and CPU seconds, bytes of memory.

It is a process of its own, and a small one, because Linux counts what a process held before it became another program
into the peak of that program (getrusage(2), ru_maxrss).
"""

import json
import os
import sys
import time

_SHARE = 40  # looking at the memory may cost one part in so many of the time
_PAUSE = 0.01  # seconds between two looks, at least


def main() -> None:
    """Run the commands and print what they cost."""
    jobs, log = json.loads(sys.argv[1]), os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    start = time.perf_counter()
    running = {_started(arguments, folder, log) for arguments, folder in jobs}
    status, cpu, largest, together = 0, 0.0, 0, 0
    while running:
        looked = time.process_time()
        together = max(together, sum(map(_memory, [pid for root in running for pid in _family(root)])))
        until = time.perf_counter() + max(_PAUSE, _SHARE * (time.process_time() - looked))
        while running and time.perf_counter() < until:
            for pid in list(running):
                ended, code, used = os.wait4(pid, os.WNOHANG)
                if ended:
                    running.discard(pid)
                    status = status or os.waitstatus_to_exitcode(code)
                    cpu += used.ru_utime + used.ru_stime
                    largest = max(largest, used.ru_maxrss * 1024)
            time.sleep(0.001)
    wall = time.perf_counter() - start
    print(json.dumps({"status": status, "wall": wall, "cpu": cpu, "largest": largest, "together": together}))


def _started(arguments: list[str], folder: str, log: int) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.chdir(folder)
            os.execvp(arguments[0], arguments)
        finally:
            os._exit(127)
    return pid


def _family(root: int) -> list[int]:
    """The process and all that descend from it."""
    found = [root]
    for pid in found:
        try:
            for task in os.scandir(f"/proc/{pid}/task"):
                found += map(int, _read(f"{task.path}/children").split())
        except OSError:  # it has just ended
            continue
    return found


def _memory(pid: int) -> int:
    """Bytes that a process holds, what it shares with others counted by its share (PSS)."""
    try:
        rollup = _read(f"/proc/{pid}/smaps_rollup").splitlines()
        return next((int(line.split()[1]) * 1024 for line in rollup if line.startswith(b"Pss:")), 0)
    except OSError:
        return 0


def _read(path: str) -> bytes:
    """A file of /proc."""
    opened = os.open(path, os.O_RDONLY)
    try:
        return os.read(opened, 1 << 16)
    finally:
        os.close(opened)


if __name__ == "__main__":
    main()
