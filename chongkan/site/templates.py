"""A theme's templates, compiled for one script: what a script says always is put in then, what is printed is escaped.

Both are what Jinja does by itself, made cheap: its own escaping makes an object of each text, and most texts that are
printed were printed before.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from chongkan.site.compiled import Compiled
from chongkan.site.filters import Tongue, filters_of


def load_templates(folder: Path, tongue: Tongue, compiled: Path | None = None) -> jinja2.Environment:
    """The templates of a folder for a script.

    compiled: where those are kept that were compiled of just this theme and program; None where they are not.
    """
    templates = _Templates(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(compiled / tongue.variant) if compiled else None,
    )
    templates.filters.update(filters_of(tongue))
    return templates


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return str(escape(text))


def _printed(value: Any) -> str:
    """What a template prints of a value: HTML as it is, anything else escaped."""
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else str(escape(value))


def _called(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """What a template calls; nothing of ours asks for its context."""
    return function(*arguments, **named)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=True)
            return
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


class _Templates(jinja2.Environment):
    code_generator_class = _Generator
    printed: Callable[[Any], str] = staticmethod(_printed)
    called: Callable[..., Any] = staticmethod(_called)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As jinja2's, as a dict of its own: each page copies it, and a chain of maps is slow to copy."""
        return {**self.globals, **(d or {})}
