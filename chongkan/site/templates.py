"""A theme's templates: what Jinja does by itself, made cheap.

Its own escaping makes an object of each text, and most texts that are printed were printed before. It looks for what a
thing may have as an item of that name, too, but what is printed are objects with attributes. What a template says
itself (`{{ "search" | t }}`) is the same on all pages of a script, so it is kept with the frame. Its calls and contexts
serve functions that ask for them, of which we have none. It hands each part of a page through every template and block
that stands around it.
"""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from chongkan.site.compiled import Compiled
from chongkan.site.filters import FILTERS, OF_THE_SCRIPT

_SPECIAL = re.compile("[&<>'\"]")  # what is escaped; most texts have nothing of it
_PART_BY_PART = "yield from "  # how a block is handed on
_PRINTED = "<"  # the first part of the key of a fixed text as it is printed


def load_templates(folder: Path, compiled: Path | None = None) -> jinja2.Environment:
    """The templates of a folder. Each is to be given `frame`, which has its Fixed.

    compiled: where those are kept that were compiled of just this theme and program; None where they are not.
    """
    templates = _Templates(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(compiled) if compiled else None,
    )
    templates.filters.update(FILTERS)
    return templates


class Fixed(dict[tuple[str, ...], str]):
    """What templates say themselves, in the script of a frame: {(filter, text): what it makes of it}, when it is first
    asked for; escaped where the key begins with a mark."""

    def __init__(self, frame: object) -> None:
        super().__init__()
        self._context = SimpleNamespace(parent={"frame": frame})

    def __missing__(self, key: tuple[str, ...]) -> str:
        name, *said = key
        found = _printed(self[tuple(said)]) if name == _PRINTED else FILTERS[name](self._context, *said)
        self[key] = found
        return found


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return str(escape(text)) if _SPECIAL.search(text) else text


def _printed(value: Any) -> str:
    """What a template prints of a value: HTML as it is, anything else escaped."""
    if type(value) is str:
        return _escaped(value)
    return str(value) if type(value) is int else str(escape(value))


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._done: nodes.Expr | None = None  # is written already
        self._asked: set[int] = set()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif key := _fixed(node):
            self.write(f"({_looked_up(_PRINTED, *key)}")
            self._done = node
        else:
            self.write("(p if type(p := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if node is self._done or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")) is Markup else environment.escaped(p) if type(p) is str else environment.printed(p))")

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A block, or a template that is extended, is yielded whole: its parts would pass through all around, too."""
        if x.startswith(_PART_BY_PART):
            x = f"yield concat({x.removeprefix(_PART_BY_PART)})"
        super().writeline(x, node, extra)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if id(node) in self._asked or not _is_attribute(node):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        if node.name in ("defined", "undefined"):
            self._ask(node.node)
        super().visit_Test(node, frame)

    def _ask(self, node: nodes.Expr | None) -> None:
        """A template asks whether this is there: where it is not, that is no error."""
        while isinstance(node, nodes.Getattr):
            self._asked.add(id(node))
            node = node.node

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node is self._done:
            return
        if node.name in ("default", "d"):
            self._ask(node.node)
        if key := _fixed(node):
            self.write(_looked_up(*key))
        else:
            super().visit_Filter(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _fixed(node: nodes.Expr) -> tuple[str, str] | None:
    """The key of a text that is the same on all pages of a script; None where a node is none."""
    if not isinstance(node, nodes.Filter) or node.name not in OF_THE_SCRIPT or not isinstance(node.node, nodes.Const):
        return None
    given = node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    return None if given else (node.name, node.node.value)


def _is_attribute(node: nodes.Getattr) -> bool:
    """Whether Python has it by its name; `self` has blocks, which are items of it."""
    of = node.node
    known = not isinstance(of, nodes.Const) and not (isinstance(of, nodes.Name) and of.name == "self")
    return known and not iskeyword(node.attr)


def _looked_up(*key: str) -> str:
    return f'context.parent["frame"].fixed[{key!r}]'


class _Templates(jinja2.Environment):
    code_generator_class = _Generator
    escaped: Callable[[str], str] = staticmethod(_escaped)
    printed: Callable[[Any], str] = staticmethod(_printed)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._loaded: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja2's name
    ) -> jinja2.Template:
        """As jinja2's; what was loaded once is not looked for again."""
        found = self._loaded.get(name) if isinstance(name, str) and not globals else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._loaded[found.name or ""] = found
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As jinja2's, as a dict of its own: each page copies it, and a chain of maps is slow to copy."""
        return {**self.globals, **(d or {})}
