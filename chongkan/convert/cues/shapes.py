"""What a line is by itself: the first row of an ordered table of shapes that fits.

A shape is a strong hint, never a decision: the grammar weighs it against what stands around the line. The table is
a priority list, so its order is part of its meaning; tests/cases/shapes.txt holds examples and counter-examples.
"""

import re
from collections.abc import Callable

from chongkan.convert.cues import furniture, signatures
from chongkan.convert.cues.endings import ends_open
from chongkan.convert.cues.lexicon import any_of, words

HAN = r"[\u3400-\u9fff]"
_BULLET = "□■◎●◆○◇▲△▼▽★☆▪•·※◼▶*"
_OPEN, _SHUT = r"[【\[(■◆●□▲〔]*", r"[】\])〕]*"
_DATELINE = re.compile(
    rf"^\s*[{_BULLET}\s]*(?:"
    r"【?(?:本报|本刊|本台|本网)[^。,“(]{0,14}?(?:讯|电|消息|专电)】?(?!息)"
    rf"|{HAN}{{2,8}}讯\s*[(〔\[“\s]|【{HAN}{{0,4}}[特专]?讯】|[(](?:本报|{HAN}{{2,8}}\d{{1,2}}日)?[讯电][)]"
    rf"|[(]?(?:据|综合)?(?:新华社|中新社|中央社){HAN}{{0,8}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?专?(?:电|讯)[)]?"
    # with a day or a pause after it, or 国家电网桐州供电公司 would be a wire report
    rf"|[(]?(?:据|综合)?{HAN}{{2,5}}(?:日报|晚报|网|通讯社)(?:{HAN}{{0,8}}\d{{1,2}}月\d{{1,2}}日专?[电讯]|专?[电讯](?=[\s(〔\[“]))"
    rf"|据《{HAN}{{2,10}}》(?:报道|消息)|【{HAN}{{2,8}}\d{{1,2}}月\d{{1,2}}日[电讯]】"
    rf"|[(〔\[【]?(?:本报|本刊|本台|特约|{HAN}{{2,4}}(?:日报|晚报|时报))?(?:全媒体|融媒体|特约|实习|见习|首席|学生|校园|小)?"
    r"(?:记者|通讯员|特派员)[^。,]{2,30}(?:[)〕\]】/]|报道|电|昨|今|日前|近日|从|获悉|\s)\s*\S)"
)
_END_DATELINE = re.compile(r"^[(〔【](?:本报|新华社|本刊|据)[^()]{0,16}(?:讯|电|消息|报道)[)〕】]$")
_BOX_HEAD = re.compile(rf"^[【\[■◆●]*(?:{any_of('box')}|案例\S{{0,3}}|现场\S{{0,2}})[】\]:]*$")
_ASIDE_HEAD = re.compile(rf"^[【\[■◆●]*{any_of('aside')}[】\]:]*$")
_NOTE_LABEL = re.compile(
    rf"^{_OPEN}\s*(?:{any_of('note')}|{HAN}{{2,4}}(?:小档案|小传|名片|小名片)|{HAN}{{2,12}}的?(?:答复|回复|回音))[】\])〕:]*$"
)
_NOTE = re.compile(
    rf"^{_OPEN}\s*{any_of('note')}\s*{_SHUT}\s*:\s*\S"
    rf"|^[【\[〔](?:{any_of('note')}|{any_of('aside')}|{HAN}{{1,4}}(?:提醒|提示|链接|背景|名片|档案))[】\]〕]\s*\S"
    rf"|^{any_of('note')}\s+\S.{{16,}}|^{HAN}{{0,16}}(?:回复|答复|回音|复信)\s*:\s*\S"
    r"|^(?:编者|编辑|编辑部|本报|本刊|编辑室)答\s*:\s*\S"
)
_COMMENT = re.compile(
    rf"^[【\[]?(?!{HAN}*(?:图片|作品)){HAN}{{2,6}}(?:点评|短评|锐评|微评|感言|寄语)[】\]]?\s*:\s*\S"
    rf"|^[【\[]{HAN}{{2,4}}点评[】\]]|^(?!{HAN}*记者){HAN}{{2,6}}(?:点评|感言|寄语)(?::$|\s+{HAN}{{4,16}}\s*{HAN}{{2,4}}$)"
)
_CAPTION_MARK = re.compile(
    r"^\s*(?:[▲▼△▽◀▶↑↓←→]\s*|(?:上|下|左|右|中|左上|右上|左下|右下|大|小|题|本|主|前|后)图(?:\s*(?:[:为]|是)|\s+(?=\S.{6}))|图(?:为|片为)"
    rf"|(?:上|中|下|左|右|左上|右上|左下|右下):\s*\S.{{4}}|[左右][上下]\s+\S.{{8}}"
    rf"|图\s*[①-⑳⑴-⑽\d一二三四五六][^版]{{0,2}}\s*[:为]?|图片?\s*:\s*\S.{{8}}|[①-⑳]\s*图为|{HAN}{{0,4}}(?:资料|效果|示意|配)图)"
)
_SALUTE = re.compile(
    rf"^(?:编辑(?:部)?(?:同志|先生|老师)?|尊敬的{HAN}{{1,16}}|敬爱的{HAN}{{1,12}}|亲爱的{HAN}{{1,16}}|各位?(?:{HAN}|[、,()]){{1,30}}(?:单位|部门|工会|支部|同志|家长|同学|朋友|老师|读者|业主|居民|市民|农户|学校|学院|企业|公司|用户|客户|科室|会员|作者)"
    rf"|{HAN}{{1,8}}(?:同志|先生|女士|老师|编辑|朋友)(?:们)?)[:!]$"
)
_QUESTION = re.compile(
    rf"^问\s*[(][^()]{{1,16}}[)]\s*:|^(?:问|记者|主持人|Q|读者|{HAN}{{2,4}}问)\s*:\s*\S|^[【\[]问[】\]]"
)
_ANSWER = re.compile(
    rf"^(?:答|A|{HAN}{{2,4}}答)\s*:\s*\S|^(?!{HAN}{{0,3}}{any_of('unit')}:){HAN}{{2,4}}\s*:\s*\S.{{30,}}|^[【\[]答[】\]]"
)
_NUMBERED = re.compile(
    r"^(?:\d{3,5}\s+[男女]|[(](?:19|20)\d{2}[)]\S{2,16}号|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.．](?!\d)|[(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]|[①-⑳⑴-⒇❶-❿]"
    r"|第[一二三四五六七八九十]{1,3}[条、,]|其[一二三四五六七八九十][、:])\s*\S"
)
_BULLETED = re.compile(rf"^(?:[{_BULLET}]|-\s|\*\s|—(?!—))\s*\S")
_BRACKETED = re.compile(
    rf"^(?:[【〔［\[][^】〕］\]]{{1,14}}[】〕］\]]|[{_BULLET}#]\s*{HAN}[^。,!?]{{1,9}}\s*[{_BULLET}#]?|[—\-]{{0,2}}[·•]{HAN}{{2,8}}[·•])$"
)
_INLINE_LABEL = re.compile(rf"^[【〔\[][^】〕\]]{{1,10}}[】〕\]]\s*\S|^{HAN}{{2,8}}\s*[|丨│]\s*\S")
_DASHED = re.compile(r"^\s*(?:——|—|--|-{1,2}(?=[\u3400-\u9fff]))\s*\S")
_PAREN_LINE = re.compile(r"^[(][^()]{1,60}[)]$")
_SPACED = re.compile(rf"{HAN}(?:\s+{HAN}){{1,4}}")
_UNFINISHED = re.compile(r"[(]?(?:未完待续|待续|完|全文完|续完)[)]?")

