"""The nouns as plain JSON values and back, read off their type hints.

A noun becomes an object in the order of its fields, a tuple (spans and boxes too) a list, a closed vocabulary its word.
Coming back, a field that the file does not have takes its default, and fields that the noun does not have are left out:
a file of a later minor version can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")
Reading = Callable[[Any], Any]
_SHOWN = 40  # characters of a wrong value that a message repeats: enough to find it, too few to flood a terminal


class ShapeError(ValueError):
    """A value that is not what its place asks for; `place` is where it stands, as `items[3].dates[0].kind`."""

    def __init__(self, what: str, place: str = "") -> None:
        self.what = what
        self.place = place
        super().__init__(f"{place or 'the file'}: {what}")

    def within(self, step: str) -> ShapeError:
        """The same fault, seen from one level up."""
        glue = "." if self.place and not self.place.startswith("[") else ""
        return ShapeError(self.what, f"{step}{glue}{self.place}")


def to_plain(value: Any) -> Any:
    """A noun, or a tuple or mapping of them, as JSON values."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: to_plain(value[key]) for key in sorted(value)}
    return {name: to_plain(getattr(value, name)) for name in _names(cast(Any, type(value)))}


def from_plain(noun: type[Noun], plain: Any) -> Noun:
    """The noun that `plain` describes; raises ShapeError, which says what is wrong and where."""
    return cast(Noun, _reading(cast(Any, noun))(plain))


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun))


@cache
def _reading(hint: Any) -> Reading:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _optional(_reading(inner))
    if origin is tuple:
        return _sequence(_reading(arguments[0])) if arguments[-1] is ... else _row(tuple, map(_reading, arguments))
    if origin is dict:
        return _mapping(_reading(arguments[1]))
    if is_dataclass(hint):
        return _noun(cast(type, hint))
    if issubclass(hint, tuple):
        return _row(hint._make, (_reading(each) for each in get_type_hints(hint).values()))
    if issubclass(hint, StrEnum):
        return _word(hint)
    return _scalar(hint)


def _optional(inner: Reading) -> Reading:
    return lambda plain: None if plain is None else inner(plain)


def _sequence(inner: Reading) -> Reading:
    def read(plain: Any) -> tuple[Any, ...]:
        _expect(plain, list, "a list")
        values = []
        for number, each in enumerate(plain):
            try:
                values.append(inner(each))
            except ShapeError as fault:
                raise fault.within(f"[{number}]") from None
        return tuple(values)

    return read


def _row(make: Callable[[Any], Any], hints: Any) -> Reading:
    inner = tuple(hints)

    def read(plain: Any) -> Any:
        _expect(plain, list, "a list")
        if len(plain) != len(inner):
            raise ShapeError(f"{len(inner)} values expected, {len(plain)} found")
        return make([each(value) for each, value in zip(inner, plain, strict=True)])

    return read


def _mapping(inner: Reading) -> Reading:
    def read(plain: Any) -> dict[str, Any]:
        _expect(plain, dict, "an object")
        return {key: inner(value) for key, value in plain.items()}

    return read


def _noun(noun: type) -> Reading:
    hints = get_type_hints(noun)
    required = {f.name for f in fields(noun) if f.default is MISSING and f.default_factory is MISSING}
    inner = tuple((name, _reading(hints[name]), _as_it_is(hints[name]), name in required) for name in _names(noun))

    def read(plain: Any) -> Any:
        _expect(plain, dict, "an object")
        values = {}
        for name, reading, as_it_is, needed in inner:
            if name in plain:
                value = plain[name]
                if type(value) in as_it_is:
                    values[name] = value
                    continue
                try:
                    values[name] = reading(value)
                except ShapeError as fault:
                    raise fault.within(name) from None
            elif needed:
                raise ShapeError(f"'{name}' is missing")
        return noun(**values)

    return read


def _as_it_is(hint: Any) -> frozenset[type]:
    """The types of JSON values that a field takes as they are: asked first, for most values are of these."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return frozenset(kind for kind in kinds if kind in (str, int, float, bool, NoneType))


def _word(vocabulary: type[StrEnum]) -> Reading:
    words = {member.value: member for member in vocabulary}

    def read(plain: Any) -> StrEnum:
        found = words.get(plain) if isinstance(plain, str) else None
        if found is None:
            raise ShapeError(f"{_shown(plain)} is none of {', '.join(words)}")
        return found

    return read


def _scalar(kind: type) -> Reading:
    accepted: Any = (float, int) if kind is float else kind
    name = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}[kind]

    def read(plain: Any) -> Any:
        if not isinstance(plain, accepted) or (kind is not bool and isinstance(plain, bool)):
            raise ShapeError(f"{name} expected, {_shown(plain)} found")
        return float(plain) if kind is float else plain

    return read


def _expect(plain: Any, kind: type, name: str) -> None:
    if not isinstance(plain, kind):
        raise ShapeError(f"{name} expected, {_shown(plain)} found")


def _shown(plain: Any) -> str:
    said = repr(plain)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
