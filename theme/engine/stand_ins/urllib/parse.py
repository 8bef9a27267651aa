"""Jinja2 imports it for a filter that no template uses."""
