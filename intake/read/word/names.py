"""Names of elements and attributes in Word's XML, beside those that python-docx's `qn` knows."""

from docx.oxml.ns import qn

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
VML = "{urn:schemas-microsoft-com:vml}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VALUE = qn("w:val")
REFERENCE = qn("r:id")


def words(*names: str) -> frozenset[str]:
    """Those names in Word's main namespace."""
    return frozenset(qn(f"w:{name}") for name in names)
