"""Bytes of a first visit: the sign-in page and all it refers to, compressed, bodies only.

python -m benchmarks.first_visit
"""

import re

from benchmarks.house import PORT, ask, demo, real_house


def main() -> None:
    with demo(), real_house(workers=1):
        page = ask(PORT, "GET", "/sign-in", Accept="text/html")
        files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.body.decode())
        sizes = {path: on_the_wire(path) for path in ("/sign-in", *dict.fromkeys(files))}
    for path, size in sizes.items():
        print(f"{size:7,}  {path.partition('?')[0]}")
    print(f"{sum(sizes.values()):7,}  bytes in {len(sizes)} answers")


def on_the_wire(path: str) -> int:
    answer = ask(PORT, "GET", path, Accept="text/html, */*", Accept_Encoding="gzip")
    assert answer.status == 200, path
    return len(answer.body)


if __name__ == "__main__":
    main()
