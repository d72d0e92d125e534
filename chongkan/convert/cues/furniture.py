"""Lines of the page that belong to no article: noise, jumps, folios, imprints."""

import re

from chongkan.convert.cues.lexicon import any_of, words

_NUMERAL = "[一二三四五六七八九十]"
DATE = re.compile(
    r"(?:\d{2,4}|[〇零○一二三四五六七八九]{4}|(?:中华)?民国[\d〇零○一二三四五六七八九十百]+)\s*[年./-]\s*"
    rf"(?:\d{{1,2}}|{_NUMERAL}{{1,3}})\s*[月./-]\s*(?:\d{{1,2}}|{_NUMERAL}{{1,3}})(?!\d)\s*日?"
)
WEEKDAY = r"(?:(?:星期|礼拜)[一二三四五六日天]|(?<!\S)周[一二三四五六日](?!\S))"
LUNAR = r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,8}|农历\S{2,12}"
_FOLIO_PARTS = re.compile(
    rf"{DATE.pattern}|{LUNAR}|{WEEKDAY}|第?[A-Z]?\d{{1,3}}\s*[版面頁页]|第?{_NUMERAL}{{1,3}}版|总?第?\d+期"
    r"|[A-Z]{0,2}\d{1,2}(?!\d)|今日\S{0,2}版|国内统一\S*|邮发代号\S*|CN\s?[\d-]+|[\s|·:/-]+"
)
_ENGLISH_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\W*\d{1,2}(?:st|nd|rd|th)?\W+\d{4}",
    re.IGNORECASE,
)
_FOLIO_COLON = re.compile(r"(?<=[版号])\s*:\s*(?=[\u3400-\u9fff]{2,8}$|CN)|(?<=代号)\s*:\s*(?=\d)")  # A06版:要闻
_SCAN = re.compile(
    r"(?:更多\S{0,8}|请|微信)?扫(?:码|一扫|描\S{0,6}二维码)\s*(?:请?(?:关注|观看|收听|下载|阅读)\S{0,8}|看(?:视频|更多|全文|详情|直播)\S{0,4})?"
)
_FOLIO_MARKS = re.compile(
    rf"国内统一|邮发代号|[·|]\s*(?:[A-Z]\d|0)\d?$|{WEEKDAY}|\d\s*版|{_NUMERAL}版|第\d+期|^\s*[A-Z]?0?\d{{1,2}}(?:\s|$)|(?:^|\s)[A-Z]\d{{1,2}}(?:\s|$)|{DATE.pattern}"
)
# 9月2日 星期一 晴: a day of a diary; 体彩排列三第14078期 5 0 9; a row of a table
_NO_FOLIO = re.compile(
    r"日\s*[于写作]|[日\s](?:晴|阴|多云|小雨|中雨|大雨|雨|小雪|大雪|雪|雾)$|[福体]彩|双色球|大乐透|开奖|[红蓝]球|《|万元"
)
_DATE_ALONE = re.compile(rf"^(?:{DATE.pattern}|\d{{1,2}}月\d{{1,2}}日)\s*$")
_RANK = r"(?:本版|本期|值班|执行|责任|版面|美术|视觉|文字|图片|首席|见习)*"
_STAFF = rf"{_RANK}\s*{any_of('staff')}(?!部|同志)"
_IMPRINT = re.compile(
    rf"^\s*[■●◆□]?\s*{_STAFF}\s*[:/\s]\s*\S|{_STAFF}\s*[:/\s]\s*[\u3400-\u9fff][^。]*{_STAFF}\s*[:/\s]"
    r"|(?:主办|联办|协办|承办|主管|出版)(?:$|\s)"
    r"|^(?:督印|承印)人?\s*[:/]\s*\S"
    r"|^(?:印刷|承印|零售价?|每份零售价?|定价|广告经营许可证号?)\s*(?:[:]\s*\S|\d)"
)
_LONGEST_IMPRINT = 800  # characters with the blanks between them; the patterns are slow over thousands of blanks
_CONTACT = re.compile(
    r"(?:热线|电话|传真|[邮信]箱|网址|邮编|手机|微信|[Ee]-?mail|发行部|广告部|编辑部)\s*[:]?\s*[\dA-Za-z(]"
    r"|(?:地址|社址)\s*[:]\s*\S"
)
_CONTENTS = re.compile(
    r"^[A-Z]\d{2}\s+[\u3400-\u9fff]\S{5,}$|^\S.{2,40}?[\s.…·]{2,}[(]?(?:第|[A-Z])?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版頁页]?[)]?$|^[▶►→]\S.{2,40}[\s(]\d{1,2}版[)]?$|\S\s{2,}\S*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*版$"
    r"|^\S.{2,40}?[\s▶►→>]+(?:详?见|刊)\s*第?[A-Z]?\d{1,2}\s*[版頁页]$"
)
_MASTHEAD = re.compile(
    r"^[\u3400-\u9fff]{1,6}(?:日报|晚报|晨报|早报|时报|都市报|商报|周报|周刊|周末|画报|法治报|农民报|大学报|老年报|导报|青年报|报)(?<!简报|快报|喜报|战报|海报|预报|通报|捷报|情报|举报)$"
)
_DATE_PART = re.compile(
    rf"^(?:[\u3400-\u9fff]{{1,8}}\s+\d{{1,2}}|(?:\d{{4}}|[〇零○一二三四五六七八九]{{4}})年(?:\d{{1,2}}|{_NUMERAL}{{1,3}})月|\d{{1,2}}日?|{WEEKDAY}|{LUNAR}|第?\d{{2,6}}期|今日\S{{1,4}}版|[\d\s]{{1,4}}版)(?:\s+{WEEKDAY})?$"
)
_JUMP_WORDS = r"(?:紧接|上接|下转|转载|转|接)\s*第?\s*[A-Z]?\d{0,2}[一二三四五六七八九十]{0,3}\s*[版頁页叠]"
_JUMP = re.compile(rf"^[(\[【〔▶▷→]*\s*{_JUMP_WORDS}.{{0,8}}[)\]】〕◀←]*$")
JUMP_END = re.compile(
    r"[(\[【〔]\s*(?:下转|转)\s*第?\s*([A-Z]?\d{1,2}|[一二三四五六七八九十]+)\s*[版頁页]\S{0,6}[)\]】〕]$"
)
_MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|屯屯屯|Ã.Ã")
_NOISE = re.compile(r"[■□◆◇\ufffd]{2,}|\.indd|ICC profile|^[\W_]+$|^[-=_*~·.\s\d]{3,}$")


