"""The socket on which the site listens, or a refusal that says what is in the way."""

import errno
import socket

from kb.errors import PortTaken, UnknownChoice

DEFAULT_PORT = 8001


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens on host and port.

    Port 0 takes any free one; None takes `DEFAULT_PORT`, or any free one where that is in use. Raises PortTaken, and
    UnknownChoice for a host that is none of this machine's.
    """
    try:
        return _bind(host, DEFAULT_PORT if port is None else port)
    except PortTaken:
        if port is not None:
            raise
        return _bind(host, 0)


def _bind(host: str, port: int) -> socket.socket:
    if not host:
        raise UnknownChoice("--host", "the address is empty", "leave it out, or name one, such as 127.0.0.1 or 0.0.0.0")
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError, UnicodeError) as failure:
        listener.close()
        reason = failure.errno if isinstance(failure, OSError) else None
        if reason in (errno.EADDRINUSE, errno.EACCES) or isinstance(failure, OverflowError):
            taken = reason == errno.EADDRINUSE
            raise PortTaken(
                f"{host}:{port}",
                "another program listens on this port" if taken else f"this address cannot be served ({failure})",
                "name another with --port N; --port 0 takes any free one",
            ) from failure
        raise UnknownChoice(
            f"--host {host}",
            "this machine has no such address",
            "name one of its own, such as 127.0.0.1, or 0.0.0.0 for all of them",
        ) from failure
    return listener
