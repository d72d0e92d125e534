"""The command line: what each word does, in which order, and what a person is told about it.

Exit status: 0 all is well; 1 something in seeds/, content/ or the pages needs a person (the rest is built);
2 the command itself or the settings cannot be used (nothing is done).
"""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from chongkan import __version__
from chongkan.config import PROJECT, Config, load_config
from chongkan.conversions import convert_seeds, diff_seeds, find_seed, new_seeds, seeds_of
from chongkan.problems import Problem, ProblemError
from chongkan.progress import working

FINE, PROBLEMS, UNUSABLE = 0, 1, 2

_EPILOG = """\
例 examples:
  python build.py                        转换新版面，生成网站，检查 convert what is new, build, check
  python build.py convert 001.txt        重新转换一个文件 convert one file again
  python build.py convert --diff         看看新转换器会改什么，不写文件 see what would change, write nothing
  python build.py convert --explain 001.txt   转换器怎样读这一版 how the converter reads this page
  python build.py --root ../my-paper     另一个网站文件夹 another site's folder

退出码 exit status:
  0  正常 fine
  1  有问题要处理，其余照常生成 something needs a person, the rest is built
  2  命令或设置有误，什么也没做 the command or the settings are wrong, nothing is done
"""


class UsageError(Exception):
    """The command names something that is not there."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every error that has a person's mend is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console without Han characters shows ? rather than fails
    options = _parser().parse_args(arguments)
    try:
        config = _config(Path(options.root))
        return _run(options, config)
    except UsageError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except ProblemError as error:
        return _told([error.problem], UNUSABLE)
    except ModuleNotFoundError as error:
        return _told([_missing_module(error)], UNUSABLE)
    except OSError as error:
        what = f"文件不能读写。A file cannot be read or written: {error.strerror or error}."
        return _told([Problem(str(error.filename or ""), 0, what, "")], PROBLEMS)
    except KeyboardInterrupt:
        print("\n中断了；再运行一次会接着做。Interrupted; run it again to go on.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(add_help=False)
    root.add_argument(
        "--root",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="网站文件夹，里面有 seeds/ 和 content/；没有自己的 site.toml、theme/、vocabulary/ 时用本项目的 "
        "the site's folder, with its own seeds/ and content/ (default: this project)",
    )
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="重刊 Chongkan：把报纸版面的文字变成网站 turns the text of newspaper pages into a site.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[root],
    )
    parser.add_argument("--version", action="version", version=f"Chongkan {__version__}")
    parser.set_defaults(root=str(PROJECT), files=[], diff=False, explain=None)
    words = parser.add_subparsers(dest="word", metavar="convert | build | check", title="命令 commands")
    convert = words.add_parser(
        "convert", parents=[root], help="重新转换 seeds/ 里的版面 convert seeds again (all, or those named)"
    )
    convert.add_argument("files", nargs="*", metavar="FILE", help="seeds/ 里的文件 files of seeds/ (default: all)")
    how = convert.add_mutually_exclusive_group()
    how.add_argument("--diff", action="store_true", help="只显示会改什么 show what would change, write nothing")
    how.add_argument("--explain", metavar="FILE", help="显示转换器怎样读一版 print how the converter reads a page")
    words.add_parser("build", parents=[root], help="由 content/ 生成 public/ make public/ from content/")
    words.add_parser("check", parents=[root], help="检查，不写文件 check everything, write nothing")
    return parser


def _config(root: Path) -> Config:
    if not root.is_dir():
        raise UsageError(f"{root}: 没有这个文件夹。There is no such folder.")
    return load_config(root.resolve())


def _run(options: argparse.Namespace, config: Config) -> int:
    if options.explain is not None:
        return _explain(config, options.explain)
    if options.diff:
        return _diff(config, options.files)
    if options.word == "convert":
        return _told(_convert(config, _named_seeds(config, options.files)))
    if options.word == "build":
        return _told(_build(config))
    if options.word == "check":
        return _told(_check(config))
    return _told(_convert(config, None) + _build(config))


def _convert(config: Config, seeds: list[Path] | None) -> list[Problem]:
    """Convert these seeds, or (None) those that are new or changed; print the line that sums it up."""
    chosen, problems = new_seeds(config) if seeds is None else (seeds, [])
    done = convert_seeds(config, chosen)
    text = f"转换 converted: {done.pages} 版 pages, {done.written} 个文件写入 files written"
    if done.kept:
        text += f", {done.kept} 个有人改过，保持不动 changed by a person and kept"
    print(text)
    return problems + done.problems


def _build(config: Config) -> list[Problem]:
    from chongkan.publish.write import publish

    pages, problems = _render(config)
    if pages is None:
        return problems
    published = publish(pages, config.public)
    print(
        f"生成 built: {len(pages)} 个文件 files ({published.written} 写入 written, "
        f"{published.unchanged} 未变 unchanged, {published.removed} 删去 removed)"
    )
    print(f"网站 site: {config.public}")
    return problems


def _check(config: Config) -> list[Problem]:
    pages, problems = _render(config)
    if pages is not None:
        print(f"检查 checked: {len(pages)} 个文件 files, {len(problems)} 个问题 problems")
    return problems


def _render(config: Config) -> tuple[dict[str, bytes] | None, list[Problem]]:
    """Make all pages in memory; None where there is nothing to make them from."""
    from chongkan.content.load import load_issues
    from chongkan.site.press import render_site

    issues, problems = load_issues(config.content)
    if not issues and not problems and not seeds_of(config):
        mend = (
            "把版面的文字存成 .txt 放进 seeds/，再运行一次。Put a page's text into seeds/ as .txt and run this again."
        )
        return None, [Problem(str(config.root), 0, "还没有版面。There is no page yet.", mend)]
    with working("生成 building"):
        rendered = render_site(config, issues)
    return rendered.pages, problems + rendered.problems


def _diff(config: Config, files: list[str]) -> int:
    lines, problems = diff_seeds(config, _named_seeds(config, files))
    for line in lines:
        print(line)
    if not lines and not problems:
        print("没有区别。No difference.")
    return _told(problems)


def _explain(config: Config, name: str) -> int:
    from chongkan.convert.explain import explain_seed

    seed = find_seed(config, name)
    if seed is None:
        raise UsageError(_no_such_seed(config, name))
    try:
        print(explain_seed(seed, config))
    except ProblemError as error:
        return _told([error.problem])
    return FINE


def _named_seeds(config: Config, names: list[str]) -> list[Path]:
    found = []
    for name in names:
        seed = find_seed(config, name)
        if seed is None:
            raise UsageError(_no_such_seed(config, name))
        found.append(seed)
    return list(dict.fromkeys(found)) if names else seeds_of(config)


def _no_such_seed(config: Config, name: str) -> str:
    there = ", ".join(seed.name for seed in seeds_of(config)[:5]) or "—"
    return f"{name}: seeds/ 里没有这个文件。There is no such file in seeds/; there are: {there}"


def _told(problems: list[Problem], status: int = PROBLEMS) -> int:
    """Print the problems, each once, and return the exit status."""
    for problem in dict.fromkeys(problems):
        with contextlib.suppress(BrokenPipeError):
            print(problem, file=sys.stderr)
    return status if problems else FINE


def _missing_module(error: ModuleNotFoundError) -> Problem:
    what = f"缺少 Python 包 {error.name}。The Python package {error.name} is missing."
    return Problem("", 0, what, "运行 make site，或 pip install -r requirements.txt。Run one of these two.")
