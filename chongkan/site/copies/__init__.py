"""What of the site others take with them: an issue as text, Markdown and JSON, all articles as data."""