def is_noise(text: str, squeezed: str) -> bool:
    """Rules, bar codes, file names, wrong characters: nothing that anyone wrote for readers."""
    if _MOJIBAKE.search(text):
        return True
    han = len(re.findall(r"[\u3400-\u9fff]", squeezed))
    if _NOISE.search(text) and han <= 6 and not DATE.fullmatch(text) and not re.fullmatch(r"[A-Z]?\d{1,2}", squeezed):
        return True
    return han == 0 and not re.search(r"\d", squeezed) and len(squeezed) < 4


def is_jump(text: str, _squeezed: str) -> bool:
    """`(上接第一版)`, `下转3版`, alone on the line."""
    return _JUMP.match(text) is not None


def is_folio(text: str, squeezed: str) -> bool:
    """Date, weekday, page number, page name, number of the issue, and little besides."""
    if _ENGLISH_DATE.fullmatch(text.strip()):
        return True
    text = _FOLIO_COLON.sub(" ", re.sub(r"[(](总第?\d+期)[)]", r" \1", text))
    if DATE.search(text) and re.search(WEEKDAY, text) and len(squeezed) <= 60 and not re.search(r"[。,!?“(]", text):
        return True  # who edits the page may stand beside its date
    if (
        re.search(r"主办|编辑|出版", text)
        or len(squeezed) > 48
        or re.search(r"[。,!?“(:%的了我]", text)
        or re.match(r"\d{1,2}[、.]\s?\D", text)
        or _NO_FOLIO.search(text)
    ):
        return False
    if _DATE_PART.match(text):
        return True
    if re.match(WEEKDAY, text) and len(squeezed) > 9 and not DATE.search(text):
        return False  # 星期一 儿科 康乐 主任医师: a timetable
    rest = re.sub(r"\s", "", _FOLIO_PARTS.sub("", text))
    return (
        len(rest) < len(squeezed)
        and len(rest) <= 14
        and bool(_FOLIO_MARKS.search(text))
        and not _DATE_ALONE.match(text)
    )


def is_contents(text: str, squeezed: str) -> bool:
    """The paper's own list of contents: its heading, or a headline with the page where it stands."""
    heading = re.sub(r"[【】\[\]:■◆●▶]", "", squeezed)
    if heading in words("contents") or (len(heading) <= 8 and heading.endswith("导读")):
        return True
    return len(squeezed) <= 40 and bool(_CONTENTS.match(text)) and not DATE.search(text)


def is_advert(text: str, squeezed: str) -> bool:
    """`宏达搬家 长短途 空调 0000-5577001`: catchwords and a telephone number, no sentence; `扫码看视频`."""
    if _SCAN.fullmatch(text) or re.match(r"(?:刊登|分类).{0,8}广告.{0,10}\d{6}", text):
        return True
    if re.match(r"[【\[(]广告[】\])]\s*\S|广告\s+\S", text):
        return True
    text = re.sub(r"(?:电话|热线)\s*[:]?", "", text)
    fields = text.split()
    number = re.search(
        r"\d{3,4}-?\d{6,8}|1\d{10}|(?:电\s*)?[〇○零一二三四五六七八九]{2,4}-?[〇○零一二三四五六七八九]{6,8}", text
    )
    return len(squeezed) <= 60 and len(fields) >= 3 and number is not None and not re.search(r"[。,;:!?]", text)


def is_contact(text: str, squeezed: str) -> bool:
    """Telephone, address, mail box and little besides; it may close a notice as well as a page."""
    return (
        len(squeezed) <= 70
        and len(_CONTACT.findall(text)) >= 1
        and bool(re.match(r"^(?:[\u3400-\u9fff]{4,14}\s+)?\S{0,14}?" + _CONTACT.pattern, text))
    )


def is_masthead(text: str, squeezed: str) -> bool:
    """The paper's name, alone."""
    if re.fullmatch(r"[A-Z][A-Z\s]{3,30}(?:BAO|NEWS|DAILY|TIMES|WEEKLY|POST)", text):
        return True
    first = re.split(r"[\s·•]", text)[0]
    return bool(_MASTHEAD.match(squeezed)) or (bool(_MASTHEAD.match(first)) and len(squeezed) <= 14)


def is_imprint(text: str, squeezed: str) -> bool:
    """Who edited, designed, proof-read, publishes the page; telephone and address."""
    if len(squeezed) > 80 or len(text) > _LONGEST_IMPRINT or re.search(r"[。!?]", text):
        return False
    staff = len(re.findall(_STAFF, text))
    staff += len(re.findall(any_of("office"), text)) if staff else 0
    many = (staff >= 2 and len(squeezed) <= 60) or (staff >= 1 and bool(re.search(r"第\d+期", squeezed)))
    return many or bool(_IMPRINT.search(text))
