"""Loads `schemas/<id>/` into typed values: the checklist is data, the code holds mechanisms."""

from intake.scheme.load import (
    available_schemes,
    load_scheme,
    scheme_folder,
)
from intake.scheme.patterns import Lines, Pattern, Words
from intake.scheme.shared import common_folder, schemas_folder
from intake.scheme.types import (
    CheckSpec,
    Column,
    Field,
    FieldType,
    FindingRule,
    Kind,
    Recognition,
    Required,
    Scheme,
    Submission,
    Wording,
)

__all__ = [
    "CheckSpec",
    "Column",
    "Field",
    "FieldType",
    "FindingRule",
    "Kind",
    "Lines",
    "Pattern",
    "Recognition",
    "Required",
    "Scheme",
    "Submission",
    "Wording",
    "Words",
    "available_schemes",
    "common_folder",
    "load_scheme",
    "schemas_folder",
    "scheme_folder",
]
