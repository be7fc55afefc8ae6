"""Law kept as git, on repositories made here: dates, moves, what is coded and what is skipped."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.history import is_clone, stage
from legalnlp.history.look import plainer

OFFENCE = "Section 2. A person who sells a {what} commits an offence and is liable to a fine."
OTHER = "Section 1. A kite shall have a string of {length} metres. It is flown by day only."
FRONT = '---\ntitle: "Kite Code"\ncountry: "gb"\n{keys}\n---\n# Kite Code\n\n'
CHILD = "photograph that shows a child in a sexual pose"
DRAWN = "drawing or photograph that shows a child in a sexual pose"


class Clone:
    """A repository that grows commit by commit."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, day: str = "2001-02-03") -> None:
        moment = f"{day}T12:00:00+00:00"
        names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
        names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        subprocess.run(
            ("git", *words), cwd=self.home, check=True, capture_output=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(self.home), **names, **dates},
        )  # fmt: skip

    def commit(self, day: str, files: Mapping[str, str | None], message: str = "change") -> None:
        for name, text in files.items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, day=day)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "law")


def act(what: str = CHILD, length: int = 9, keys: str = 'status: "in_force"') -> str:
    sections = (OTHER.format(length=length), OFFENCE.format(what=what))
    return FRONT.format(keys=keys) + "\n\n".join(sections) + "\n"


def spells(path: Path) -> list[tuple[str, str]]:
    """Day and value of each written version, told by its sidecar."""
    found = sorted(path.glob("*.meta.json"))
    data = [json.loads(f.read_text(encoding="utf-8")) for f in found]
    return [(d["valid_from"], d.get("valid_to", "")) for d in data]


def test_each_version_is_dated_and_ends_where_the_next_begins(clone: Clone, tmp_path: Path) -> None:
    clone.commit("2001-02-03", {"code.md": act()})
    clone.commit("2010-05-06", {"code.md": act(DRAWN)})
    staged = stage(clone.home, tmp_path / "out")
    assert spells(tmp_path / "out") == [("2001-02-03", "2010-05-06"), ("2010-05-06", "")]
    assert (staged.commits, staged.versions, staged.blobs) == (2, 2, 2)


def test_dates_of_the_front_matter_win_unless_they_are_those_of_the_act(
    clone: Clone, tmp_path: Path
) -> None:
    said = 'made: "x"\npublication_date: "1999-01-01"\nlast_updated: "{}"'
    clone.commit("2020-01-01", {"code.md": act(CHILD, keys=said.format("2001-02-03"))})
    clone.commit("2020-01-02", {"code.md": act(DRAWN, keys=said.format("2011-12-13"))})
    stage(clone.home, tmp_path / "out")
    assert [day for day, _ in spells(tmp_path / "out")] == ["2001-02-03", "2011-12-13"]


@pytest.mark.parametrize(
    "keys",
    [f"{key}: 2014-03-02" for key in ("시행일자", "date_debut", "施行日", "fecha_vigencia")],
)
def test_collections_of_other_countries_name_the_day_in_their_own_words(
    clone: Clone, tmp_path: Path, keys: str
) -> None:
    clone.commit("2020-01-01", {"code.md": act(keys=keys)})
    stage(clone.home, tmp_path / "out")
    assert spells(tmp_path / "out") == [("2014-03-02", "")]


def test_a_day_in_the_commit_message_wins_over_the_day_of_the_commit(
    clone: Clone, tmp_path: Path
) -> None:
    keys = 'publication_date: "1999-01-01"'
    clone.commit("2020-01-01", {"code.md": act(keys=keys)}, "made\n\nSource-Date: 1999-02-02")
    clone.commit("2020-01-02", {"code.md": act(DRAWN, keys=keys)}, "x\n\nSource-Date: 2003-04-05")
    stage(clone.home, tmp_path / "out")
    assert [day for day, _ in spells(tmp_path / "out")] == ["1999-02-02", "2003-04-05"]


def test_a_corrected_wording_of_the_same_day_takes_the_place_of_the_faulty_one(
    clone: Clone, tmp_path: Path
) -> None:
    keys = 'last_updated: "2001-01-01"'
    clone.commit("2020-01-01", {"code.md": act(DRAWN, keys=keys)})
    clone.commit("2021-01-01", {"code.md": act(CHILD, keys=keys)})
    staged = stage(clone.home, tmp_path / "out")
    assert len(staged.written) == 1
    assert "drawing" not in staged.written[0].read_text(encoding="utf-8")


