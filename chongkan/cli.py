"""The command line: what each word does, in which order, and what a person is told about it.

Exit status: 0 all is well; 1 something in seeds/, content/ or the pages needs a person (the rest is built);
2 the command, the settings or the folder to publish in cannot be used (the site stays as it was).
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chongkan import __version__
from chongkan.config import PROJECT, Config, load_config
from chongkan.conversions import (
    convert_seeds,
    diff_seeds,
    find_seed,
    held_conversions,
    new_seeds,
    receipts_of,
    seeds_of,
)
from chongkan.crew import Crew, usual_jobs
from chongkan.problems import Problem, ProblemError
from chongkan.progress import working

if TYPE_CHECKING:
    from chongkan.builds import Before

WITHOUT_TOPIC = ("poem", "essay", "notice")  # genres that are seldom about a topic
FINE, PROBLEMS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

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
    problems: list[Problem] = []
    status = _guarded(options, problems)
    _tell(problems)
    return PROBLEMS if problems and status == FINE else status


def _guarded(options: argparse.Namespace, problems: list[Problem]) -> int:
    """Run the command, adding to problems; return the exit status of what stopped it, or 0."""
    try:
        _run(options, _config(Path(options.root)), problems)
    except UsageError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except ProblemError as error:
        problems.append(error.problem)
        return UNUSABLE
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        what = f"文件不能读写。A file cannot be read or written: {error.strerror or error}."
        mend = "检查文件和权限。Look at the file and its permissions."
        problems.append(Problem(str(error.filename or ""), 0, what, mend))
    except KeyboardInterrupt:
        print("\n中断了；再运行一次会接着做。Interrupted; run it again to go on.", file=sys.stderr)
        return INTERRUPTED
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="重刊 Chongkan：把报纸版面的文字变成网站 turns the text of newspaper pages into a site.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_root_option(str(PROJECT)), _crew_options(None), _clean_option(False)],
    )
    parser.add_argument("--version", action="version", version=f"Chongkan {__version__}")
    parser.set_defaults(files=[], diff=False, explain=None, variants=False)
    root = _root_option(argparse.SUPPRESS)  # after a word it counts only where it is given
    crew, clean = _crew_options(argparse.SUPPRESS), _clean_option(argparse.SUPPRESS)
    words = parser.add_subparsers(dest="word", metavar="[convert | build | check]", title="命令 commands")
    convert = words.add_parser(
        "convert", parents=[root, crew], help="重新转换 seeds/ 里的版面 convert seeds again (all, or those named)"
    )
    convert.add_argument("files", nargs="*", metavar="FILE", help="seeds/ 里的文件 files of seeds/ (default: all)")
    how = convert.add_mutually_exclusive_group()
    how.add_argument("--diff", action="store_true", help="只显示会改什么 show what would change, write nothing")
    how.add_argument("--explain", metavar="FILE", help="显示转换器怎样读一版 print how the converter reads a page")
    words.add_parser("build", parents=[root, crew, clean], help="由 content/ 生成 public/ make public/ from content/")
    check = words.add_parser(
        "check",
        parents=[root],
        help="检查，列出待看的地方，不写文件 check all, list the doubts, write nothing",
    )
    check.add_argument(
        "--variants",
        action="store_true",
        help="也列出可能转错的繁体字 list as well the Traditional characters that may be wrong",
    )
    return parser


def _root_option(default: str) -> argparse.ArgumentParser:
    option = argparse.ArgumentParser(add_help=False)
    option.add_argument(
        "--root",
        metavar="DIR",
        default=default,
        help="网站文件夹，里面有 seeds/ 和 content/；没有自己的 site.toml、theme/、vocabulary/ 时用本项目的 "
        "the site's folder, with its own seeds/ and content/ (default: this project)",
    )
    return option


def _crew_options(default: str | None) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        default=default,
        help="同时用几个进程 processes to work with (default: one for each processor)",
    )
    options.add_argument(
        "--dask",
        metavar="ADDRESS",
        default=default,
        help="交给 Dask 集群做 let the workers of a Dask cluster do it (tcp://HOST:8786; requirements-dask.txt)",
    )
    return options


def _clean_option(default: object) -> argparse.ArgumentParser:
    option = argparse.ArgumentParser(add_help=False)
    option.add_argument(
        "--clean",
        action="store_true",
        default=default,
        help="不看上次的记录，全部重做 make everything anew, whatever is noted",
    )
    return option


def _crew(options: argparse.Namespace) -> Crew:
    return Crew(options.jobs or usual_jobs(), options.dask or "")


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: 应是大于 0 的整数 must be a whole number above 0")
    return int(text)


def _config(root: Path) -> Config:
    if not root.is_dir():
        raise UsageError(f"{root}: 没有这个文件夹。There is no such folder.")
    return load_config(root.resolve())


def _run(options: argparse.Namespace, config: Config, problems: list[Problem]) -> None:
    if options.explain is not None:
        _explain(_named_seeds(config, [options.explain])[0], problems)
    elif options.diff:
        _diff(_named_seeds(config, options.files), config, problems)
    elif options.word == "convert":
        _convert(_named_seeds(config, options.files), config, _crew(options), problems)
    elif options.word == "build":
        _build(options, config, problems)
    elif options.word == "check":
        _check(config, problems, options.variants)
    else:
        from chongkan.builds import look_back

        with look_back(config, _crew(options), options.clean) as before:
            due, unusable = new_seeds(config, before.receipts)
            problems += unusable
            _convert(due, config, _crew(options), problems, then_build=True)
            if not due:
                _build(options, config, problems, before)
        if due:
            _build(options, config, problems)


def _convert(seeds: list[Path], config: Config, crew: Crew, problems: list[Problem], then_build: bool = False) -> None:
    done = convert_seeds(config, seeds, crew, partial(_prepare, config) if then_build else None)
    problems += done.problems
    if done.pages and not done.tagged:
        print(
            "没有装人名模型（requirements-names.txt），这次只认出署名、职务后面的人名和机关名。"
            "The model for names is not installed (requirements-names.txt): only bylines, names after a title and "
            "offices were found.",
            file=sys.stderr,
        )
    text = f"转换 converted: {done.pages} 版 pages, {done.written} 个文件写入 files written"
    if done.kept:
        text += f", {done.kept} 个有人改过，保持不动 changed by a person and kept"
    print(text)


def _prepare(config: Config) -> None:
    from chongkan.builds import prepare_build

    prepare_build(config)


def _build(
    options: argparse.Namespace, config: Config, problems: list[Problem], before: "Before | None" = None
) -> None:
    from chongkan.builds import build_site, look_back

    if not _has_pages(config, problems):
        return
    looked = nullcontext(before) if before else look_back(config, _crew(options), options.clean)
    with looked as before:
        try:
            with working("生成 building"):
                built = build_site(config, _crew(options), options.clean, before)
        finally:
            problems += [*held_conversions(config, before.receipts), *_wrong_rows(config)]
    problems += built.problems
    done, counted = built.published, _counted(built.issues, built.articles, built.doubts, built.files)
    print(
        f"生成 built: {counted} ({done.written} 写入 written, "
        f"{done.unchanged} 未变 unchanged, {done.removed} 删去 removed)"
    )
    print(f"网站 site: {config.public}")


def _check(config: Config, problems: list[Problem], variants: bool) -> None:
    from chongkan.addresses import AddressList
    from chongkan.content.load import load_issues
    from chongkan.site.in_memory import render_site
    from chongkan.site.urls import file_of

    issues, unusable = load_issues(config.content)
    problems += [*held_conversions(config, receipts_of(config)), *_wrong_rows(config), *unusable]
    if issues or _has_pages(config, problems):
        with working("检查 checking"):
            rendered = render_site(config, issues)
        problems += rendered.problems
        listed = AddressList(config.addresses, config.content)
        problems += listed.problems(listed.broken(lambda address: file_of(address) in rendered.pages))
        for path, doubt in rendered.doubts:
            hint = f"（{doubt.hint}）" if doubt.hint else ""
            print(f"{path}: 待看 to look at: 原文第 {doubt.line} 行 line {doubt.line}: {doubt.text}{hint}")
        for path, words in _without_topic(config):
            told = f"；可加的词 words to add: {'、'.join(words)}" if words else ""
            print(f"{path}: 没有话题 no topic (vocabulary/topics.tsv){told}")
        for line in _doubtful_characters(config) if variants else []:
            print(line)
        counted = _counted(rendered.issues, rendered.articles, len(rendered.doubts), len(rendered.pages))
        print(f"检查 checked: {counted}, {len(problems)} 个问题 problems")


def _without_topic(config: Config) -> list[tuple[str, tuple[str, ...]]]:
    """The articles that are under no topic, with words of theirs that a row of topics.tsv could have."""
    from chongkan.content.load import load_issues
    from chongkan.site.gather import tag_anew
    from chongkan.vocabulary.candidates import suggest_topics

    issues = tag_anew(config, load_issues(config.content)[0])
    articles = [article for issue in issues for article in issue.articles]
    bare = {
        f"content/{issue.id}/{article.number}.md": article
        for issue in issues
        for article in issue.articles
        if not article.topics and article.genre not in WITHOUT_TOPIC
    }
    words = suggest_topics(articles, bare.values())
    return [(path, words[id(article)]) for path, article in bare.items()]


def _doubtful_characters(config: Config) -> Iterator[str]:
    """Each place where two segmentations disagree about a Traditional character, and the row that would change it."""
    from chongkan.content.load import load_issues
    from chongkan.site.whole import gather_site
    from chongkan.texts import texts_of
    from chongkan.variants.doubts import doubtful_characters, find_rows
    from chongkan.variants.overrides import load_overrides
    from chongkan.variants.rows import VARIANTS

    overrides, _ = load_overrides(config.vocabulary / "conversion.tsv")
    issues = load_issues(config.content)[0]
    articles = {f"content/{i.id}/{a.number}.md": a for i in issues for a in i.articles}
    variant = next((v for v in config.variants if VARIANTS[v].script == "zh-Hant"), "zh-Hant")
    stories = [story for edition in gather_site(config, issues)[0].editions for story in edition.stories]
    found = [
        (story.source_path, doubt)
        for story in stories
        if story.script == "zh-Hans"
        for text in texts_of(articles[story.source_path])
        for doubt in doubtful_characters(text, story.names, variant, overrides)
    ]
    rows = find_rows([doubt for _, doubt in found], variant, overrides)
    for (path, doubt), row in zip(found, rows, strict=True):
        told = f"“{doubt.character}” 转作 becomes “{doubt.chosen}”，也可能是 or “{doubt.other}”"
        yield f"{path}: {told}: …{doubt.context}…"
        if row:
            yield f"  要改，把这一行加进 to change it, add to vocabulary/conversion.tsv:\n{row[0]}\t{row[1]}"


def _has_pages(config: Config, problems: list[Problem]) -> bool:
    """Whether there is anything to make a site of; told where there is not."""
    if seeds_of(config) or (config.content.is_dir() and any(config.content.iterdir())):
        return True
    mend = "把版面的文字存成 .txt 放进 seeds/，再运行一次。Put a page's text into seeds/ as .txt and run this again."
    problems.append(Problem(str(config.root), 0, "还没有版面。There is no page yet.", mend))
    return False


def _wrong_rows(config: Config) -> list[Problem]:
    from chongkan.vocabulary.tables import check_vocabulary

    return check_vocabulary(config.vocabulary)


def _counted(issues: int, articles: int, doubts: int, files: int) -> str:
    looked = f", {doubts} 处待看 to look at (review: in content/)" if doubts else ""
    return f"{issues} 版 pages, {articles} 篇 articles{looked}, {files} 个文件 files"


def _diff(seeds: list[Path], config: Config, problems: list[Problem]) -> None:
    lines, unusable = diff_seeds(config, seeds)
    problems += unusable
    print("\n".join(lines) if lines else "没有区别。No difference.")


def _explain(seed: Path, problems: list[Problem]) -> None:
    from chongkan.convert.explain import explain_seed

    try:
        print(explain_seed(seed))
    except ProblemError as error:
        problems.append(error.problem)


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


def _tell(problems: list[Problem]) -> None:
    """Print each problem once, in the order they were found."""
    sys.stdout.flush()
    for problem in dict.fromkeys(problems):
        print(problem, file=sys.stderr)
