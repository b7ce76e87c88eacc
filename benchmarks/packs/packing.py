"""Packs written to disk the ways people send them, with labels for every page."""

import io
import random
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from benchmarks.packs.blocks import Paper
from benchmarks.packs.office_paper import WordFile, write_sheet
from benchmarks.packs.pdf_paper import Look, pdf_bytes, scans
from benchmarks.packs.plant import Draft, stray

STYLES = ("folders", "flat", "meaningless", "one-pdf", "one-word", "two-pdfs", "zip")
_ORDER = ("business_licence", "permits", "product_introduction", "applicable_standards", "organization_profile", "organization_chart",
          "service_network", "sales_mode", "service_system", "certificates_and_honours", "management_documents")  # fmt: skip
_FOLDERS = (
    "营业执照",
    "许可证",
    "产品介绍及检验报告",
    "法规标准",
    "公司简介",
    "机构图",
    "网点",
    "销售方式",
    "售后体系",
    "证书荣誉",
    "体系文件",
)
_SHEETS = {"outlet_list", "standards_list", "management_document_list"}
SCAN_LIMIT = 8


@dataclass
class Written:
    """``pages``: (file, page) → paper; ``files``: whole file → paper; ``probes``: file → its papers."""

    path: Path
    style: str
    pages: dict[tuple[str, int], Paper] = field(default_factory=dict)
    files: dict[str, Paper] = field(default_factory=dict)
    probes: dict[str, list[Paper]] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    scanned: int = 0


def write(pack: Draft, root: Path, chance: random.Random, *, scan: bool) -> Written:
    """Writes the pack below `root`; `scan`: its official papers are scans (up to ``SCAN_LIMIT`` pages)."""
    style = STYLES[pack.number % len(STYLES)]
    folder = root / f"{pack.number:03d}-{style}"
    folder.mkdir(parents=True)
    look = Look(chance, pack.company.name)
    done = Written(folder, style)
    if style == "one-pdf":
        _merged(pack.papers, folder / "申报材料.pdf", look, chance, done, scan)
    elif style == "two-pdfs":
        _merged([p for p in pack.papers if p.official], folder / "证照扫描件.pdf", look, chance, done, scan)
        _merged(
            [p for p in pack.papers if not p.official], folder / "文字材料.pdf", look, chance, done, False
        )
    elif style == "one-word":
        _merged([p for p in pack.papers if p.official], folder / "附件.pdf", look, chance, done, scan)
        word = WordFile(chance, pack.company.name)
        written = [p for p in pack.papers if not p.official]
        for paper in written:
            word.add(paper)
            done.media[paper.key] = "docx"
        word.save(folder / "申报资料正文.docx")
        done.probes["申报资料正文.docx"] = written
    else:
        _single_files(pack, folder, look, chance, done, scan)
    _file_faults(pack, folder, look, chance)
    if style == "zip":
        archive = root / f"{pack.number:03d}-zip.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    out.write(path, path.relative_to(folder).as_posix())
        shutil.rmtree(folder)
        done.path = archive
    return done


def _single_files(
    pack: Draft, folder: Path, look: Look, chance: random.Random, done: Written, scan: bool
) -> None:
    serial = chance.randrange(1000, 8000)
    for paper in pack.papers:
        serial += chance.randrange(1, 5)
        home, name = folder, paper.name
        if done.style in ("folders", "zip") and paper.submissions:
            place = _ORDER.index(paper.submissions[0])
            home = folder / (
                f"{place + 1}.{_FOLDERS[place]}" if done.style == "folders" else f"{place + 1:02d}"
            )
            home.mkdir(exist_ok=True)
        if done.style == "meaningless":
            name = chance.choice(
                (f"IMG_{serial}", f"扫描{serial}", f"新建文档{serial}", f"微信文件_{serial}")
            )
        name = name.replace("/", "_")
        if paper.official:
            medium = "scan" if scan and done.scanned < SCAN_LIMIT else "pdf"
        elif paper.kind in _SHEETS:
            medium = chance.choice(("xlsx", "xlsx", "docx", "pdf"))
        else:
            medium = chance.choice(("docx", "pdf"))
        done.media[paper.key] = medium
        _one(paper, medium, home, name, folder, look, chance, done)


