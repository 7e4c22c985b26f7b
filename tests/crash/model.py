# SPDX-License-Identifier: MIT
"""A disk on which whatever is not fsynced may be lost, in any subset: after T. S. Pillai and others, "All File Systems Are
Not Created Equal" (OSDI 2014). An strace log of one program and one folder goes in, states of that folder come out.

- A write reaches the disk in pieces of 64 bytes, each of them or not, in any order; a real disk's are larger. A file's
  length likewise.
- A name that is made, changed or removed reaches the disk, or does not, each for itself.
- fsync of a file makes its bytes and length safe; fsync of the folder makes its names safe. Nothing else does.
"""
import pathlib
import random
import re

PIECE = 64
LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+|\?)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Trace:
    """operations: (index of the call, kind, ...); names: each call's name; acknowledged: the call that says it is done."""

    def __init__(self):
        self.operations, self.names, self.files, self.entries, self.acknowledged = [], [], {}, {}, None


def text_of(argument):
    return bytes.fromhex(argument.replace("\\x", ""))


def read_log(log, folder, template, acknowledged=b"end\tdone"):
    """`template` is how the folder was before."""
    trace, next_file, folders, open_files, at = Trace(), 0, set(), {}, {}
    names = {}
    for path in sorted(pathlib.Path(template).iterdir()):
        trace.files[next_file] = path.read_bytes()
        trace.entries[path.name] = names[path.name] = next_file
        next_file += 1
    wanted = str(folder).encode()
    for line in pathlib.Path(log).read_text(errors="replace").splitlines():
        found = LINE.match(line)
        if not found or found[3] == "?" or int(found[3]) < 0:
            continue
        call, arguments, result = found[1], found[2], int(found[3])
        index = len(trace.names)
        trace.names.append(call)
        texts = [text_of(t) for t in TEXT.findall(arguments)]
        first = re.match(r"(-?\d+|AT_FDCWD)", arguments)
        fd = int(first[1]) if first and first[1] != "AT_FDCWD" else None

        def operation(kind, *more):
            trace.operations.append((index, kind, *more))

        if call == "openat" and fd is None:
            open_files.pop(result, None)
            folders.discard(result)
            if texts[0] == wanted:
                folders.add(result)
        elif call == "openat" and fd in folders:
            name = texts[0].decode()
            if name == ".":
                folders.add(result)
                continue
            if name not in names:
                names[name] = next_file
                trace.files[next_file] = b""
                operation("name", name, next_file)
                next_file += 1
            open_files[result], at[result] = names[name], 0
        elif call == "close":
            open_files.pop(fd, None)
            folders.discard(fd)
        elif call == "fcntl" and "F_DUPFD" in arguments and fd in open_files:
            open_files[result], at[result] = open_files[fd], at[fd]
        elif call == "lseek" and fd in open_files:
            at[fd] = result
        elif call == "write" and fd in open_files:
            operation("write", open_files[fd], at[fd], texts[0][:result])
            at[fd] += result
        elif call == "write" and fd == 1 and texts[0].startswith(acknowledged):
            trace.acknowledged = index
        elif call == "pwrite64" and fd in open_files:
            operation("write", open_files[fd], int(arguments.rsplit(",", 1)[1]), texts[0][:result])
        elif call == "ftruncate" and fd in open_files:
            operation("length", open_files[fd], int(arguments.rsplit(",", 1)[1]))
        elif call in ("fsync", "fdatasync"):
            if fd in folders:
                operation("sync names")
            elif fd in open_files:
                operation("sync", open_files[fd])
        elif call in ("renameat", "renameat2", "rename"):
            old, new = (t.decode() for t in texts[:2])
            names[new] = names.pop(old)
            operation("rename", old, new, names[new])
        elif call in ("unlinkat", "unlink") and texts[0].decode() in names:
            operation("remove", texts[0].decode())
            del names[texts[0].decode()]
    if trace.acknowledged is None or not folders and not trace.operations:
        raise AssertionError("the log holds no update that was acknowledged")
    return trace


def pieces(start, data):
    while data:
        n = PIECE - start % PIECE
        yield start, data[:n]
        start, data = start + n, data[n:]


def pending_at(trace, point):
    """What is safe after the first `point` calls, and what may be lost, in order."""
    files, entries, bytes_pending, names_pending = dict(trace.files), dict(trace.entries), {}, []
    for index, kind, *more in trace.operations:
        if index >= point:
            break
        if kind == "write":
            file, start, data = more
            bytes_pending.setdefault(file, []).extend(("bytes", s, d) for s, d in pieces(start, data))
            bytes_pending[file].append(("grow", start + len(data), None))
        elif kind == "length":
            bytes_pending.setdefault(more[0], []).append(("length", more[1], None))
        elif kind == "sync":
            files[more[0]] = apply_bytes(files[more[0]], bytes_pending.pop(more[0], []))
        elif kind == "sync names":
            entries = apply_names(entries, names_pending)
            names_pending = []
        else:
            names_pending.append((kind, *more))
    return files, entries, bytes_pending, names_pending


def apply_bytes(data, changes):
    out, length = bytearray(data), len(data)
    for kind, at, piece in changes:
        if kind == "bytes":
            if len(out) < at + len(piece):
                out.extend(bytes(at + len(piece) - len(out)))
            out[at:at + len(piece)] = piece
        elif kind == "grow":
            length = max(length, at)
        else:
            length = at
            out = out[:at]
    return bytes(out[:length]) + bytes(max(0, length - len(out)))


def apply_names(entries, changes):
    out = dict(entries)
    for kind, name, *more in changes:
        if kind == "name":
            out[name] = more[0]
        elif kind == "remove":
            out.pop(name, None)
        else:
            out.pop(name, None)
            out[more[0]] = more[1]
    return out


def survive(files, entries, bytes_pending, names_pending, keeps_bytes, keeps_name):
    now = apply_names(entries, [n for n in names_pending if keeps_name()])
    data = dict(files)
    for file, changes in bytes_pending.items():
        data[file] = apply_bytes(files[file], [c for c in changes if keeps_bytes()])
    return {name: data[file] for name, file in now.items()}


def states(trace, samples, seed):
    """(calls done, acknowledged, {name: bytes}), each state of a point once."""
    rng = random.Random(seed)
    points = sorted({0} | {index + 1 for index, *_ in trace.operations} | {trace.acknowledged + 1, len(trace.names)})
    for point in points:
        pending = pending_at(trace, point)
        seen = set()
        for k in range(samples if pending[2] or pending[3] else 1):
            # First nothing of it, then all; then all bytes and some of the names; and then some of both. Of the bytes often nearly
            # all or hardly any: of many pieces, each by its own coin, the half would be lost every time.
            share = rng.choice((.01, .1, .5, .9, .99))
            state = survive(*pending, lambda: k % 2 or k and rng.random() < share, lambda: k == 1 or k and rng.random() < .5)
            mark = hash(tuple(sorted(state.items())))
            if mark not in seen:
                seen.add(mark)
                yield point, trace.acknowledged < point, state


def write_state(state, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, data in state.items():
        (folder / name).write_bytes(data)
