"""Finds LibreOffice on this machine."""

import shutil


def find_office() -> str | None:
    """The program that converts office files; None when there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")