def _one(
    paper: Paper,
    medium: str,
    home: Path,
    name: str,
    folder: Path,
    look: Look,
    chance: random.Random,
    done: Written,
) -> None:
    if medium == "docx":
        word = WordFile(chance, look.company)
        word.add(paper)
        path = _free(home, name, ".docx")
        word.save(path)
    elif medium == "xlsx":
        path = _free(home, name, ".xlsx")
        write_sheet(paper, path)
    else:
        data = pdf_bytes(paper, look)
        if medium == "scan":
            pictures = scans(data, chance)
            done.scanned += len(pictures)
            if len(pictures) == 1 and chance.random() < 0.7:
                path = _free(home, name, chance.choice((".jpg", ".png")))
                pictures[0].save(
                    path, quality=chance.choice((60, 80, 90))
                ) if path.suffix == ".jpg" else pictures[0].save(path)
            else:
                path = _free(home, name, ".pdf")
                path.write_bytes(picture_pdf(pictures))
        else:
            path = _free(home, name, ".pdf")
            path.write_bytes(data)
    done.files[path.relative_to(folder).as_posix()] = paper


def _merged(
    papers: list[Paper], path: Path, look: Look, chance: random.Random, done: Written, scan: bool
) -> None:
    out = pikepdf.Pdf.new()
    number = 0
    for paper in papers:
        data = pdf_bytes(paper, look)
        medium = "pdf"
        if scan and paper.official and done.scanned < SCAN_LIMIT:
            pictures = scans(data, chance)
            done.scanned += len(pictures)
            data, medium = picture_pdf(pictures), "scan"
        done.media[paper.key] = medium
        with pikepdf.open(io.BytesIO(data)) as part:
            out.pages.extend(part.pages)
            for _ in range(len(part.pages)):
                number += 1
                done.pages[path.name, number] = paper
    out.save(path)


def picture_pdf(pictures: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=80)
    return out.getvalue()


def _free(home: Path, name: str, suffix: str) -> Path:
    path = home / f"{name}{suffix}"
    n = 2
    while path.exists():
        path, n = home / f"{name}({n}){suffix}", n + 1
    return path


def _file_faults(pack: Draft, folder: Path, look: Look, chance: random.Random) -> None:
    for fault in pack.file_faults:
        if fault == "file-encrypted":
            data = pdf_bytes(stray(chance), look)
            with pikepdf.open(io.BytesIO(data)) as locked:
                locked.save(folder / "补充材料.pdf", encryption=pikepdf.Encryption(owner="o1", user="u1"))
        elif fault == "file-unreadable":
            (folder / "补充.pdf").write_bytes(
                b"%PDF-1.7\n" + bytes(chance.randrange(256) for _ in range(3000))
            )
        elif fault == "file-empty":
            (folder / "说明.docx").write_bytes(b"")
        elif fault == "file-unsupported":
            (folder / "平面图.dwg").write_bytes(
                b"AC1032\0\0" + bytes(chance.randrange(256) for _ in range(2000))
            )
        elif fault == "file-unrecognised":
            (folder / f"附{chance.randrange(90)}.pdf").write_bytes(pdf_bytes(stray(chance), look))
        elif fault == "page-blank":
            blank = pypdfium2.PdfDocument.new()
            blank.new_page(595, 842)
            blank.save(folder / "空白.pdf")
        elif fault == "page-illegible":
            page = pypdfium2.PdfDocument(pdf_bytes(stray(chance), look))[0].render(scale=100 / 72).to_pil()
            smeared = page.convert("L").resize((page.width // 24, page.height // 24)).resize(page.size)
            (folder / "补充扫描.pdf").write_bytes(picture_pdf([smeared.convert("RGB")]))
        else:
            first = sorted(
                path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > 1000
            )[0]
            shutil.copy(first, first.with_name("副本_" + first.name))
