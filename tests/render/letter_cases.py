"""Cases whose letters are kept word for word in `goldens/`: what an applicant is told in each.

python -m tests.render.letter_cases            # writes the goldens anew
python -m tests.render.letter_cases FOLDER     # and the letters themselves there, to be looked at
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from docx import Document

from intake.case.letters import Letter, Wishes, draft_letter, issue_letter, now_standing
from intake.case.outputs import Making, act_and_write, write_outputs
from intake.decisions import decide
from intake.events import decided, delivery, extension, read_log, withdrawal
from intake.events.make import add_act, correct_act, explain_act, waive_act
from intake.model import CaseReport, effective_severity
from intake.render.event_words import event_words
from intake.render.letter_data import LetterKind
from intake.render.words import verdict_sentence
from intake.scheme import Scheme
from tests.case.test_casework import outcome
from tests.check.builders import SCHEME, Pack, complete
from tests.render.word_text import lines_of

GOLDENS = Path(__file__).parent / "goldens"
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
OTHER = "绍兴清溪电器销售有限公司"

BODY = {
    "name": {"zh": "中衡华夏认证有限公司", "en": "Zhongheng Huaxia Certification Co., Ltd."},
    "contact": {"zh": "李晓", "en": "Li Xiao"},
    "phone": "010-87654321",
    "email": "li@example.com",
}
"""Who writes: as a body's own settings say it, without a department."""


def own(**more: object) -> Scheme:
    """The scheme with a body's settings."""
    letter = dict(SCHEME.data["letter"])
    letter["body"] = {**letter["body"], **BODY, **more}
    letter["number"] = {**letter["number"], "area": "京"}
    return replace(SCHEME, data={**SCHEME.data, "letter": letter})


def lacking(*kinds: str) -> Pack:
    """The complete case without those kinds, numbered anew, so that papers can be added."""
    pack = complete().without(*kinds)
    ids = {one.id: f"d{number}" for number, one in enumerate(pack.documents, 1)}
    pack.documents = [replace(one, id=ids[one.id]) for one in pack.documents]
    pack.facts = [replace(one, document=ids[one.document]) for one in pack.facts]
    return pack


class Office:
    """One case in the making, and who works on it."""

    def __init__(self, folder: Path, language: str, pack: Pack, scheme: Scheme | None = None) -> None:
        self.folder, self.language, self.pack = folder, language, pack
        self.scheme = scheme or own()
        self.said: list[str] = []
        self.words: dict[str, bytes] = {}
        self.report = self.checked(pack)

    def checked(self, pack: Pack) -> CaseReport:
        self.pack = replace(pack, scheme=self.scheme, language=self.language)
        made = outcome(self.pack, self.folder, self.language)
        self.report = write_outputs(made, self.scheme, self.folder).report
        return self.report

    def do(self, make: Making, why: str = "已核对原件") -> "Office":
        self.report = act_and_write(
            self.folder, self.scheme, make, who="张三", why=why, at=AT
        ).outputs.report
        return self

    def decide(self, severity: str, action: str, code: str | None = None) -> "Office":
        def make(report: CaseReport, _: object):  # type: ignore[no-untyped-def]
            return [
                decided(decide(report, one.id, action, why="已说明", who="张三", at=AT)).act  # type: ignore[arg-type]
                for one in report.findings
                if effective_severity(one) == severity and code in (None, one.code)
            ]

        return self.do(make)

    def draft(self, kind: LetterKind = "notice") -> "Office":
        wishes = Wishes(DAY, language=self.language)
        return self._told(draft_letter(self.folder, self.report, self.scheme, None, kind, wishes))

    def issue(self, kind: LetterKind, number: str, after: int = 0, *, tell: bool = True) -> "Office":
        wishes = Wishes(
            DAY + timedelta(days=after),
            received_on=date(2026, 11, 20),
            language=self.language,
            although="先行告知",
            number=number,
        )
        letter = issue_letter(self.folder, self.scheme, None, kind, wishes, who="张三", at=AT).letter
        return self._told(letter) if tell else self

    def tell(self) -> "Office":
        """What the report and the log say."""
        self.said += ["", "＝＝ report ＝＝", verdict_sentence(self.report)]
        self.said += [
            f"{event.number} {event.who} {event_words(event, self.scheme, self.language)}"
            for event in read_log(self.folder).events
        ]
        return self

    def _told(self, letter: Letter) -> "Office":
        name = f"{len(self.words) + 1}-{letter.kind}"
        docx = self.words[f"{name}.docx"] = letter.files[f"{letter.kind}.docx"]
        path = self.folder / "told.docx"
        path.write_bytes(docx)
        head = [one.text for one in Document(str(path)).sections[0].header.paragraphs if one.text]
        self.said += ["", f"＝＝ {letter.kind} ＝＝", *head, *lines_of(docx)]
        self.said += ["", f"＝＝ {letter.kind}, e-mail ＝＝", letter.files[f"{letter.kind}.txt"].decode()]
        return self


