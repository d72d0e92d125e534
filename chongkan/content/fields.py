"""Typed values out of one header; what is wrong is collected, so that an editor sees all of it at once."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from chongkan.content.plainheader import Value
from chongkan.problems import Problem, ProblemError

T = TypeVar("T")


class FileError(ProblemError):
    """A file that cannot be used, with everything that is wrong with it, in the order of its lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(self.problems[0])


class Fields:
    """The values of one map of a header. A wrong value is noted in `problems` and stands as nothing meanwhile.

    known: the keys this map may have; any other is a problem. line: where the map begins.
    """

    def __init__(self, values: Mapping[str, Value], path: str, known: tuple[str, ...], line: int = 1) -> None:
        self.values = values
        self.path = path
        self.start = line
        self.problems: list[Problem] = []
        for key in values:
            if key not in known:
                mend = f"可用的字段 Keys: {', '.join(known)}."
                self.wrong(key, f"不认识的字段 “{key}”。Unknown key “{key}”.", mend)

    def wrong(self, key: str, what: str, mend: str) -> None:
        """Note what is wrong with a key (or with its absence)."""
        self.problems.append(Problem(self.path, self.line(key), what, mend))

    def line(self, key: str) -> int:
        """Return the line of a key; where it is missing, the line at which its map begins."""
        return self.values[key].line if key in self.values else self.start

    def done(self, made: T) -> T:
        """Return what was made of these values. Raises FileError if any of them was wrong."""
        if self.problems:
            raise FileError(self.problems)
        return made

    def text(self, key: str) -> str | None:
        """Return a text, or None where the key is missing or says nothing."""
        value = self.values.get(key)
        if value is None or value.data is None:
            return None
        if isinstance(value.data, str):
            return value.data
        self.wrong(key, f"“{key}” 应是一段文字。“{key}” must be one text.", f"写成 Write:  {key}: 文字")
        return None

    def required(self, key: str) -> str:
        """Return a text that must be there and must not be blank."""
        before = len(self.problems)
        text = self.text(key)
        if (text is None or not text.strip()) and len(self.problems) == before:
            self.wrong(key, f"缺少 “{key}”。“{key}” is missing.", f"加一行 Add a line:  {key}: …")
        return text or ""

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """Return one of a few words; default where the key says nothing."""
        text = self.text(key)
        if text is None or text in choices:
            return text or default
        self.wrong(key, f"“{key}” 不能是 “{text}”。“{key}” cannot be “{text}”.", f"可选 Choose: {', '.join(choices)}.")
        return default

    def such(self, key: str, fits: Callable[[str], bool], example: str) -> str | None:
        """Return a text that fits, or None where the key says nothing."""
        text = self.text(key)
        if text is None or fits(text):
            return text
        self.wrong(
            key, f"“{key}” 的写法不对。“{key}” is not written rightly: “{text}”.", f"例如 For example: {example}."
        )
        return None

    def flag(self, key: str, usual: bool = False) -> bool:
        """Return true or false; the usual one where the key says nothing."""
        return self.choice(key, ("true", "false"), str(usual).lower()) == "true"

    def whole(self, key: str) -> int:
        """Return a whole number that must be there."""
        text = self.required(key)
        if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        if text:
            self.wrong(key, f"“{key}” 应是一个整数。“{key}” must be a whole number.", f"例如 For example:  {key}: 12")
        return 0

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where the key says nothing."""
        found = []
        for item in self._items(key, "文字"):
            if isinstance(item.data, str):
                found.append(item.data)
            else:
                self._bad_item(key, item.line, "一段文字", "one text", "文字")
        return tuple(found)

    def pairs(self, key: str) -> dict[str, str]:
        """Return a map of texts with keys of any kind; empty where the key says nothing."""
        value = self.values.get(key)
        data = value.data if value is not None and value.data is not None else {}
        if isinstance(data, dict) and all(isinstance(item.data, str) for item in data.values()):
            return {name: str(item.data) for name, item in data.items()}
        what = f"“{key}” 下面每行应是“名字: 文字”。Each line below “{key}” must be `name: text`."
        self.wrong(key, what, "例如 For example:    李富生: 区委书记")
        return {}

    def rows(self, key: str, known: tuple[str, ...], make: "Callable[[Fields], T]") -> tuple[T, ...]:
        """Return a list of maps, each made into something by `make`; empty where the key says nothing."""
        found = []
        example = f"{known[0]}: …"
        for item in self._items(key, example):
            if isinstance(item.data, dict):
                found.append(self._made(item.data, item.line, known, make))
            else:
                self._bad_item(key, item.line, "“字段: 内容”", "`key: value`", example)
        return tuple(found)

    def group(self, key: str, known: tuple[str, ...], make: "Callable[[Fields], T]") -> T:
        """Return one map made into something by `make`; from an empty map where the key says nothing."""
        value = self.values.get(key)
        data = value.data if value is not None and value.data is not None else {}
        if not isinstance(data, dict):
            self.wrong(key, f"“{key}” 下面应是字段。“{key}” must hold keys.", f"可用的字段 Keys: {', '.join(known)}.")
            data = {}
        return self._made(data, self.line(key), known, make)

    def _made(self, data: Mapping[str, Value], line: int, known: tuple[str, ...], make: "Callable[[Fields], T]") -> T:
        inner = Fields(data, self.path, known, line)
        made = make(inner)
        self.problems += inner.problems
        return made

    def _items(self, key: str, example: str) -> list[Value]:
        value = self.values.get(key)
        if value is None or value.data is None:
            return []
        if isinstance(value.data, list):
            return value.data
        what = f"“{key}” 应是列表，一行一项。“{key}” must be a list, one item a line."
        self.wrong(key, what, f"在 {key}: 的下一行写 On the next line write:    - {example}")
        return []

    def _bad_item(self, key: str, line: int, zh: str, en: str, example: str) -> None:
        what = f"“{key}” 的每一项应是{zh}。Each item of “{key}” must be {en}."
        self.problems.append(Problem(self.path, line, what, f"写成 Write:    - {example}"))
