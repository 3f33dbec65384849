# Runs a command and prints to file descriptor 3 what it and all that it waited for have used: node cannot ask for that.
import json
import os
import signal
import sys
import time


def stop(*_):
    os.killpg(child, signal.SIGKILL)


started = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, setpgroup=0)
signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGINT, stop)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started

report = {
    "exit": os.waitstatus_to_exitcode(status),
    "wallMs": wall * 1000,
    "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
    # macOS counts bytes, all others KiB.
    "peakBytes": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
}
os.write(3, json.dumps(report).encode())
