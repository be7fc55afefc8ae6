"""Text that TeX prints and never runs, each script in a font that has it.

The commands are those of `PREAMBLE`, for XeLaTeX; LuaLaTeX is provided for, but not tested.
"""

from __future__ import annotations

import regex

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "<": r"{<}", ">": r"{>}", "|": r"{|}", '"': r"\textquotedbl{}", "'": r"{'}", "`": r"{`}",
    "-": "-{}", "[": "{[}", "]": "{]}", "=": "{=}", "*": "{*}", "@": "{@}", "!": "{!}",
}  # fmt: skip
_TURNING = {chr(c): f"[U+{c:04X}]" for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_CONTROL = {chr(c): "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) not in "\n\t"}
_SEEN = str.maketrans(_TURNING | _CONTROL)
# Scripts that the main font may lack, and the command that prints them.
_SCRIPTS = {
    "lnko": r"\p{Hangul}",
    "lnja": r"\p{Hiragana}\p{Katakana}ー",
    "lnzh": r"\p{Han}　、。〈-】〔-〛！-～",
    "lnth": r"\p{Thai}",
    "lnar": r"\p{Arabic}",
    "lnhe": r"\p{Hebrew}",
    "lnin": r"\p{Devanagari}",
    "lnsy": r"●◐○✕→",
}
_RUNS = regex.compile("|".join(f"(?P<{name}>[{chars}]+)" for name, chars in _SCRIPTS.items()))
_EAST = ("lnko", "lnja", "lnzh")
_NEVER_FIRST = "、。，．）」』】〕〉》！？：；・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"

PREAMBLE = r"""% Compile with XeLaTeX (LuaLaTeX: not tested).
% Fonts: the first of each list that is installed.
\usepackage{fontspec}
\makeatletter
\newcommand{\lnfirst}[2]{% a command, and names of fonts with commas between them
  \let\lnfound\relax
  \@for\lnname:=#2\do{\ifx\lnfound\relax\IfFontExistsTF{\lnname}{\let\lnfound\lnname}{}\fi}%
  \ifx\lnfound\relax\let#1\relax\else
    \expandafter\lnfamily\expandafter{\lnfound}{#1}\fi}
\newcommand{\lnfamily}[2]{\newfontfamily#2{#1}}
\newcommand{\lnmain}[1]{%
  \let\lnfound\relax
  \@for\lnname:=#1\do{\ifx\lnfound\relax\IfFontExistsTF{\lnname}{\let\lnfound\lnname}{}\fi}%
  \ifx\lnfound\relax\else\expandafter\setmainfont\expandafter{\lnfound}\fi}
\makeatother
\lnmain{Noto Serif,Liberation Serif,FreeSerif,Times New Roman,DejaVu Serif}
\lnfirst{\lnfko}{Noto Serif CJK KR,Noto Serif KR,Noto Sans CJK KR,UnBatang,Batang}
\lnfirst{\lnfja}{Noto Serif CJK JP,Noto Serif JP,Noto Sans CJK JP,IPAMincho,MS Mincho}
\lnfirst{\lnfzh}{Noto Serif CJK JP,Noto Serif CJK SC,Noto Sans CJK SC,SimSun,Songti SC}
\lnfirst{\lnfth}{Noto Serif Thai,Noto Sans Thai,Garuda,FreeSerif,Tahoma}
\lnfirst{\lnfar}{Noto Naskh Arabic,Amiri,DejaVu Sans,FreeSerif,Arial}
\lnfirst{\lnfhe}{Noto Serif Hebrew,FreeSerif,DejaVu Sans,Arial}
\lnfirst{\lnfin}{Noto Serif Devanagari,Noto Sans Devanagari,FreeSerif,Mangal}
\lnfirst{\lnfsy}{DejaVu Sans,Noto Sans Symbols2,FreeSerif,Segoe UI Symbol,Arial Unicode MS}
\newcommand{\lnko}[1]{{\lnfko #1}}
\newcommand{\lnja}[1]{{\lnfja #1}}
\newcommand{\lnzh}[1]{{\lnfzh #1}}
\newcommand{\lnth}[1]{{\lnfth #1}}
\ifdefined\XeTeXrevision\TeXXeTstate=1
  \newcommand{\lnar}[1]{{\lnfar\beginR #1\endR}}
  \newcommand{\lnhe}[1]{{\lnfhe\beginR #1\endR}}
\else
  \newcommand{\lnar}[1]{{\lnfar\textdir TRT #1}}
  \newcommand{\lnhe}[1]{{\lnfhe\textdir TRT #1}}
\fi
\newcommand{\lnin}[1]{{\lnfin #1}}
\newcommand{\lnsy}[1]{{\lnfsy #1}}
\newcommand{\lnb}{\hskip 0pt plus 0.02em\relax}
"""


def visible(text: str) -> str:
    """The text with characters shown that would turn others around or print nothing.

    >>> visible("a\\u202eb\\x07")
    'a[U+202E]b�'
    """
    return text.translate(_SEEN)


def escaped(text: str) -> str:
    """The text so that TeX prints it; a line break becomes a blank.

    >>> escaped(r"\\input{x} 50%")
    '\\\\textbackslash{}input\\\\{x\\\\} 50\\\\%'
    """
    plain = " ".join(visible(text).split())
    return "".join(_SPECIAL.get(character, character) for character in plain)


def set_in_fonts(text: str) -> str:
    """`escaped`, with every run of a script in its font and places to break East Asian lines."""
    plain = " ".join(visible(text).split())
    parts, at = [], 0
    for run in _RUNS.finditer(plain):
        parts += [escaped_run(plain[at : run.start()]), _in_font(run.lastgroup or "", run.group())]
        at = run.end()
    return "".join([*parts, escaped_run(plain[at:])])


def escaped_run(text: str) -> str:
    """The text escaped, its blanks kept."""
    return "".join(_SPECIAL.get(character, character) for character in text)


def _in_font(command: str, run: str) -> str:
    inner = "".join(map(_breakable, run)) if command in _EAST else escaped_run(run)
    return f"\\{command}{{{inner}}}"


def _breakable(character: str) -> str:
    shown = _SPECIAL.get(character, character)
    return shown if character in _NEVER_FIRST else f"\\lnb {shown}"
