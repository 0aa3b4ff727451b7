"""The pipeline's components, in the order in which they run."""
