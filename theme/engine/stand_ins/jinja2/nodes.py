"""What rendering asks of it: whether a template escapes. The rest of it is for compiling one."""

from typing import Any


class EvalContext:
    volatile = False

    def __init__(self, environment: Any, template_name: str | None = None) -> None:
        escape = environment.autoescape
        self.environment = environment
        self.autoescape = escape(template_name) if callable(escape) else escape

    def save(self) -> dict[str, Any]:
        return {**vars(self)}

    def revert(self, old: dict[str, Any]) -> None:
        vars(self).clear()
        vars(self).update(old)
