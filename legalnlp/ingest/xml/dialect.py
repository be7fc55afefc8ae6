"""What a reader has to know of one XML vocabulary: data for the walk, no algorithm.

Names are local names: `parse` drops namespaces, since a vocabulary's own prefix adds nothing once
the dialect is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from lxml import etree

from legalnlp.types import RegionKind

Element: TypeAlias = etree._Element
Metadata = dict[str, Any]


def no_metadata(root: Element) -> Metadata:
    """A vocabulary that says nothing about its document."""
    return {}


def no_region(element: Element) -> RegionKind | None:
    """A vocabulary whose attributes say nothing about what is law."""
    return None


def as_found(root: Element) -> None:
    """A vocabulary that needs no reshaping."""


@dataclass(frozen=True)
class Dialect:
    """One vocabulary.

    ``provisions`` maps an element that is a numbered unit to the word for its rank; ``groups`` are
    unnumbered paragraphs, a unit only when they hold numbered ones. ``labels`` and ``captions``
    are the children that carry number and caption of a unit, ``heads`` wrap both. ``headings``
    maps a stand-alone heading to its level (an attribute ``level`` wins). ``lines`` hold running
    text in which an unknown element is inline; ``rows`` become one line with tabs between cells;
    ``breaks`` end a line.
    ``regions`` are printed and marked off, ``region`` tells the same from attributes; of these
    ``lifted`` are printed after the line in which they stand (footnotes); ``dropped`` are not
    printed. ``gap`` stands between a number and the words after it. ``unwrapped``
    says that newlines inside an element may end paragraphs. ``prepare`` reshapes the tree
    where a vocabulary keeps apart what belongs together; ``metadata`` reads the head.
    """

    format: str
    provisions: Mapping[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    headings: Mapping[str, int] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    regions: Mapping[str, RegionKind] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    lifted: frozenset[str] = frozenset()
    gap: str = " "
    unwrapped: bool = False
    region: Callable[[Element], RegionKind | None] = no_region
    prepare: Callable[[Element], None] = as_found
    metadata: Callable[[Element], Metadata] = no_metadata

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Elements that never stand inside a line."""
        return frozenset().union(
            self.provisions,
            self.groups,
            self.heads,
            self.headings,
            self.lines,
            self.rows,
            self.breaks,
            self.captions,
        )
