"""Write files atomically, and never over what the same run reads."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Absent on some systems, where a pipe is no file that a path can name.
_TO_STREAM = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


_READ: ContextVar[set[str] | None] = ContextVar("files read in this run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Keep in mind every file that is read, so that `write_whole` replaces none of them until the end of the run."""
    token = _READ.set(set())
    try:
        yield
    finally:
        _READ.reset(token)


def note_read(path: str | Path) -> None:
    """Keep a file in mind that is read; outside of a run nothing is kept."""
    read = _READ.get()
    if read is not None:
        read.add(os.path.realpath(path))


def write_whole(path: str | Path, content: bytes, *, never: Iterable[str | Path] = (), mends: bool = False) -> Path:
    """Write a file atomically, through a temporary file beside it.

    A pipe or a device, such as `/dev/stdout`, is written to as it stands: it holds no file to be replaced.

    Args:
        path: Where it goes; an older file there is replaced, and keeps its permissions.
        content: All of it.
        never: Files that must not be replaced, by whatever name, besides those that this run has read.
        mends: Whether it is what was read that is to be replaced.

    Returns:
        The path.

    Raises:
        UsageError: If the path is that of a file that was read, a folder, or cannot be a file's.
        WriteError: If the file there may not be written.
        OSError: If it cannot be written; nothing is left behind.
    """
    target = Path(path)
    resolved, mode = writable(target, never=never, mends=mends)
    try:
        if mode is not None and not stat.S_ISREG(mode):
            _stream(target, content)
        else:
            _replace(resolved, content, mode)
    except OSError as error:
        error.filename, error.filename2 = str(target), None  # a temporary file's name says nothing to the user
        raise
    return target


def writable(target: Path, *, never: Iterable[str | Path] = (), mends: bool = False) -> tuple[Path, int | None]:
    """See that a file may be written; see `write_whole`.

    Returns:
        Where the path leads, and the mode of what is there; None where nothing is.

    Raises:
        UsageError: If the path is that of a file that was read, a folder, or cannot be a file's.
        WriteError: If the file there may not be written.
    """
    resolved, mode = _looked_at(target)
    read = () if mends else (*never, *sorted(_READ.get() or ()))
    if any(_same(resolved, Path(other)) for other in read):
        raise UsageError(N_("'{target}' is the input or is read with it; give the output another name"), target=target)
    if mode is not None and stat.S_ISDIR(mode):
        raise UsageError(N_("'{target}' is a folder; name a file in it"), target=target)
    if not resolved.parent.is_dir():
        raise UsageError(N_("the folder of '{target}' is not there; make it first"), target=target)
    if mode is not None:
        refuse_read_only(resolved, target)
    return resolved, mode


def refuse_read_only(path: Path, shown: str | Path) -> None:
    """See that a file may be written: its folder would let it be replaced all the same.

    Args:
        path: The file.
        shown: How the user names it.

    Raises:
        WriteError: If nobody may write it, or this user may not.
    """
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        raise WriteError(N_("'{file}' is write-protected and is left as it is; allow writing to it first"), file=shown)


def _replace(resolved: Path, content: bytes, mode: int | None) -> None:
    import tempfile  # noqa: PLC0415 - every command imports this module, and starts without it

    # The name is short whatever the target's is, which may be as long as a name can be.
    handle, temporary = tempfile.mkstemp(prefix=".orgtree-", dir=resolved.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp makes the file readable for its owner only; a new file gets what the user's mask allows.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask if mode is None else stat.S_IMODE(mode) & 0o777)
        Path(temporary).replace(resolved)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _looked_at(target: Path) -> tuple[Path, int | None]:
    """Resolve a path; return it with its file mode, None where nothing exists.

    Raises:
        UsageError: If no file can have this path.
    """
    try:
        resolved = Path(os.path.realpath(target))
        return resolved, target.stat().st_mode
    except FileNotFoundError:
        return resolved, None
    except NotADirectoryError as error:
        raise UsageError(N_("the folder of '{target}' is not there; make it first"), target=target) from error
    except OSError as error:  # a loop of links, or a name that is too long
        from orgtree.base.messages import reason  # noqa: PLC0415 - on the way of mistakes only

        raise UsageError(N_("'{target}' cannot be written: {reason}"), target=target, reason=reason(error)) from error
    except ValueError as error:
        raise UsageError(N_("'{target}' is no path of a file"), target=target) from error


def label_of(path: Path) -> str:
    """Return a path as shown to users: relative to the current folder if below it, with forward slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _same(resolved: Path, other: Path) -> bool:
    """Return whether two paths name the same file, links and the file system's case rules considered."""
    try:
        return os.path.realpath(other) == str(resolved) or resolved.samefile(other)
    except (OSError, ValueError):
        return False  # one of them is not there


def _stream(target: Path, content: bytes) -> None:
    """Write to a pipe or a device; a pipe without a reader is an error, since writing would block."""
    handle = os.open(target, _TO_STREAM)
    os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)


def there(path: str | Path) -> None:
    """Check that a file exists.

    Raises:
        DefinitionError: If there is none.
    """
    if Path(path).is_dir():
        raise DefinitionError(N_("'{path}' is a folder; name the definition's root file"), path=path)
    if not Path(path).exists():
        raise DefinitionError(N_("there is no file '{path}'"), path=path)
