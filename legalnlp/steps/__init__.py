"""The steps of the pipeline: each a pure function from frozen records to frozen records."""
