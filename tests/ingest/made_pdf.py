"""Small PDF files for the tests, written by hand: no library, no fixture files."""

from __future__ import annotations

from collections.abc import Sequence

Text = (
    tuple[float, float, str]
    | tuple[float, float, str, float]
    | tuple[float, float, str, float, str]
)
WIDTH, HEIGHT = 600, 800
_PICTURE = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def pdf(
    pages: Sequence[Sequence[Text]],
    *,
    pictures: Sequence[int] = (),
    locked: bool = False,
    rules: Sequence[tuple[float, float, float, float]] = (),
) -> bytes:
    """A PDF with each text at its place: x, y (from below), words, size (10), font (F1, F2 bold).

    ``pictures`` are pages (from 1) with a picture; ``locked`` asks for a password nobody knows;
    ``rules`` are lines drawn on every page, from x, y to x, y.
    """
    fonts = "<< /F1 4 0 R /F2 5 0 R >>"
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"61" * 32
        + b"> /U <"
        + b"62" * 32
        + b"> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, texts in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources "
            f"<< /Font {fonts} >> /Contents {7 + 2 * number} 0 R >>".encode()
        )
        stream = b"\n".join(_show(*text) for text in texts)
        stream += b"".join(b" %d %d m %d %d l S" % tuple(map(int, rule)) for rule in rules)
        stream += _PICTURE if number + 1 in pictures else b""
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(bodies, b"/Encrypt 3 0 R /ID [<00> <00>]" if locked else b"")


def _show(x: float, y: float, words: str, size: float = 10, font: str = "F1") -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\")
    escaped = escaped.replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size} Tf {x} {y} Td (".encode() + escaped + b") Tj ET"


def _file(bodies: Sequence[bytes], trailer: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return (
        out
        + head
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            trailer,
            len(out),
        )
    )


def column(lines: Sequence[str], x: float = 72, top: float = 700, step: float = 12) -> list[Text]:
    """Lines one below the other."""
    return [(x, top - step * n, line) for n, line in enumerate(lines)]
