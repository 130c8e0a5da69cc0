"""A new site takes the place of the last good one: whole or not at all, whatever happens meanwhile.

A build writes to a folder of its own beside the site, with the number of its process in its name. When it is whole,
the two folders change places in one step, where the system can do that (Linux, macOS). Elsewhere there are two steps,
and what a build that was killed between them has left is put right by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import time
import weakref
from dataclasses import dataclass
from pathlib import Path

# Numbers of the systems' own: linux/fs.h and fcntl.h; sys/stdio.h of macOS.
AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}  # an old system, or a file system that cannot do it
TRIES = 10  # other builds may come between


@dataclass
class Output:
    """Where a build ends up: written to `new`, moved to `final` when it is whole."""

    final: Path
    new: Path

    def __post_init__(self) -> None:
        """Let nothing be left of a build that ends early."""
        weakref.finalize(self, shutil.rmtree, self.new, ignore_errors=True)


def beside(final: Path) -> Output:
    """Return a folder to build in, beside the last good site; clear up after builds that were killed.

    Raises:
        OSError: what a killed build left of the last good site cannot be put back.
    """
    for old in sorted(final.parent.glob(f".{final.name}.*.old")):
        if not final.exists() and not _runs(old):
            old.rename(final)  # it was killed between the two steps
    for left in [*final.parent.glob(f".{final.name}.*.new"), *final.parent.glob(f".{final.name}.*.old")]:
        if not _runs(left):
            shutil.rmtree(left, ignore_errors=True)
    return Output(final, final.parent / f".{final.name}.{time.monotonic_ns()}.{os.getpid()}.new")


def _runs(folder: Path) -> bool:
    """Tell whether the build still runs that made a folder."""
    try:
        os.kill(int(folder.name.split(".")[-2]), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def put_in_place(output: Output) -> None:
    """Replace the last good site by the new one, and clear the last one away.

    Raises:
        OSError: it cannot be done; the last good site stands.
    """
    for last in range(TRIES - 1, -1, -1):
        try:
            if output.final.exists():
                exchange(output.new, output.final)
            else:
                output.new.rename(output.final)
            break
        except OSError as error:
            if error.errno in NOT_HERE and output.final.exists():
                _in_two_steps(output)
                break
            if not last or error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                raise  # else another build has just put its own there, or has it in its hands
    shutil.rmtree(output.new, ignore_errors=True)


def _in_two_steps(output: Output) -> None:
    old = output.new.with_suffix(".old")
    output.final.rename(old)
    try:
        output.new.rename(output.final)
    except OSError:
        old.rename(output.final)
        raise
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system change places, in one step.

    Raises:
        OSError: one of them is missing, or the system cannot do it (its number is in `NOT_HERE`).
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def why(error: OSError) -> str:
    """Say in plain words why the machine did not let a build be finished, and what to do."""
    name = error.filename2 or error.filename  # of two, the one that was written
    it = f"'{os.fsdecode(name)}'" if isinstance(name, (str, bytes, Path)) else "a file"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"there is no room on the disk for {it}. Delete what you do not need, and build again"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return (
                f"{it} may not be written or read by you. Change its owner or rights (ls -ld shows them), "
                "or build into another folder: scripts/build --site-dir FOLDER"
            )
        case errno.EFBIG:
            return f"{it} may not become so large on this machine. Raise its limit (ulimit -f), and build again"
        case errno.ENOENT | errno.ENOTDIR:
            return f"{it} is missing. Fetch it from the last commit (git restore FILE), and build again"
    return f"{it}: {error.strerror or error}. Look after the disk, and build again"


__all__ = ["Output", "beside", "exchange", "put_in_place", "why"]
