"""What a report says of a book: which chapters it knows, what it misses, whether layouts agree."""
