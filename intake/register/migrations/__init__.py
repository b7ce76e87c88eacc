"""The register's tables from the first version on, one step a file in ``versions``."""
