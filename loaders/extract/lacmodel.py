"""LAC's network made to read many sentences at once, each at its own length.

The network as it comes takes a batch of one length only: its two recurrent layers are told no lengths, so
that the padding behind a shorter sentence would be read backwards into it. The layers of ONNX have an input
for that; here it is wired to the input `length`, which the network has and does not use. The weights stay
as they are. The file is read and written in the wire format of Protocol Buffers, as far as that needs:
a message is a row of fields, each a key (number and type), and behind it a number or a stretch of bytes.
"""

from collections.abc import Iterator
from typing import NamedTuple

# Numbers of fields in onnx.proto: of a model its graph, of a graph its nodes, of a node what follows,
_GRAPH, _NODE = 7, 1
_INPUT, _OUTPUT, _SORT, _ATTRIBUTE = 1, 2, 4, 5
# of an attribute its name, whole number and type; the types of 32 bits and of an attribute that is a number.
_NAME, _NUMBER, _TYPE, _INT32, _INT = 1, 3, 20, 6, 2
_BYTES, _VARINT = 2, 0
_WIDTHS = {1: 8, 5: 4}
# Which input of a GRU holds the lengths, and what they are called in the graph.
_LENGTHS_AT, _LENGTHS = 4, b"length.int32"


class _Field(NamedTuple):
    number: int
    wire: int
    raw: bytes
    """The whole field with its key."""
    value: bytes
    """What it holds, where that is a stretch of bytes."""


def heed_lengths(model: bytes) -> bytes | None:
    """The model with lengths wired to its recurrent layers; None where it is not built as expected."""
    fields = list(_iter_fields(model))
    graphs = [field.value for field in fields if field.number == _GRAPH]
    if len(graphs) != 1:
        return None
    nodes = [_wire(field) for field in _iter_fields(graphs[0])]
    if sum(changed for _, changed in nodes) == 0:
        return None
    graph = _bytes(_NODE, _cast()) + b"".join(raw for raw, _ in nodes)
    return b"".join(_bytes(_GRAPH, graph) if field.number == _GRAPH else field.raw for field in fields)


def _wire(field: _Field) -> tuple[bytes, bool]:
    """A field of the graph; a GRU without lengths gets them."""
    if field.number != _NODE or field.wire != _BYTES:
        return field.raw, False
    parts = list(_iter_fields(field.value))
    inputs = [part for part in parts if part.number == _INPUT]
    is_gru = any(part.number == _SORT and part.value == b"GRU" for part in parts)
    if not is_gru or len(inputs) <= _LENGTHS_AT or inputs[_LENGTHS_AT].value:
        return field.raw, False
    given = inputs[_LENGTHS_AT]
    node = b"".join(_bytes(_INPUT, _LENGTHS) if part is given else part.raw for part in parts)
    return _bytes(_NODE, node), True


def _cast() -> bytes:
    """The node that turns the lengths into numbers of 32 bits, as the layers want them."""
    to = _bytes(_NAME, b"to") + _number(_NUMBER, _INT32) + _number(_TYPE, _INT)
    return (
        _bytes(_INPUT, b"length")
        + _bytes(_OUTPUT, _LENGTHS)
        + _bytes(_SORT, b"Cast")
        + _bytes(_ATTRIBUTE, to)
    )


def _iter_fields(message: bytes) -> Iterator[_Field]:
    position = 0
    while position < len(message):
        begin = position
        key, position = _read_varint(message, position)
        wire, value = key & 7, b""
        if wire == _VARINT:
            _, position = _read_varint(message, position)
        elif wire == _BYTES:
            length, position = _read_varint(message, position)
            value = message[position : position + length]
            position += length
        else:
            position += _WIDTHS[wire]
        yield _Field(key >> 3, wire, message[begin:position], value)


def _read_varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, position


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)


def _bytes(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(value)) + value


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3 | _VARINT) + _varint(value)
