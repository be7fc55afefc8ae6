"""Codings as JSON, rows, frames, terminal tables and files."""
