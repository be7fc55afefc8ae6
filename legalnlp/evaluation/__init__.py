"""Scores of codings against gold, and agreement between any two coders."""
