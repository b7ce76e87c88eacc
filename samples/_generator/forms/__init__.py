"""Drawn forms: each module draws one kind of official paper in more than one layout."""
