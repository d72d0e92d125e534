"""An article's Markdown -> clean HTML."""

from chongkan.site.plain import render_plain


def render_markdown(source: str) -> str:
    """Render a body.

    As Markdown, but for what Chinese text needs: a line end between two full-width characters joins them with
    nothing (elsewhere it stays white space); a backslash at a line end breaks the line. A paragraph of broken lines
    gets the class `verse`, the last paragraph of a note that opens with —— the class `speaker`. What could run, load
    or restyle anything is taken out.
    """
    plain = render_plain(source)
    if plain is not None:
        return plain
    from chongkan.site.python_markdown import render_any  # a library that most articles do not need

    return render_any(source)