def licence_missing(folder: Path, language: str) -> Office:
    """The licence is missing, the annual report is there: only the licence is asked for."""
    return Office(folder, language, lacking("business_licence")).issue("notice", "补1号")


def doubted(folder: Path, language: str) -> Office:
    """Item 10 is doubted: the table says neither that it was received nor that it is missing."""
    pack = lacking("sales_mode").add("honour", "荣誉证书", organization_name=OTHER, file="荣誉.pdf")
    return Office(folder, language, pack).draft()


def ccc_expired(folder: Path, language: str) -> Office:
    """A product certificate that has expired, of a product that needs one, and another that has not."""
    pack = complete().add(
        "product_certificate",
        "中国国家强制性产品认证证书\n落地电风扇",
        file="CCC证书.pdf",
        certificate_type="中国国家强制性产品认证证书",
        certificate_number="2019010704187453",
        organization_name="绍兴清溪电器有限公司",
        product_name="落地电风扇",
        valid_until="2024-03-17",
    )
    return Office(folder, language, pack).issue("notice", "补1号")


def three_names(folder: Path, language: str) -> Office:
    """Three papers name somebody else: one request, with a table."""
    pack = lacking("system_certificate")
    for number, kind in enumerate(("质量管理体系", "环境管理体系", "职业健康安全管理体系"), 1):
        pack.add(
            "system_certificate", f"{kind}认证证书", certificate_type=f"{kind}认证证书",
            file=f"证书{number}.pdf", certificate_number=f"016ZB24Q3124{number}R2M",
            organization_name=OTHER, valid_until="2027-03-04",
        )  # fmt: skip
    return (
        Office(folder, language, pack).decide("doubt", "confirm", "name-mismatch").issue("notice", "补1号")
    )


def failed_and_expired(folder: Path, language: str) -> Office:
    """A product failed its inspection and a certificate has expired: the e-mail names both."""
    pack = lacking("inspection_report", "system_certificate")
    pack.add(
        "inspection_report", "检验报告 不合格", file="检验报告.pdf",
        report_number="J2026-02", product_name="落地电风扇", conclusion="fail",
        issued_on="2026-03-01", cma_number="210012345678",
    )  # fmt: skip
    pack.facts = [replace(one, text="不合格") if one.name == "conclusion" else one for one in pack.facts]
    pack.add(
        "system_certificate", "质量管理体系认证证书", certificate_type="质量管理体系认证证书",
        file="体系证书.pdf", certificate_number="016ZB24Q31248R2M",
        organization_name="绍兴清溪电器有限公司", standard="GB/T 19001-2016", valid_until="2026-03-04",
    )  # fmt: skip
    return Office(folder, language, pack).issue("notice", "补1号")


def department_set(folder: Path, language: str) -> Office:
    """The body says which department writes."""
    scheme = own(department={"zh": "市场部", "en": "Marketing department"})
    return Office(folder, language, lacking("sales_mode"), scheme).issue("notice", "补1号")


