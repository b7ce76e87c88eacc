"""Writes a case's files and, beside it, what a careful reviewer expects of them."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samples._generator.companies import Company
from samples._generator.degrade import Scan, image_pdf, jpeg, pictures, scanned
from samples._generator.pdf import page_count

AS_OF = "2026-11-24"

SUBMISSION_OF = {
    "business_licence": "business_licence",
    "annual_report": "business_licence",
    "permit": "permits",
    "product_introduction": "product_introduction",
    "inspection_report": "product_introduction",
    "standards_list": "applicable_standards",
    "organization_profile": "organization_profile",
    "organization_chart": "organization_chart",
    "outlet_list": "service_network",
    "sales_mode": "sales_mode",
    "service_system": "service_system",
    "system_certificate": "certificates_and_honours",
    "honour": "certificates_and_honours",
    "management_document": "management_documents",
    "management_document_list": "management_documents",
    "application_form": "application_form",
    "cover": None,  # a "blank" part is a page that belongs to nothing
}


@dataclass(frozen=True)
class Part:
    """A document inside a file: its kind, how many pages it has there, and its key facts.

    ``pages`` is ``None`` for flowing text, whose pages depend on the reader.
    """

    kind: str
    pages: int | None = 1
    facts: Mapping[str, Any] = field(default_factory=dict)


class Case:
    """One case being made under ``root/<name>``."""

    def __init__(self, root: Path, name: str, company: Company) -> None:
        self.root, self.name, self.company = root, name, company
        self.folder = root / name
        self.files: dict[str, bytes] = {}
        self.documents: list[dict[str, Any]] = []
        self.facts: list[dict[str, Any]] = []

    def put(self, path: str, data: bytes, *parts: Part, inside: str = "") -> None:
        """A file and the documents it holds, in page order.

        ``inside``: the documents are on a picture or member within the file (``!/*``).
        """
        self.files[path] = data
        page = 1
        for part in parts:
            pages = None if part.pages is None else list(range(page, page + part.pages))
            shown = path + inside
            if part.kind == "blank":
                page += part.pages or 0
                continue
            self.documents.append(
                {"file": shown, "pages": pages, "kind": part.kind, "submission": SUBMISSION_OF[part.kind]}
            )
            for name, value in part.facts.items():
                # A document's fact stands on one of its pages; which one is the extractor's business.
                self.facts.append(
                    {
                        "file": shown,
                        "page": page if part.pages == 1 else None,
                        "pages": pages,
                        "name": name,
                        "value": value,
                    }
                )
            page += part.pages or 0
        if path.endswith(".pdf") and parts and parts[-1].pages is not None and data.startswith(b"%PDF"):
            assert page - 1 == page_count(data), (path, page - 1, page_count(data))  # noqa: S101

    def write(
        self,
        verdict: str,
        exit_code: int,
        findings: Sequence[tuple[str, str | None, str | None]],
        allowed: Sequence[str] = (),
        notes_may: Sequence[str] = (),
        *,
        archive: bool = False,
    ) -> None:
        """Writes files and ``<name>.expected.json``. A severity or submission of ``*`` means any.

        Whose case holds no application form may have that noted; certificates are noted for looking up.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        if archive:
            self.folder.with_suffix(".zip").write_bytes(gbk_zip(self.files))
        else:
            for path, data in self.files.items():
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        if archive:
            for row in [*self.documents, *self.facts]:
                row["file"] = f"{self.name}.zip!/{row['file']}"
        expected = {
            "case": self.name + (".zip" if archive else ""),
            "as_of": AS_OF,
            "verdict": verdict,
            "exit_code": exit_code,
            "applicant": self.company.name,
            "documents": self.documents,
            "facts": self.facts,
            "findings": [{"code": c, "submission": s, "severity": v} for c, s, v in findings],
            "allowed": list(allowed),
            "notes_may": [*notes_may, "certificate-lookup", "application-form-missing"],
        }
        text = json.dumps(expected, ensure_ascii=False, indent=1)
        (self.root / f"{self.name}.expected.json").write_text(text + "\n", "utf-8")


def gbk_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip whose names are GBK bytes without the UTF-8 flag, as Chinese Windows programs write it."""
    buffer = io.BytesIO()
    names = {}
    with zipfile.ZipFile(buffer, "w") as target:
        for number, (path, data) in enumerate(files.items()):
            raw = path.encode("gbk")
            holder = f"{number:04d}".ljust(len(raw), "_")
            names[holder.encode()] = raw
            entry = zipfile.ZipInfo(holder, (2026, 11, 2, 9, 30, 0))
            entry.create_system = 0
            packed = path.endswith((".docx", ".xlsx", ".jpg", ".png"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            target.writestr(entry, data, compresslevel=9)
    content = buffer.getvalue()
    for holder, raw in names.items():
        content = content.replace(holder, raw)
    return content


def scan(data: bytes, seed: int, **settings: Any) -> bytes:
    """A PDF printed and scanned."""
    how = Scan(**settings)
    images = [scanned(page, how, seed + number) for number, page in enumerate(pictures(data, how.dpi))]
    return image_pdf(images, how.dpi, how.quality)


def scan_jpg(data: bytes, seed: int, page: int = 0, **settings: Any) -> bytes:
    """One page of a PDF as a scanned JPEG."""
    how = Scan(**settings)
    return jpeg(scanned(pictures(data, how.dpi)[page], how, seed), how.quality, dpi=how.dpi)


_MONEY = {
    "壹仟贰佰万元整": 12000000,
    "人民币伍佰万元": 5000000,
    "捌佰万元整": 8000000,
    "贰仟万圆整": 20000000,
    "陆佰万元整": 6000000,
    "1000.000000万人民币": 10000000,
    "叁佰万元人民币": 3000000,
    "叁佰万元整": 3000000,
    "2000万元整": 20000000,
    "伍佰万元整": 5000000,
}


def iso(text: str) -> str:
    """``2024年3月5日`` as ISO 8601."""
    year, month, day = (int(value) for value in re.findall(r"\d+", text)[:3])
    return f"{year:04d}-{month:02d}-{day:02d}"


def licence_facts(
    company: Company, *, show_term: bool = True, date_under_seal: bool = False
) -> dict[str, Any]:
    """What the licence says, as facts of the contract; the authority stands in the seal's ring only.

    `date_under_seal`: the seal lies on the date of issue so that it need not be readable.
    """
    facts: dict[str, Any] = {
        "organization_name": company.name,
        "unified_social_credit_code": company.code,
        "legal_representative": company.legal,
        "organization_type": company.kind,
        "established_on": iso(company.established),
        "address": company.address,
    }
    if not date_under_seal:
        facts["issued_on"] = iso(company.issued)
    if company.capital:
        facts["registered_capital"] = _MONEY[company.capital]
    if show_term and company.term:
        start, _, end = company.term.partition("至")
        if end:
            facts["valid_from"] = iso(start)
        last = end or start
        if "长期" in last or "无固定" in last:
            facts["valid_until"] = "long_term"
        elif "年" in last:
            facts["valid_until"] = iso(last)
    return facts
