"""The invented year: twelve months behind us, three ahead, and always a bus tonight."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from sqlmodel import Session

from sosbus.base.calendar import bank_holidays
from sosbus.base.refusal import Refusal
from sosbus.crime import store as crime
from sosbus.crime.rules import Crimes, read_crimes
from sosbus.demo import cast, evening
from sosbus.figures import store as figures
from sosbus.figures.rules import closes_from, month_of
from sosbus.nights import rules as night_rules
from sosbus.nights import store as nights
from sosbus.nights.tables import Kind, Night, Status
from sosbus.people import store as people
from sosbus.people.tables import BusRole, Person, Role
from sosbus.rota import rules as rota_rules
from sosbus.rota import store as rota
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.sign_in.rules import demo_address

Say = Callable[[str], None]
POLICE_UK = Path(__file__).with_name("police-uk-2018.csv").read_bytes()
BEHIND, AHEAD = timedelta(days=365), timedelta(days=92)


def is_loaded(db: Session) -> bool:
    return people.known_as(db, demo_address("Aoife")) is not None


def load(db: Session, now: datetime, say: Say) -> None:
    """Make the year, unless it is there; then bring it up to this moment. Safe to repeat."""
    if not is_loaded(db):
        say("Inviting the cast and ninety volunteers")
        cast.people(db, now - BEHIND)
        plan(db, night_rules.night_date_of(now))
        police_figures(db, now)
    catch_up(db, now, say)


def police_figures(db: Session, now: datetime) -> None:
    """Real figures, the only thing here that is: the town centre in 2018, from police.uk."""
    crimes = read_crimes(POLICE_UK)
    assert isinstance(crimes, Crimes)
    crime.take_in(db, POLICE_UK, crimes, now)


def plan(db: Session, today: date) -> None:
    first, last = (today - BEHIND).replace(day=1), today + AHEAD
    wanted = night_rules.pattern_nights(first, last, nights.patterns(db))
    wanted += night_rules.holiday_nights(first, last, bank_holidays(first, last))
    nights.add_new(db, wanted)
    db.flush()


def catch_up(db: Session, now: datetime, say: Say) -> None:
    """Crew every night, live through those that are over, and close the months behind."""
    tonight = tonights(db, now)
    crew = [one for one in people.here(db, [Role.VOLUNTEER]) if one.bus_roles]
    first = tonight.night_date - 2 * BEHIND
    story = rota.between(db, first, tonight.night_date + AHEAD)
    planned = [whole for whole in story if whole.night.status is Status.PLANNED]
    behind = [whole for whole in planned if whole.night.closes_at <= now]
    for month, its_nights in groupby(behind, lambda one: month_of(one.night.night_date)):
        number = sum(past_night(db, whole, crew) for whole in its_nights)
        say(f"{month:%B %Y}: {number} contacts")
    for whole in planned:
        if whole.night.closes_at > now and not whole.crew:
            coming_night(db, whole, crew, tonight.night_date)
    with_the_cast(db, tonight, now)
    close_months(db, now, say)


def tonights(db: Session, now: datetime) -> Night:
    """There is always a night to try, whatever the day of the week."""
    date = night_rules.night_date_of(now)
    made = night_rules.new_night(date, time(22), time(4), Kind.ONE_OFF)
    if isinstance(made, Night) and made.closes_at <= now:
        date += timedelta(days=1)
        made = night_rules.new_night(date, time(22), time(4), Kind.ONE_OFF)
    if known := nights.between(db, date, date):
        return known[0]
    assert isinstance(made, Night)
    nights.keep(db, made)
    db.flush()
    return made


def past_night(db: Session, whole: NightCrew, crew: Sequence[Person]) -> int:
    night = whole.night
    fill(db, whole, crew, share=0.8, until=night.opens_at - timedelta(days=2))
    if evening.is_called_off(night):
        evening.call_off(night)
        return 0
    return evening.live_through(db, night, whole.cover)


def coming_night(db: Session, whole: NightCrew, crew: Sequence[Person], today: date) -> None:
    """The further away a night is, the more places are free."""
    weeks = (whole.night.night_date - today).days / 7
    share = max(0.15, 0.95 - 0.11 * weeks)
    fill(db, whole, crew, share, until=whole.night.opens_at - timedelta(weeks=weeks + 1))


def fill(
    db: Session, whole: NightCrew, crew: Sequence[Person], share: float, until: datetime
) -> None:
    """Sign volunteers up, place by place; now and then one withdraws and another steps in."""
    rng = evening.rng_for(whole.night.night_date)
    named = {demo_address(name) for name in cast.CAST}
    for line in whole.lines:
        wanted = sum(rng.random() < share for _ in range(line.ideal))
        fit = [one for one in crew if line.role in one.bus_roles and one.email not in named]
        for person in rng.sample(fit, max(wanted, line.minimum if share >= 0.8 else 0)):
            if whole.mine(person):
                continue
            aboard = take(db, whole, person, line.role, until)
            if aboard and rng.random() < 0.07:
                step_out(db, whole, aboard, until + timedelta(hours=rng.randint(1, 40)))


def take(
    db: Session, whole: NightCrew, person: Person, role: BusRole, when: datetime
) -> Aboard | None:
    taken = rota_rules.new_sign_up(whole, person, role, when)
    if isinstance(taken, Refusal):
        return None
    rota.keep(db, taken)
    aboard = Aboard(taken, person)
    crew = whole.crew
    assert isinstance(crew, list)
    crew.append(aboard)
    db.flush()
    return aboard


def step_out(db: Session, whole: NightCrew, aboard: Aboard, when: datetime) -> None:
    if rota_rules.withdraw(aboard, whole.night, when) is None:
        assert isinstance(whole.crew, list)
        whole.crew.remove(aboard)
        db.flush()


def with_the_cast(db: Session, tonight: Night, now: datetime) -> None:
    """Aoife leads tonight, with Brendan and a crew; Ciara leads the next night."""
    if tonight.status is not Status.PLANNED:
        return
    aoife, brendan, ciara = (
        people.known_as(db, demo_address(name)) for name in ("Aoife", "Brendan", "Ciara")
    )
    assert aoife and brendan and ciara
    coming = rota.between(db, tonight.night_date, tonight.night_date + timedelta(days=10))
    lead_instead(db, coming[0], aoife, now)
    lead_instead(db, coming[1], ciara, now)
    in_place(db, coming[0], brendan, BusRole.FIRST_AIDER, now)
    in_place(db, coming[-1], brendan, BusRole.SUPPORT, now)
    crew = [one for one in people.here(db, [Role.VOLUNTEER]) if not coming[0].mine(one)]
    fill(db, coming[0], crew, share=0.8, until=now)


def lead_instead(db: Session, whole: NightCrew, person: Person, now: datetime) -> None:
    in_place(db, whole, person, BusRole.BUS_LEAD, now)


def in_place(
    db: Session, whole: NightCrew, person: Person, role: BusRole, now: datetime
) -> None:
    """Put one of the cast in a place; whoever held the last one steps out first."""
    if whole.mine(person) or whole.night.status is not Status.PLANNED:
        return
    if take(db, whole, person, role, now) is None:
        holder = next((one for one in whole.crew if one.sign_up.role is role), None)
        if holder:
            step_out(db, whole, holder, now)
            take(db, whole, person, role, now)


def close_months(db: Session, now: datetime, say: Say) -> None:
    """Close what may close, oldest first, each at the first moment a real one would."""
    for month in figures.waiting(db, now):
        closed = figures.close(db, month, min(now, closes_from(month) + timedelta(hours=9)))
        if isinstance(closed, Refusal):
            return
        db.flush()
        say(f"{month:%B %Y} is closed: its figures are final")