def three_waived(folder: Path, language: str) -> Office:
    """Three items are not there and accepted by decision; one is taken as it is; one does not apply."""
    pack = lacking("sales_mode", "organization_chart", "outlet_list")
    office = Office(folder, language, pack).decide("doubt", "dismiss")
    for item in ("6", "7", "8"):
        office.do(lambda *_, item=item: [waive_act(office.scheme, item, "后补")])  # type: ignore[misc]
    office.decide("deficiency", "accept").decide("doubt", "dismiss")
    return office.issue("acceptance", "受1号").tell()


def correction(folder: Path, language: str) -> Office:
    """A fault is found after the notice: the correction names the first and replaces it."""
    office = Office(folder, language, lacking("sales_mode")).issue("notice", "补1号", tell=False)
    own_words = {"zh": "营业执照复印件未加盖公章。", "en": "The copy of the licence bears no seal."}[
        language
    ]
    office.do(lambda report, _: [add_act(report, office.scheme, item="1", words=own_words)])
    return office.issue("correction", "更1号", 2).tell()


def corrected_fact(folder: Path, language: str) -> Office:
    """A date was misread and a person has corrected it: the letter names no person, the log does."""
    pack = lacking("sales_mode", "system_certificate")
    pack.add(
        "system_certificate", "质量管理体系认证证书", certificate_type="质量管理体系认证证书",
        file="体系证书.pdf", certificate_number="016ZB24Q31248R2M",
        organization_name="绍兴清溪电器有限公司", valid_until="2027-03-04",
    )  # fmt: skip
    office = Office(folder, language, pack)
    certificate = next(one.id for one in office.report.documents if one.kind == "system_certificate")
    office.do(
        lambda report, _: [correct_act(report, office.scheme, certificate, "valid_until", "2026-03-04")]
    )
    return office.draft().tell()


def reminded_after_extension(folder: Path, language: str) -> Office:
    """More time was given, it ran out, a reminder follows."""
    office = Office(folder, language, lacking("sales_mode")).issue("notice", "补1号", tell=False)
    office.do(lambda _, log: [delivery(log.events, "补1号", DAY, "邮件", receipt=True)])
    office.do(
        lambda report, _: [extension(now_standing(folder, report, None), date(2026, 12, 20))], "来函申请"
    )
    return office.issue("reminder", "催1号", 27).tell()


def rejected_and_withdrawn(folder: Path, language: str) -> Office:
    """Returned when the time was over; then that was taken back."""
    office = Office(folder, language, lacking("sales_mode")).issue("notice", "补1号", tell=False)
    office.issue("rejection", "退1号", 20)
    office.do(lambda _, log: [withdrawal(log.events, "退1号")], "邮件延误")
    return office.tell()


def explained(folder: Path, language: str) -> Office:
    """What the applicant explains changes nothing that is asked for."""
    office = Office(folder, language, lacking("outlet_list"))
    own_words = {"zh": "网点正在筹建。", "en": "Outlets are being set up."}[language]
    office.do(lambda *_: [explain_act(office.scheme, "7", own_words)], "来函")
    return office.draft().tell()


CASES: Mapping[str, Callable[[Path, str], Office]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        licence_missing,
        doubted,
        ccc_expired,
        three_names,
        failed_and_expired,
        department_set,
        three_waived,
        correction,
        corrected_fact,
        reminded_after_extension,
        rejected_and_withdrawn,
        explained,
    )
}


def told(office: Office) -> str:
    """All of it, as it is kept."""
    return "\n".join(office.said).strip() + "\n"


def main(out: Path | None) -> None:
    """Writes the goldens, and the letters where they can be looked at."""
    GOLDENS.mkdir(exist_ok=True)
    for name, made in CASES.items():
        for language in ("zh", "en"):
            with tempfile.TemporaryDirectory() as folder:
                office = made(Path(folder), language)
            (GOLDENS / f"{name}.{language}.txt").write_text(told(office), encoding="utf-8")
            for file, data in office.words.items() if out else ():
                (out / f"{name}.{language}.{file}").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
