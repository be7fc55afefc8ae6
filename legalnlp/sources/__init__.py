"""Where documents come from: files, folders, archives, tables of texts, object stores, clones."""

from legalnlp.sources.columns import Columns
from legalnlp.sources.input import Input
from legalnlp.sources.walk import inputs

__all__ = ["Columns", "Input", "inputs"]
