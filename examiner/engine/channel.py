"""Frames on a socket between the examiner and its candidate."""

import socket
import struct
from collections.abc import Callable

from examiner.engine.codec import MAX_BYTES

_HEADER = struct.Struct("<I")
MAX_FRAME = MAX_BYTES + 4096


class ChannelError(Exception):
    """The other side is gone or does not keep to the frames."""


class Channel:
    """Whole messages over a stream socket.

    Parameters
    ----------
    connection
        One end of a socket pair.
    wait
        Called before each receive; may raise to give up waiting. The examiner looks after its
        time limits and the candidate's printed output there.
    """

    def __init__(self, connection: socket.socket, wait: Callable[[], None] | None = None):
        self.connection = connection
        self.wait = wait

    def send(self, message: bytes) -> None:
        """Send one message."""
        try:
            self.connection.sendall(_HEADER.pack(len(message)) + message)
        except OSError as error:
            raise ChannelError(str(error)) from None

    def receive(self) -> bytes:
        """Wait for one message."""
        (length,) = _HEADER.unpack(self._read(_HEADER.size))
        if length > MAX_FRAME:
            raise ChannelError(f"a message of {length} bytes")
        return self._read(length)

    def _read(self, count: int) -> bytes:
        content = bytearray()
        while len(content) < count:
            if self.wait:
                self.wait()
            try:
                part = self.connection.recv(min(count - len(content), 1 << 20))
            except OSError as error:
                raise ChannelError(str(error)) from None
            if not part:
                raise ChannelError("the other side is gone")
            content += part
        return bytes(content)
