"""The trained second coder."""
