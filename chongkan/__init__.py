"""重刊 Chongkan: raw newspaper pages in, a static site in two scripts out."""

__version__ = "0.1.0"
