"""A table of named things, filled from the files of one folder.

A new format, dialect, engine or carrier is one file: the registry imports every module of its package whose name does
not start with an underscore, and takes from each the things of its kind.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from multipub.errors import UsageError


class Named(Protocol):
    """Something with a name to be found by."""

    @property
    def name(self) -> str:
        """The name, unique in its registry."""


Thing = TypeVar("Thing", bound=Named)


class Registry(Generic[Thing]):
    """The things of one kind, by name, in the order of their names.

    A thing stands in the module of its name, as a rule; then asking for it loads that module alone.

    Args:
        kind: what they are called in messages ("format").
        package: the package whose modules define them; imported at first use.
        of: their class.
    """

    def __init__(self, kind: str, package: str, of: type[Thing]) -> None:
        self._kind, self._package, self._of = kind, package, of
        self._things: dict[str, Thing] = {}
        self._filled = False
        self._tried: set[str] = set()

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        package = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                self._take_from(importlib.import_module(f"{self._package}.{module.name}"))

    def _try(self, name: str) -> None:
        """Load the module that is called like the thing, if there is one: asking for one thing need not load all."""
        if self._filled or name in self._tried or not name.replace("-", "_").isidentifier():
            return
        self._tried.add(name)
        package = importlib.import_module(self._package)
        wanted = {name.replace("-", "_"), f"{name.replace('-', '_')}_"}  # a trailing line where Python has the word
        for module in pkgutil.iter_modules(package.__path__):
            if module.name in wanted and not module.name.startswith("_"):
                self._take_from(importlib.import_module(f"{self._package}.{module.name}"))

    def _take_from(self, module: object) -> None:
        for thing in vars(module).values():
            if isinstance(thing, self._of) and self._things.get(thing.name) is not thing:
                self.add(thing)

    def add(self, thing: Thing) -> None:
        """Enter one more thing.

        Raises:
            ValueError: if another thing has its name.
        """
        if thing.name in self._things:
            raise ValueError(f"two {self._kind}s are called {thing.name!r}")
        self._things[thing.name] = thing

    def remove(self, name: str) -> None:
        """Take a thing out again."""
        self._fill()
        del self._things[name]

    def __iter__(self) -> Iterator[Thing]:
        self._fill()
        return iter([self._things[name] for name in sorted(self._things)])

    def __contains__(self, name: str) -> bool:
        self._try(name)
        if name not in self._things:
            self._fill()
        return name in self._things

    def __getitem__(self, name: str) -> Thing:
        """Return the thing called ``name``.

        Raises:
            UsageError: if there is none; the hint lists the names there are.
        """
        if name in self:
            return self._things[name]
        known = ", ".join(sorted(self._things)) or "none"
        raise UsageError(f"there is no {self._kind} called {name!r}", hint=f"known: {known}")
