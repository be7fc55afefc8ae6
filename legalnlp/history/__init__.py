"""Law kept as git: a local clone read through its history, each version on the subject once.

`stage` writes the versions worth coding into a folder, each with a sidecar that says when it
stood; from there they are texts like any other.
"""

from legalnlp.history.git import is_clone
from legalnlp.history.stage import Staged, stage

__all__ = ["Staged", "is_clone", "stage"]
