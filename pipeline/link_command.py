"""placeholder"""


def link() -> None: ...
