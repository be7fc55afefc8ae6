"""Whether a limb reaches recordings of an actual child: somebody stood before the lens."""

from __future__ import annotations

from legalnlp.steps.groups import HEARD_OR_READ
from legalnlp.steps.limb import Limb
from legalnlp.types import Mention

_STEM = 5  # letters in which the forms of a word agree
_NOUN = 20  # characters behind the word for sound in which what it is recorded on stands


def records_child(limb: Limb) -> bool:
    """Whether what the limb describes can be a recording of an actual child."""
    return limb.shows_actual_child and not _only_made_from(limb) and not only_objects(limb)


def only_objects(limb: Limb) -> bool:
    """Dolls, drawings, writings and sounds record nobody (rule 17), whoever they represent."""
    media = {m.concept for m in limb.starting("medium.") if not _names_sound_again(limb, m)}
    if media <= {"medium.object", "medium.representation"}:
        return "medium.object" in media
    return bool(media) and media <= {"medium.object", "medium.drawing", *HEARD_OR_READ}


def _names_sound_again(limb: Limb, record: Mention) -> bool:
    """ "Who sells a sound recording, if the recording is indecent": it is the one named before."""
    stem = limb.words(record)[:_STEM]
    if record.concept != "medium.video" or not stem:
        return False
    text = limb.reading.text
    sounds = [m for m in limb.own if m.concept == "medium.audio" and m.to <= record.at]
    return any(
        not text[m.to : record.at].strip()  # "sound recording", in two words
        or stem in text[m.at : min(m.to + _NOUN, record.at)].casefold()
        for m in sounds
    )


def only_drawn(limb: Limb) -> bool:
    """Only drawings and things are named: an invented child in them is plainly so (rule 5)."""
    media = {m.concept for m in limb.starting("medium.")} - {"medium.text"}
    return "medium.drawing" in media and media <= {"medium.drawing", "medium.object"}


def only_identifiable(limb: Limb) -> bool:
    """Every child named is one who can be told: a drawing of such a child shows an actual one."""
    known = [m for m in limb.own if m.concept == "test.identifiable"]
    named = [m for m in limb.own if m.concept == "subject.child"]
    return bool(known and named) and all(
        any(k.at <= child.at and child.to <= k.to for k in known) for child in named
    )


def _only_made_from(limb: Limb) -> bool:
    """A made image is named, and children only as those from whose images it is made."""
    made_from = limb.of("condition.made_from_real_child")
    children = limb.of("subject.child")
    made = limb.has("medium.computer_generated", "medium.simulated", "subject.unreal")
    return bool(made and made_from) and all(
        any(m.at <= child.at and child.to <= m.to for m in made_from) for child in children
    )
