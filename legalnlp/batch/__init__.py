"""Many documents: worker processes, failures as rows, a journal from which a run resumes."""
