"""E-mails as Chinese programs write them; OFD licences with seals; phone pictures; oddly encoded text."""

import base64
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.read.builders import RecordingOcr, read_path, source_of


def test_mails_with_headers_in_plain_gbk_are_readable(tmp_path: Path) -> None:
    mail = (
        "From: a@b.c\r\nSubject: 申请材料补充\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n"
        "--X\r\nContent-Type: text/plain; charset=gb2312\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n朱镕\r\n"
        "--X\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="营业执照.txt"\r\n\r\n'
        "附件内容\r\n--X--\r\n"
    )
    (tmp_path / "a.eml").write_bytes(mail.encode("gb18030"))
    result = read_path(tmp_path / "a.eml")
    assert "主题：申请材料补充" in result.pages[0].text
    assert "朱镕" in result.pages[0].text
    assert [child.path for child in result.children] == ["a.eml!/营业执照.txt"]


def test_a_forwarded_mail_is_a_file_of_its_own(tmp_path: Path) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], outer["Subject"] = "检验报告", "转发"
    inner.set_content("<p>报告正文</p>".encode("gbk"), maintype="text", subtype="html")
    inner.replace_header("Content-Type", 'text/html; charset="gb2312"')
    outer.set_content("见附件")
    outer.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    (child,) = read_path(tmp_path / "a.eml").children
    assert child.path == "a.eml!/检验报告.eml"
    (tmp_path / "b.eml").write_bytes(child.location.read_bytes())
    assert "报告正文" in read_path(tmp_path / "b.eml").pages[0].text


def test_web_archives_keep_their_encoding_and_merged_cells(tmp_path: Path) -> None:
    page = (
        "<html><body><p>售後服務說明</p><table><tr><td rowspan=2>站</td><td colspan=2>聯絡</td></tr>"
        "<tr><td>電話</td><td>地址</td></tr></table></body></html>"
    )
    head = (
        'From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        '--B\r\nContent-Type: text/html; charset="big5"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    )
    (tmp_path / "a.mht").write_bytes((head + page + "\r\n--B--\r\n").encode("big5"))
    (read,) = read_path(tmp_path / "a.mht").pages
    assert "售後服務說明" in read.text
    assert read.tables[0].texts() == [["站", "聯絡", ""], ["", "電話", "地址"]]


def test_text_without_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("售后服务管理制度\r\n第一条 总则".encode("utf-16-le"))
    assert read_path(tmp_path / "a.txt").pages[0].text == "售后服务管理制度\n第一条 总则"


def test_tables_that_systems_export_under_a_false_extension_are_tables(tmp_path: Path) -> None:
    (tmp_path / "tabs.xls").write_bytes("名称\t电话\n合肥站\t0551-1\n".encode("gbk"))
    (tmp_path / "web.xls").write_bytes("<html><table><tr><td>名称<td>电话</table></html>".encode("gbk"))
    for name in ("tabs.xls", "web.xls"):
        assert read_path(tmp_path / name).pages[0].tables[0].texts()[0] == ["名称", "电话"]
        assert source_of(tmp_path / name).notes


def part(name: str, inner: str) -> str:
    return f'<o:{name} xmlns:o="http://www.ofdspec.org/2016">{inner}</o:{name}>'


def text_at(place: str, text: str) -> str:
    return f"<o:TextObject Boundary='{place}'><o:TextCode X='0' Y='4'>{text}</o:TextCode></o:TextObject>"


