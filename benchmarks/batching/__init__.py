"""What `benchmarks.batch` measures, a file a section."""
