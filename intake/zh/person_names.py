"""Names of persons, by their surnames."""

import re

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季辛申"
    "庞樊殷章管葛游聂焦柳祝俞翟岳齐梅庄耿倪温欧符兰詹安裴席柴麦华凌霍童冉邢路鲁盛涂宁尤左骆甘苗单祁车冀鲍卞翁项晏柯"
    "阮桂费穆喻蒲古连应刁缪关池查盘滕娄仇解成舒计牛屈包司卓鞠芦褚艾宗闵蓝纪房卜窦褥商荆谷巫桑邬甄储吉冷米车丛井明宫"
    "佘伍缑栾晁佟敖郗逄亓仝谌邸扈牟隋冼鄢蔺阙苟笪芮嵇郜佴冶"
)
_DOUBLE = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "慕容",
    "公孙",
    "令狐",
    "尉迟",
    "长孙",
    "端木",
)
_TITLE = r"(?:先生|女士|小姐|经理|总经理|店长|站长|主任|主管|师傅|工|总|老师)?"
_PERSON = re.compile(
    rf"(?:(?:{'|'.join(_DOUBLE)})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff*×xX]{{1,2}}){_TITLE}"
    rf"|[{_SURNAMES}](?:先生|女士|小姐|经理|总|工|师傅|店长|站长)"
)
_PLACE = re.compile(
    "江[苏西北南东门]|安[徽庆阳康]|黄[山石冈浦]|石家庄|金[华昌]|温州|宁[波夏德海]|常[州德熟]|南宁|武[汉威昌]|[梅柳苏池兰荆冀台高万雷]州|"
    "洪山|余杭|萧山|临安|许昌|马鞍山|万宁|关中|华[东南北中]|[方文房鲁梁唐马]山|文昌|成都|吉[林安首]|龙[岩泉]|邵[阳武]|汤阴|康定|甘[肃南]|"
    "盛泽|连云港|古[田交]|包头|明光|商[丘洛]|谷城|荆门|桑植|应城|祁[门连]|和田|高邮|路桥|谢岗|田[东阳]|潘集|杜集|叶县|苏[北南]|任[丘县]|"
    "沈阳|钟祥|陆[丰川]|范县|贾汪|夏[津邑]|秦皇岛"
)
"""Places whose names look like persons': regions stand in lists beside persons."""


def is_person(text: str) -> bool:
    """Whether a cell is a person's name (王建国, 欧阳明, 李女士, 张经理), or several side by side."""
    parts = [part for part in re.split(r"[、,，/／;；\s]+", text) if part]
    return 0 < len(parts) <= _MOST and all(
        not _PLACE.fullmatch(part) and _PERSON.fullmatch(part) is not None for part in parts
    )


_MOST = 4
"""Persons in one cell."""