Test = Callable[[str, str], bool]


def shape_of(text: str) -> str:
    """The shape of a folded line (see folding.py), white space at its ends dropped: a name of SHAPES."""
    text = text.strip()
    squeezed = re.sub(r"\s", "", text)
    return next(name for name, test in SHAPES if test(text, squeezed))


def _is(pattern: re.Pattern[str], longest: int = 9999, shortest: int = 0) -> Test:
    """The line matches the pattern from its start and its length (without white space) is within bounds."""

    def test(text: str, squeezed: str) -> bool:
        return shortest <= len(squeezed) <= longest and pattern.match(text) is not None

    return test


def _is_names_in_brackets(text: str, squeezed: str) -> bool:
    return bool(_PAREN_LINE.match(text)) and len(squeezed) <= 16 and signatures.has_people(text)


def _is_byline_in_brackets(text: str, squeezed: str) -> bool:
    return bool(_PAREN_LINE.match(text)) and signatures.is_byline(text, squeezed)


def _is_label(_text: str, squeezed: str) -> bool:
    return re.sub(r"[\[\]【】◆■●:]", "", squeezed) in words("label")


def _is_dashed(text: str, squeezed: str) -> bool:
    return bool(_DASHED.match(text)) and len(squeezed) <= 48 and ends_open(text) != "stop"


def _is_inline_label(text: str, squeezed: str) -> bool:
    return bool(_INLINE_LABEL.match(text)) and len(squeezed) <= 36 and ends_open(text) != "stop"


def _is_tagged(text: str, squeezed: str) -> bool:
    """`【就业】开发区人社中心…`: a tag in brackets, then a text of its own."""
    return bool(_INLINE_LABEL.match(text)) and len(squeezed) > 16 and (ends_open(text) != "open" or len(squeezed) > 36)


def _is_short_question(text: str, squeezed: str) -> bool:
    """A headline may ask or call out; so may a line of dialogue."""
    return len(squeezed) <= 26 and bool(re.search(r"[?!]”?$", text)) and not re.search(r"[。:]", text)


