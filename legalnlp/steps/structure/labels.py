"""Pinpoints: how a lawyer of the country cites each node of the tree."""

from __future__ import annotations

import re

from legalnlp.steps.structure.counters import Value, to_han
from legalnlp.steps.structure.style import LabelScheme, Style
from legalnlp.steps.structure.tree import Node

_BRANCH = re.compile(r"(\w+?)([의の之]\w+)")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def article_label(printed: str) -> str:
    """A label as printed, without the dots behind it; blanks inside East Asian ones closed."""
    label = re.sub(r"\s+", " ", printed).strip(" .:;-–—")
    return label.replace(" ", "") if _HAN.search(label) else label


class Labels:
    """Labels of the nodes of one document, asked for in the order of the tree."""

    def __init__(self, style: Style, whole: str) -> None:
        self.style, self.whole = style, whole
        self._of: dict[Node, tuple[str, LabelScheme]] = {}
        self._paragraphs: dict[Node, int] = {}

    def of(self, node: Node) -> str:
        """The label of a node whose parent has been asked for before."""
        label, scheme = self._label(node)
        self._of[node] = label, scheme
        return label

    def _label(self, node: Node) -> tuple[str, LabelScheme]:
        if node.kind in ("part", "article"):
            label = article_label(node.label or "") or node.heading or self.whole
            scheme = self._scheme(label)
            return article_label(f"{_supplement(node)} {label}"), scheme
        above = node.parent
        if above is None or above.kind in ("root", "part"):
            scheme = self._scheme("")
            step = self._step(node, scheme).strip(" ,.")
            return step or self.whole, scheme
        label, scheme = self._of[above]
        step = self._step(node, scheme)
        if step and label == self.whole:
            return step.strip(" ,."), scheme
        if scheme.bare and step and self._is_article(above, label):
            label = _without_word(label)
        return label + step, scheme

    def _is_article(self, node: Node | None, label: str) -> bool:
        """Whether a label is still the article's own, words and all."""
        while node is not None and node.kind != "article":
            node = node.parent
        return node is not None and self._of[node][0] == label

    def _scheme(self, label: str) -> LabelScheme:
        return next(s for s in self.style.labels if s.when.search(label))

    def _step(self, node: Node, scheme: LabelScheme) -> str:
        """What a node adds to its parent's label."""
        if node.kind in ("tail", "sentence"):
            return ""
        if node.number is None:
            return self._unnumbered(node, scheme)
        template = scheme.steps.get(node.style or "")
        if node.parent is not None and (node.parent.style or "").startswith("("):
            template = scheme.inside.get(node.style or "", template)
        core, value = node.number.core, node.value or (0,)
        if template is None:
            return scheme.join + _plain(node.style or "").format(n=core)
        return _fill(template, core, value)

    def _unnumbered(self, node: Node, scheme: LabelScheme) -> str:
        if node.style:
            return _fill(scheme.steps.get(node.style, ""), "1", (1,))
        template = scheme.steps.get("paragraph")
        if template is None or node.parent is None or node.parent.kind != "article":
            return ""
        place = self._paragraphs[node.parent] = self._paragraphs.get(node.parent, 0) + 1
        return _fill(template, str(place), (place,))


def _plain(style: str) -> str:
    """Without words of its own a number is cited in the brackets of its list."""
    if style.startswith("(") or style.startswith("["):
        return style[0] + "{n}" + style[-1]
    return "{n})" if style.endswith(")") else "{n}"


def _fill(template: str, core: str, value: Value) -> str:
    branch = _BRANCH.fullmatch(core)
    head, tail = (branch[1], branch[2]) if branch else (core, "")
    han = to_han(value[0]) + "".join(f"の{to_han(v)}" for v in value[1:])
    return template.format(n=core, h=head, t=tail, d=value[0], k=han)


def _supplement(node: Node) -> str:
    """The name of the supplementary provisions in which an article begins to count anew."""
    if node.kind != "article":
        return ""
    above = node.parent
    while above is not None:
        if above.number and above.number.unit and above.number.unit.name == "supplement":
            return above.number.core
        above = above.parent
    return ""


def _without_word(label: str) -> str:
    """ "§ 2256" → "2256": the number alone."""
    match = re.search(r"\d.*$", label)
    return match.group() if match else label
