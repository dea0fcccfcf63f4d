"""How much memory the process keeps of what it no longer needs: as little as its libraries allow."""

import ctypes
import sys

import pyarrow

M_ARENA_MAX = -8  # the option of glibc's mallopt(3) for the number of heaps
ARENAS = 2  # one for the start, one for the threads that answer


def keep_little() -> None:
    """Share heaps among threads, and give the memory of finished tables back to the system.

    Without this every thread that answers keeps a heap of its own. Where the C library has no such
    option (other than glibc), only the tables' memory is given back.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    if sys.platform == "linux":
        own = ctypes.CDLL(None)
        if hasattr(own, "mallopt"):
            own.mallopt(M_ARENA_MAX, ARENAS)