def ofd(path: Path, objects: str) -> Path:
    """A one-page licence of 200 × 100 mm whose page area does not begin at nought, with a seal."""
    body = (
        "<o:DocRoot>Doc_0/Document.xml</o:DocRoot><o:Signatures>/Doc_0/Signs/Signatures.xml</o:Signatures>"
    )
    stamp = "<o:SignedInfo><o:StampAnnot ID='1' PageRef='7' Boundary='110 60 40 40'/></o:SignedInfo>"
    parts = {
        "OFD.xml": part("OFD", f"<o:DocBody>{body}</o:DocBody>"),
        "Doc_0/Document.xml": part(
            "Document",
            "<o:CommonData><o:PageArea><o:PhysicalBox>10 10 200 100</o:PhysicalBox></o:PageArea>"
            "</o:CommonData><o:Pages><o:Page ID='7' BaseLoc='Pages/P0/Content.xml'/></o:Pages>",
        ),
        "Doc_0/Pages/P0/Content.xml": part("Page", f"<o:Content><o:Layer>{objects}</o:Layer></o:Content>"),
        "Doc_0/Signs/Signatures.xml": part(
            "Signatures", "<o:Signature ID='1' BaseLoc='S0/Signature.xml'/>"
        ),
        "Doc_0/Signs/S0/Signature.xml": part("Signature", stamp),
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def test_ofd_characters_set_one_by_one_are_lines_and_seals_are_seen(tmp_path: Path) -> None:
    objects = "".join(text_at(f"{30 + 5 * place} 20 5 5", sign) for place, sign in enumerate("营业执照"))
    (page,) = read_path(ofd(tmp_path / "a.ofd", objects + text_at("120 20 30 5", "副本"))).pages
    assert [line.text for line in page.lines] == ["营业执照", "副本"]
    assert page.lines[0].box == pytest.approx((0.1, 0.1, 0.2, 0.15))
    assert [(mark.kind, mark.box) for mark in page.marks] == [("seal", pytest.approx((0.5, 0.5, 0.7, 0.9)))]


def test_ofd_text_that_is_garbage_is_said_to_be_illegible(tmp_path: Path) -> None:
    garbage = "".join(chr(0xE000 + number * 37) for number in range(60))
    (page,) = read_path(ofd(tmp_path / "a.ofd", text_at("20 20 100 5", garbage))).pages
    assert page.problem_code == "page-illegible"


HEIC = base64.b64decode("""
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA
    AAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAApAAAACNpaW5mAAAAAAABAAAAFWluZmUC
    AAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAPPAA/P34+AAADwMgAAEAGEABDAH//wNw
    AAADAJAAAAMAAAMAPLoCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAgIChZbqSSmubgQEDAgAAADACAAAAMAISIAAQAHRAHB
    crBiQAAAABRpc3BlAAAAAAAAAQAAAACgAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAACsbWRhdAAA
    AKAoAa8ZZ5kaueN4NDLTzZ6+sPpHKVdv7FfV8h0YLwQERyMu+35XcxUT7BgOhv8udLa3863PRdYqMU0kAw6uRnwMJEvpKax5
    vLv1SG5beX8pSlbFCKi1Pn7gMJjIfIx/6eAuuoGU9KPTEF1DOP2aNkQ+Eft/SRr6PN8sLCx1pCORyaoerXwvIgnQAZ0thEtU
    aPx+h4+iJ8JdyTo5dd+1Bmtg
    """)
"""256 × 160 pixels, grey bars on white."""


def test_pictures_as_iphones_take_them_are_pages(tmp_path: Path) -> None:
    (tmp_path / "IMG_0001.HEIC").write_bytes(HEIC)
    (page,) = read_path(tmp_path / "IMG_0001.HEIC", RecordingOcr()).pages
    assert (page.method, page.width, page.height) == ("ocr", 256, 160)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x4c\0\0\0\x01\x14\x02\0" + bytes(80), "快捷方式"),
        (b"\0\0\0\x20ftypisom" + bytes(80), "视频"),
        (b"AC1032" + bytes(80), "AutoCAD"),
        (b"MZ" + bytes(200), "可执行程序"),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "材料").write_bytes(data)
    source = source_of(tmp_path / "材料")
    assert source.problem_code == "file-unsupported"
    assert said in (source.problem or "")


@pytest.mark.parametrize("words", [10, 100_000])
def test_of_an_endless_subject_the_beginning_is_read(tmp_path: Path, words: int) -> None:
    subject = b"\r\n ".join([b"=?utf-8?B?5Lit5paH?="] * words)
    (tmp_path / "a.eml").write_bytes(b"From: a@b.c\r\nSubject: " + subject + b"\r\n\r\n" + "正文".encode())
    (page,) = read_path(tmp_path / "a.eml").pages
    assert page.lines[0].text.startswith("主题：中文")
    assert page.text.endswith("正文")
    assert len(page.text) < 5_000


def test_an_address_of_nothing_but_brackets_costs_only_itself(tmp_path: Path) -> None:
    head = b"From: a@b.c\r\nTo: " + b"(" * 50_000 + b"\r\nSubject: x\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head + "正文".encode())
    assert read_path(tmp_path / "a.eml").pages[0].text.endswith("正文")


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_a_million_empty_lines_are_nothing(tmp_path: Path, name: str) -> None:
    head = b"From: a@b.c\r\nSubject: x\r\n\r\n" if name == "a.eml" else b"x"
    (tmp_path / name).write_bytes(head + b"\n" * 1_000_000 + "正文".encode())
    assert [page.text for page in read_path(tmp_path / name).pages][-1] == "正文"
