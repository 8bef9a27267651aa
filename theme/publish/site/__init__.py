"""From plain Markdown to a site that can be published."""