def _is_question(text: str, _squeezed: str) -> bool:
    return bool(_QUESTION.match(text)) and ends_open(text) in ("stop", "open")


def _is_caption_with_credit(_text: str, squeezed: str) -> bool:
    longer = len(squeezed) > 12 or "。" in squeezed
    return longer and bool(re.search(r"(?:摄影?|供图)[)]?$", squeezed))


def _is_numbered_head(text: str, squeezed: str) -> bool:
    return (
        bool(_NUMBERED.match(text)) and len(squeezed) <= 26 and ends_open(text) in ("open", "quote") and "," not in text
    )


def _is_parallel(text: str, _squeezed: str) -> bool:
    halves = re.split(r"[\s,]+", text)
    alike = len(halves) in (2, 3) and 3 <= len(halves[0]) <= 10 and len({len(h) for h in halves}) == 1
    return alike and ends_open(text) in ("open", "quote")


def _is_tiny(text: str, squeezed: str) -> bool:
    return len(squeezed) <= 4 and ends_open(text) != "stop"


def _is_couplet(_text: str, squeezed: str) -> bool:
    """`三更鸡未叫，手电照山坳。`: two clauses of one length, as in regulated verse and proverbs."""
    clauses = re.split(r"[,。;!?]", squeezed)
    return len(clauses) == 3 and not clauses[2] and len(clauses[0]) == len(clauses[1]) and 4 <= len(clauses[0]) <= 7


def _is_verse(_text: str, squeezed: str) -> bool:
    marks = re.findall(r"[,。;!?]", squeezed)
    return len(squeezed) <= 18 and len(marks) == 1 and squeezed[-1] in ",。;!?" and not re.search(r"[“”:]", squeezed)


def _is_short_end(text: str, squeezed: str) -> bool:
    return len(squeezed) <= 26 and ends_open(text) == "stop"


def _is_short(text: str, squeezed: str) -> bool:
    commas = text.count(",")
    fits = len(squeezed) <= 34 and "。" not in text and commas <= 1
    return fits and ends_open(text) in ("open", "quote", "paren")


def _is_short_colon(text: str, squeezed: str) -> bool:
    return len(squeezed) <= 20 and ends_open(text) == "colon"


def _is_torn(text: str, _squeezed: str) -> bool:
    return ends_open(text) in ("open", "semi", "quote")


SHAPES: tuple[tuple[str, Test], ...] = (
    ("noise", furniture.is_noise),
    ("jump", furniture.is_jump),
    ("contents", furniture.is_contents),
    ("sign_date", signatures.is_signed_date),
    ("folio", furniture.is_folio),
    ("masthead", furniture.is_masthead),
    ("salute", _is(_SALUTE)),
    ("box_head", _is(_BOX_HEAD)),
    ("aside_head", _is(_ASIDE_HEAD)),
    ("note_label", _is(_NOTE_LABEL)),
    ("note", _is(_NOTE)),
    ("imprint", furniture.is_imprint),
    ("advert", furniture.is_advert),
    ("contact", furniture.is_contact),
    ("comment", _is(_COMMENT)),
    ("attribution", signatures.is_attribution),
    ("end_dateline", _is(_END_DATELINE)),
    ("credit", signatures.is_credit),
    ("byline_paren", _is_byline_in_brackets),
    ("byline", signatures.is_byline),
    ("unfinished", lambda _text, squeezed: bool(_UNFINISHED.fullmatch(squeezed))),
    ("sign_date", signatures.is_date),
    ("caption_mark", _is(_CAPTION_MARK, shortest=6)),
    ("dateline", _is(_DATELINE, shortest=24)),
    ("label_word", _is_label),
    ("name_row", signatures.is_name_row),
    ("signature", signatures.is_signature),
    ("names", signatures.is_names),
    ("names_paren", _is_names_in_brackets),
    ("dashed", _is_dashed),
    ("paren_line", _is(_PAREN_LINE)),
    ("bracketed", _is(_BRACKETED)),
    ("spaced", lambda text, _squeezed: bool(_SPACED.fullmatch(text))),
    ("inline_label", _is_inline_label),
    ("tagged", _is_tagged),
    ("question", _is_question),
    ("answer", _is(_ANSWER)),
    ("caption_credit", _is_caption_with_credit),
    ("numbered_head", _is_numbered_head),
    ("numbered", _is(_NUMBERED)),
    ("bulleted", _is(_BULLETED)),
    ("parallel", _is_parallel),
    ("issuer", signatures.is_issuer),
    ("tiny", _is_tiny),
    ("short_ask", _is_short_question),
    ("couplet", _is_couplet),
    ("verse", _is_verse),
    ("short_end", _is_short_end),
    ("short", _is_short),
    ("short_colon", _is_short_colon),
    ("torn", _is_torn),
    ("prose", lambda _text, _squeezed: True),
)
