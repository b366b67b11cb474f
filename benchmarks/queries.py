"""How many SQL statements each page asks.

python -m benchmarks.queries
"""

from typing import Any
from uuid import uuid4

from sqlalchemy import event
from starlette.testclient import TestClient

from benchmarks.house import A_WHILE_AGO, CONTACT, demo, fresh


def main() -> None:
    with demo():
        count_pages()


def count_pages() -> None:
    from sosbus.app import create_app
    from sosbus.base.db import engines

    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    for engine in {engines().reader, engines().writer}:
        event.listen(engine, "before_cursor_execute", note)

    house = TestClient(create_app(), base_url="http://testserver", follow_redirects=False)

    def come_in(name: str) -> None:
        house.cookies.clear()
        house.post("/sign-in/demo", data={"person": name})

    def told(name: str, path: str, method: str = "GET", **sent: Any) -> None:
        asked.clear()
        reply = house.request(method, path, **sent)
        assert reply.status_code in (200, 201), (path, reply.status_code)
        print(f"{name:26} {len(asked):2}")

    come_in("aoife")
    night = house.get("/tonight").headers["location"].removesuffix("/tonight")
    house.put(f"{night}/openings/{uuid4()}", json={"agreed": True, "at": A_WHILE_AGO})
    contact = fresh(night)
    json = {"content": CONTACT, "headers": {"Content-Type": "application/json"}}
    told("Saving a contact", contact, "PUT", **json)
    told("A contact", contact)
    told("Tonight", f"{night}/tonight")
    come_in("brendan")
    told("Home of a volunteer", "/")
    told("Rota", "/rota")
    told("A night", night)
    come_in("declan")
    told("Home of the coordinator", "/")
    told("Figures of a closed month", closed_month(house))
    told("People", "/people")
    told("Planning", "/planning")


def closed_month(house: TestClient) -> str:
    months = house.get("/figures").text.split('href="')
    return next(one.split('"')[0] for one in months if one.startswith("/figures/2"))


if __name__ == "__main__":
    main()
