"""A second generator of application packs, independent of the samples: what a stranger would send, labelled."""
