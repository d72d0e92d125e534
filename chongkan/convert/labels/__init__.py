"""Standing heads (栏目): which articles of the page each of them speaks for."""
