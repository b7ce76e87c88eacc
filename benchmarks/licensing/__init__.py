"""Licences photographed by others: their published truth, what is read of them, and how both compare."""