def test_what_is_off_the_subject_or_unchanged_on_it_is_skipped_and_counted(
    clone: Clone, tmp_path: Path
) -> None:
    kites = "\n\n".join(f"##### Section {n}.\n\nA kite has {n} tails." for n in range(10, 40))
    code = f"{kites}\n\n##### Section 50.\n\n{OFFENCE.format(what=CHILD)}\n\n{{tail}}"
    last = "##### Section 51.\n\nX.\n\n##### Section 52.\n\nA hat has {} ribbons."
    clone.commit("2001-01-01", {"code.md": code.format(tail=last.format(1)), "README.md": "Hello."})
    clone.commit("2002-01-01", {"code.md": code.format(tail=last.format(2)), "kites.md": kites})
    clone.commit("2003-01-01", {"kites.md": kites + " More."})
    staged = stage(clone.home, tmp_path / "out", language="en")
    assert len(staged.written) == 1
    assert staged.skipped == {
        "unchanged on the subject": 1,
        "nothing on the subject": 2,
        "files that are no texts of law": 1,
    }


def test_a_version_that_falls_silent_ends_what_the_one_before_said(
    clone: Clone, tmp_path: Path
) -> None:
    clone.commit("2001-01-01", {"code.md": act()})
    clone.commit("2002-01-01", {"code.md": act("kite")})
    clone.commit("2003-01-01", {"other.md": act()})
    clone.commit("2004-01-01", {"other.md": None})
    stage(clone.home, tmp_path / "out")
    assert spells(tmp_path / "out") == [
        ("2001-01-01", "2002-01-01"),
        ("2002-01-01", ""),
        ("2003-01-01", "2004-01-01"),
    ]


def test_a_file_that_was_moved_is_one_story(clone: Clone, tmp_path: Path) -> None:
    clone.commit("2001-01-01", {"old/code.md": act()})
    clone.commit("2005-01-01", {"old/code.md": None, "new/code.md": act()})
    staged = stage(clone.home, tmp_path / "out")
    assert spells(tmp_path / "out") == [("2001-01-01", "")]
    assert staged.blobs == 1


def test_a_language_without_a_pack_is_a_failure_and_never_silent(
    clone: Clone, tmp_path: Path
) -> None:
    clone.commit("2001-01-01", {"lex.txt": "Quisquis imaginem pueri vendit punitur. " * 20})
    staged = stage(clone.home, tmp_path / "out", language="la")
    assert [f.cause for f in staged.failures] == ["language"]
    assert staged.skipped == {"not analysed": 1}


def test_names_that_a_file_system_would_not_take_do_no_harm(clone: Clone, tmp_path: Path) -> None:
    clone.commit("2001-01-01", {"a b/c? d'.md": act(), f"{'x' * 200}.md": act(DRAWN)})
    staged = stage(clone.home, tmp_path / "out")
    assert len(staged.written) == 2
    assert all(path.parent == tmp_path / "out" for path in staged.written)


def test_settings_of_the_clone_start_no_program(clone: Clone, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    command = f"touch {trap}"
    clone.commit("2001-01-01", {"code.md": act(), ".gitattributes": "*.md diff=x filter=x"})
    for key in ("core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command",
                "core.pager", "gpg.program", "filter.x.smudge", "core.sshCommand"):  # fmt: skip
        clone.git("config", key, command)
    clone.git("config", "log.showSignature", "true")
    assert len(stage(clone.home, tmp_path / "out").written) == 1
    assert not trap.exists()


def test_what_is_no_repository_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert not is_clone(tmp_path / "empty")
    with pytest.raises(UnreadableFile, match="repository"):
        stage(tmp_path / "empty", tmp_path / "out")


def test_a_bare_clone_tells_the_same_story(clone: Clone, tmp_path: Path) -> None:
    clone.commit("2001-02-03", {"code.md": act()})
    clone.git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    assert is_clone(tmp_path / "bare")
    assert len(stage(tmp_path / "bare", tmp_path / "out").written) == 1


def test_the_timeline_of_a_clone_names_the_version_that_made_each_change(
    clone: Clone, tmp_path: Path
) -> None:
    clone.commit("2001-02-03", {"code.md": act()})
    clone.commit("2010-05-06", {"code.md": act(DRAWN)})
    command = ["timeline", str(clone.home), "--format", "csv", "--depiction", "virtual_child_drawn"]
    figure = tmp_path / "t.svg"
    kept = ["--out", str(tmp_path / "kept"), "--plot", str(figure), "--language", "en"]
    code = "from legalnlp.cli import main; main()"
    arguments = (sys.executable, "-c", code, *command, *kept, "--until", "2020-01-01")
    done = subprocess.run(arguments, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert '"GB","virtual_child_drawn","2010-05-06","","covered"' in done.stdout
    assert '"code@2010-05-06"' in done.stdout
    assert "2 commits" in done.stderr
    assert figure.read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "kept" / "results" / "codings.jsonl").is_file()


def test_markup_hides_no_words() -> None:
    assert plainer("a **child** in<br/>porno\\-\ngraphy &lt;3").split() == [
        "a", "child", "in", "porno-", "graphy", "<3",
    ]  # fmt: skip
