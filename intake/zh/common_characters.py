"""Which Chinese characters are everyday ones, and which are the most frequent.

`EVERYDAY_SIMPLIFIED`: level one of GB 2312-80 (3,755 characters, rows 16-55, chosen by use);
`EVERYDAY_TRADITIONAL`: level one of Big5 (5,401); `COMMON_HAN`: both. Derived from the encodings
themselves. `FREQUENT_HAN`: the characters that general corpora and office writing agree on as most
frequent; together they make up well over half of any ordinary Chinese page and a seventh of a page of
randomly mixed everyday characters.
"""


def _rows(encoding: str, first: int, last: int, seconds: range) -> frozenset[str]:
    found = set()
    for high in range(first, last + 1):
        for low in seconds:
            character = bytes((high, low)).decode(encoding, "ignore")
            if len(character) == 1 and character >= "\u3400":
                found.add(character)
    return frozenset(found)


EVERYDAY_SIMPLIFIED = _rows("gb2312", 0xB0, 0xD7, range(0xA1, 0xFF))
EVERYDAY_TRADITIONAL = _rows("big5", 0xA4, 0xC6, range(0x40, 0xFF))
COMMON_HAN = EVERYDAY_SIMPLIFIED | EVERYDAY_TRADITIONAL

FREQUENT_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
    "应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向"
    "道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特"
    "件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队"
    "南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
    "切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许"
    "步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列"
    "习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派"
    "层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢"
    "席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅"
    "费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富"
    "春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双"
    "请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混"
    "售购货诚诺满满投顾审核评审证书执照册码址邮编传真话网签章盖附表填附录版编制批准文编号订单库仓储税务局委员会"
)
