"""Training of the models that ship: from examples to a file and the figures of its card."""
