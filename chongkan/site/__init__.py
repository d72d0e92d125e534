"""One Site, resolved and planned -> its pages as text, checked."""
