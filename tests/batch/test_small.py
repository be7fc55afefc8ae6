"""A small job pays for nothing that only large ones need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from made_acts import write_acts

HEAVY = {"spacy", "pandas", "numpy", "pyarrow", "dask", "distributed", "pdfplumber", "fsspec"}


def test_the_command_loads_no_heavy_library_for_ten_files(tmp_path: Path) -> None:
    acts = write_acts(tmp_path / "acts", 9)
    code = (
        "import sys; from legalnlp.cli import main\n"
        "try: main(sys.argv[1:])\n"
        f"except SystemExit: print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    arguments = ["analyze", str(acts), "--out", str(tmp_path / "out"), "--language", "en"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert len(done.stderr.splitlines()) == 1  # broken.xml; no progress in a log of a short run
