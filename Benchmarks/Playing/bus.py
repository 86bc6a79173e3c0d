"""Just enough of D-Bus to press a media key."""

import os
import socket
import struct


class Bus:
    """A connection to a session bus; each call waits for its answer."""

    def __init__(self, path: str):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(path)
        who = str(os.getuid()).encode().hex()
        self.socket.sendall(b"\0AUTH EXTERNAL " + who.encode() + b"\r\n")
        self.socket.recv(4096)
        self.socket.sendall(b"BEGIN\r\n")
        self.serial = 0
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    def call(self, destination: str, path: str, interface: str, member: str) -> None:
        """Calls a method without arguments, and waits until it has returned."""
        self.send(destination, path, interface, member)
        wanted = self.serial
        while self.receive() != wanted:
            pass

    def send(self, destination: str, path: str, interface: str, member: str) -> None:
        """Calls a method without arguments."""
        self.serial += 1
        fields = b""
        for code, kind, text in ((1, b"o", path), (2, b"s", interface), (3, b"s", member),
                                 (6, b"s", destination)):
            fields += b"\0" * (-len(fields) % 8)
            fields += struct.pack("<BB", code, 1) + kind + b"\0"
            fields += struct.pack("<I", len(text)) + text.encode() + b"\0"
        head = struct.pack("<cBBBIII", b"l", 1, 0, 1, 0, self.serial, len(fields))
        message = head + fields
        self.socket.sendall(message + b"\0" * (-len(message) % 8))

    def receive(self) -> int:
        """Takes a message; the number of the call that it answers, or 0."""
        head = self._read(16)
        body, _, length = struct.unpack("<III", head[4:16])
        fields = self._read(length + -length % 8)
        self._read(body)
        if head[1] not in (2, 3):
            return 0
        place = 0
        while place < length:
            place += -place % 8
            code, _, kind = struct.unpack_from("<BBc", fields, place)
            place += 4
            if kind == b"g":
                place += 2 + fields[place]
                continue
            (value,) = struct.unpack_from("<I", fields, place)
            if code == 5:
                return value
            place += 4 + (value + 1 if kind in b"so" else 0)
        return 0

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise ConnectionError("the bus is gone")
            data += piece
        return data
