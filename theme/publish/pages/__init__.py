"""From docs/ to plain Markdown: what a page can ask for, and what it is given."""
