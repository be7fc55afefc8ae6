"""A printed table as LaTeX that compiles as it is with XeLaTeX; LuaLaTeX is provided for, untested.

Long tables run over pages by ``longtable`` with their heading repeated; the rules are those of
``booktabs``; notes follow the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from legalnlp.output.latex_text import PREAMBLE, set_in_fonts
from legalnlp.output.tables_page import Column, Entry, Line, Page

_WIDE = 4  # columns from which the page is turned
_DOCUMENT = r"""\documentclass[%s]{article}
\usepackage[a4paper,margin=18mm%s]{geometry}
\usepackage{array,booktabs,longtable}
%s\newcommand{\lnsub}{\hspace*{1em}}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}
\newcolumntype{C}[1]{>{\centering\arraybackslash}p{#1}}
\setlength{\tabcolsep}{3pt}
\emergencystretch=3em
\begin{document}
\setlength{\LTcapwidth}{\textwidth}
\renewcommand{\tablename}{%s}
\small
"""


def latex(page: Page) -> str:
    """A whole document; what stands between its ``document`` marks can be ``\\input`` elsewhere."""
    turned = ",landscape" if len(page.columns) > _WIDE else ""
    return "".join([
        _DOCUMENT % ("10pt", turned, PREAMBLE, set_in_fonts(page.words.get("table", "Table"))),
        "\n".join(_table(page)),
        "\n\n" + "\n".join(_after(page)),
        "\n\\end{document}\n",
    ])  # fmt: skip


def _table(page: Page) -> Iterator[str]:
    count = len(page.columns)
    yield f"\\begin{{longtable}}{{@{{}}{''.join(_columns(page))}@{{}}}}"
    yield f"\\caption{{{set_in_fonts(page.caption)}}}\\\\"
    head = " & ".join(_title(column) for column in page.columns)
    top = f"\\toprule\n{head} \\\\\n\\midrule"
    continued = set_in_fonts(page.words.get("page_continued", "continued"))
    yield f"{top}\n\\endfirsthead"
    yield f"\\multicolumn{{{count}}}{{@{{}}l}}{{\\textit{{({continued})}}}}\\\\\n{top}\n\\endhead"
    yield f"\\bottomrule\n{_legend(page)}\\endfoot"
    yield from (_row(page, line) for line in page.lines)
    yield "\\end{longtable}"


def _columns(page: Page) -> Iterator[str]:
    gaps = 2 * (len(page.columns) - 1)
    for column, share in zip(page.columns, page.widths, strict=True):
        kind = "C" if column.centred else "L"
        width = f"\\dimexpr {share:.4f}\\linewidth - {share * gaps:.4f}\\tabcolsep\\relax"
        yield f"{kind}{{{width}}}"


def _title(column: Column) -> str:
    return f"\\footnotesize {set_in_fonts(column.title)}"


def _row(page: Page, line: Line) -> str:
    if line.heading:
        words = set_in_fonts(line.entries[0].text)
        span = len(page.columns)
        return f"\\addlinespace\n\\multicolumn{{{span}}}{{@{{}}l}}{{\\textbf{{{words}}}}} \\\\*"
    indent = "\\lnsub " * line.depth
    return indent + " & ".join(_words(entry) for entry in line.entries) + " \\\\"


def _words(entry: Entry) -> str:
    notes = ",".join(map(str, entry.notes))
    return set_in_fonts(entry.text) + (f"\\textsuperscript{{{notes}}}" if notes else "")


def _legend(page: Page) -> str:
    """What the signs mean, at the foot of every page."""
    if not page.signs:
        return ""
    title = set_in_fonts(page.words.get("legend", "Signs"))
    signs = "\\quad ".join(
        f"{set_in_fonts(sign)}~{set_in_fonts(words)}" for sign, words in page.signs
    )
    whole = f"\\multicolumn{{{len(page.columns)}}}{{@{{}}L{{\\textwidth}}@{{}}}}"
    return f"{whole}{{\\footnotesize\\textbf{{{title}}}\\quad {signs}}}\\\\\n"


def _after(page: Page) -> Iterator[str]:
    if page.notes:
        notes = set_in_fonts(page.words.get("notes", "Notes"))
        yield f"\\medskip\\noindent\\footnotesize\\textbf{{{notes}}}\\par\\nopagebreak"
        yield "\\begin{list}{}{\\leftmargin=2em\\itemsep=0pt\\parsep=0pt\\topsep=2pt}\\raggedright"
        yield from (
            f"\\item[\\textsuperscript{{{n}}}] {set_in_fonts(note)}"
            for n, note in enumerate(page.notes, 1)
        )
        yield "\\end{list}"
