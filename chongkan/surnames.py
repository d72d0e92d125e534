"""What looks like a person's name by its form: a surname and one or two characters more."""

import re
from functools import cache

COMPOUND = [
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "司徒",
    "夏侯",
    "端木",
    "独孤",
    "南宫",
    "宇文",
    "长孙",
    "轩辕",
    "淳于",
    "单于",
    "申屠",
    "闻人",
    "澹台",
    "公冶",
    "太史",
    "钟离",
    "完颜",
    "呼延",
    "百里",
    "东郭",
    "西门",
]
SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎"
    "段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛"
    "曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑"
    "傅洪丘糜郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门"
    "云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由镇贡底"
    "宰郦雒浣竺蓟邴靖却璩濮寿扶堵郏鄂咸籍赖步耿弘殳禚郗秋彦英禾佴翦逄綦习乜庹翦宦缑"
)
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff〇·]"
_SURNAME = f"(?:{'|'.join(COMPOUND)}|[{SINGLE}])"
_NAME = rf"{_SURNAME}[\u3400-\u9fff]{{1,2}}$"
_LOOSE = r"[\u3400-\u9fff·]{2,4}$"


def is_name(text: str) -> bool:
    """True for a surname with one or two further characters, spaces within ignored (尹　川)."""
    return bool(_pattern(_NAME).match(re.sub(r"\s", "", text)))


def is_pen_name(text: str) -> bool:
    """True for anything that could stand where a name is expected: two to four Han characters."""
    return bool(_pattern(_LOOSE).match(re.sub(r"\s", "", text)))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled when it is first needed: few builds look at names, and Han ranges take a millisecond."""
    return re.compile(words)
