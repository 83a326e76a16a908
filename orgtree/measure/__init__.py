"""Coverage: figures with their bounds, gaps and targets, and the claims that they are held against."""
