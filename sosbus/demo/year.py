"""The invented year: twelve months behind us, three ahead, and always a bus tonight."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from sosbus.base.calendar import bank_holidays
from sosbus.base.refusal import Refusal
from sosbus.checks import store as checks
from sosbus.crews import store as crews
from sosbus.crews.tables import CrewLine
from sosbus.crime import store as crime
from sosbus.crime.rules import Crimes, read_crimes
from sosbus.demo import cast, evening, giving, programme, reports, this_year
from sosbus.figures import store as figures
from sosbus.figures.rules import closes_from, month_of
from sosbus.hours import store as hours
from sosbus.next_day import store as next_day
from sosbus.next_day.tables import NightReview
from sosbus.nights import rules as night_rules
from sosbus.nights import store as nights
from sosbus.nights.tables import Kind, Night, Status
from sosbus.people import store as people
from sosbus.people.tables import ON_THE_BUS, BusRole, Person
from sosbus.places import store as places
from sosbus.places.rules import Asked, unmet
from sosbus.prompts import store as prompts
from sosbus.prompts.tables import Line
from sosbus.roll_call.tables import RollMark, State
from sosbus.rota import store as rota
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import How, What
from sosbus.sign_in.rules import demo_address
from sosbus.standing import store as standing
from sosbus.standing.rules import Held, Standing
from sosbus.thanks import store as thanks
from sosbus.thanks.rules import reached
from sosbus.thanks.tables import Milestone
from sosbus.venues import store as venues

Say = Callable[[str], None]
POLICE_UK = Path(__file__).with_name("police-uk-2018.csv").read_bytes()
BEHIND, AHEAD = timedelta(days=365), timedelta(days=92)
PUBLISHED = timedelta(weeks=8)  # how far ahead the rota is out; later nights are drafts
DUTY_PHONE = "01632 960 123"  # of the numbers Ofcom keeps for stories
Crew = Sequence[Person]
Stand = dict[UUID, Standing]


def is_loaded(db: Session) -> bool:
    return people.known_as(db, demo_address("Aoife")) is not None


def load(db: Session, now: datetime, say: Say) -> None:
    """Make the year, unless it is there; then bring it up to this moment. Safe to repeat."""
    first_time = not is_loaded(db)
    if first_time:
        say("Inviting the cast and ninety volunteers")
        cast.people(db, now - BEHIND)
        venues.seed(db)
        ring_round(db, now)
        read_the_dates(db, now)
        plan(db, night_rules.night_date_of(now))
        police_figures(db, now)
        reports.start(db, now - BEHIND)
    the_programme(db, now)
    catch_up(db, now, say)
    if first_time:
        cast.as_it_goes(db, now)


def police_figures(db: Session, now: datetime) -> None:
    """Real figures, the only thing here that is: the town centre in 2018, from police.uk."""
    crimes = read_crimes(POLICE_UK)
    assert isinstance(crimes, Crimes)
    crime.take_in(db, POLICE_UK, crimes, now)


def the_programme(db: Session, now: datetime) -> None:
    by = people.known_as(db, demo_address("Declan"))
    assert by
    if programme.load(db, by, now):
        this_year.load(db, by, now)
        giving.load(db, by, now - BEHIND, now)


def ring_round(db: Session, now: datetime) -> None:
    """Numbers of nobody, rung and found right at different times: one is a year ago."""
    for number, line in enumerate(Line):
        when = now.date() - timedelta(days=20 + 130 * number)
        prompts.keep(db, line, f"01632 96020{number}", when)


def read_the_dates(db: Session, now: datetime) -> None:
    """What runs out on a date has one; the first is soon."""
    for number, one in enumerate(item for item in checks.items(db) if item.has_expiry):
        one.expires_on, one.dated_at = now.date() + timedelta(days=24 + 160 * number), now
        db.add(one)


def plan(db: Session, today: date) -> None:
    first, last = (today - BEHIND).replace(day=1), today + AHEAD
    wanted = night_rules.pattern_nights(first, last, nights.patterns(db))
    wanted += night_rules.holiday_nights(first, last, bank_holidays(first, last))
    nights.add_new(db, wanted)
    for rules in crews.all_rules(db).values():
        rules.template.duty_phone = DUTY_PHONE
        db.add(rules.template)
        kind, position = rules.template.kind, len(rules.lines)
        db.add(CrewLine(kind=kind, role=BusRole.STUDENT, minimum=0, ideal=1, position=position))
    db.flush()


def catch_up(db: Session, now: datetime, say: Say) -> None:
    """Crew every night, live through those that are over, and close the months behind."""
    tonight = tonights(db, now)
    crew = [one for one in people.here(db, ON_THE_BUS) if one.bus_roles]
    first = tonight.night_date - 2 * BEHIND
    publish(db, first, tonight.night_date + PUBLISHED)
    story = rota.between(db, first, tonight.night_date + AHEAD)
    planned = [whole for whole in story if whole.night.status is Status.PLANNED]
    behind = [whole for whole in planned if whole.night.closes_at <= now]
    stand = how_they_stand(db, crew, [one.night for one in story])
    for month, its_nights in groupby(behind, lambda one: month_of(one.night.night_date)):
        number = sum(past_night(db, whole, crew, stand) for whole in its_nights)
        say(f"{month:%B %Y}: {number} contacts")
    for whole in planned:
        if whole.night.closes_at > now and not whole.crew and whole.is_published:
            coming_night(db, whole, crew, stand, tonight.night_date)
    with_the_cast(db, tonight, stand, now)
    count_hours(db, now)
    close_months(db, now, say)
    look_through(db, now)


def look_through(db: Session, now: datetime) -> None:
    """The coordinator has been through all but the last night."""
    declan = people.known_as(db, demo_address("Declan"))
    assert declan
    for seen in next_day.lately(db, now)[1:]:
        if seen.is_for_somebody:
            at = seen.night.closes_at + timedelta(hours=9)
            next_day.keep_review(
                db, NightReview(night_id=seen.night.id, by_id=declan.id, at=at)
            )


def count_hours(db: Session, now: datetime) -> None:
    """The ledger of every night behind us; all but a few have been thanked already."""
    db.flush()
    while hours.rounds(db, now):
        db.flush()
    served = sorted(hours.nights_served(db), key=lambda one: one[1])
    if thanks.to_thank(db):
        return
    for person_id, number in served[:-3]:
        if most := reached(number):
            db.merge(
                Milestone(person_id=person_id, nights=most, reached_at=now, thanked_at=now)
            )


def publish(db: Session, first: date, last: date) -> None:
    """Nights go out eight weeks ahead; what is later is a draft that only staff see."""
    for night in nights.between(db, first, last):
        if night.published_at is None:
            night.published_at = night.opens_at - PUBLISHED
            nights.keep(db, night)
    db.flush()


def how_they_stand(db: Session, crew: Crew, some: Sequence[Night]) -> Stand:
    found = standing.of_people(db, [one.id for one in crew], some)
    return {one: replace(held, nights=list(held.nights)) for one, held in found.items()}


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


def past_night(db: Session, whole: NightCrew, crew: Crew, stand: Stand) -> int:
    night = whole.night
    two_days = timedelta(days=2)
    fill(db, whole, crew, stand, share=0.8, until=night.opens_at - two_days, cast_too=True)
    if evening.is_called_off(night):
        evening.call_off(night)
        return 0
    call_the_roll(db, whole)
    lead = whole.lead() or people.known_as(db, demo_address("Declan"))
    assert lead
    return evening.live_through(db, night, lead.id, [one.id for one in venues.current(db)])


def call_the_roll(db: Session, whole: NightCrew) -> None:
    """Nearly everybody came; now and then somebody was late or did not."""
    night, rng = whole.night, evening.rng_for(whole.night.night_date)
    db.flush()
    for one in whole.crew:
        state = rng.choices((State.ARRIVED, State.LATE, State.NO_SHOW), (92, 6, 2))[0]
        at = night.opens_at + timedelta(minutes=40 if state is State.LATE else 5)
        db.add(
            RollMark(
                night_id=night.id,
                sign_up_id=one.sign_up.id,
                state=state,
                at=at,
                received_at=at,
            )
        )


def coming_night(db: Session, whole: NightCrew, crew: Crew, stand: Stand, today: date) -> None:
    """The further away a night is, the more places are free."""
    weeks = (whole.night.night_date - today).days / 7
    share = max(0.15, 0.95 - 0.11 * weeks)
    until = whole.night.opens_at - timedelta(weeks=weeks + 1)
    fill(db, whole, crew, stand, share, until)
    for one in whole.crew:
        rota.note(
            db,
            whole.night.id,
            What.CAME_ON,
            one.sign_up.signed_up_at,
            person_id=one.person.id,
            words=one.sign_up.role.label,
        )


def fill(
    db: Session,
    whole: NightCrew,
    crew: Crew,
    stand: Stand,
    share: float,
    until: datetime,
    cast_too: bool = False,
) -> None:
    """Sign volunteers up, place by place; now and then one withdraws and another steps in."""
    rng = evening.rng_for(whole.night.night_date)
    named = set() if cast_too else {demo_address(name) for name in cast.CAST}
    for line in whole.lines:
        wanted = sum(rng.random() < share for _ in range(line.ideal))
        fit = [one for one in crew if line.role in one.bus_roles and one.email not in named]
        rng.shuffle(fit)
        least = line.minimum if share >= 0.8 else 0
        for person in fit[: 3 * max(wanted, least)]:
            on = sum(one.sign_up.role is line.role for one in whole.crew)
            if on >= max(wanted, least):
                break
            aboard = take(db, whole, person, line.role, stand, until)
            if aboard and rng.random() < 0.07:
                step_out(db, whole, aboard, stand, until + timedelta(hours=rng.randint(1, 40)))


def take(
    db: Session,
    whole: NightCrew,
    person: Person,
    role: BusRole,
    stand: Stand,
    when: datetime,
) -> Aboard | None:
    """A place, if every rule allows: asked as the service asks, but read only once."""
    night, one = whole.night, stand[person.id]
    done = sum(held.closes_at <= night.opens_at for held in one.nights)
    one = replace(one, nights_done=done)
    if unmet(Asked(whole, one, role, How.SELF, when)):
        return None
    taken = places.new_sign_up(whole, one, role, How.SELF, person, when, None, "")
    db.add(taken)
    aboard = places.aboard(taken, one, night)
    for some, more in (
        (whole.crew, aboard),
        (one.nights, Held(night.id, night.night_date, night.opens_at, night.closes_at, role)),
    ):
        assert isinstance(some, list)
        some.append(more)
    return aboard


def step_out(
    db: Session, whole: NightCrew, aboard: Aboard, stand: Stand, when: datetime
) -> None:
    places.come_off(db, aboard.sign_up, How.SELF, when)
    one = stand[aboard.person.id]
    assert isinstance(whole.crew, list) and isinstance(one.nights, list)
    whole.crew.remove(aboard)
    one.nights[:] = [held for held in one.nights if held.night_id != whole.night.id]


def with_the_cast(db: Session, tonight: Night, stand: Stand, now: datetime) -> None:
    """Aoife leads tonight, with Brendan and a crew; Ciara leads the next night."""
    if tonight.status is not Status.PLANNED:
        return
    aoife, brendan, ciara = (
        people.known_as(db, demo_address(name)) for name in ("Aoife", "Brendan", "Ciara")
    )
    assert aoife and brendan and ciara
    db.flush()
    coming = rota.between(db, tonight.night_date, tonight.night_date + timedelta(days=10))
    in_place(db, coming[0], aoife, BusRole.BUS_LEAD, stand, now)
    in_place(db, coming[1], ciara, BusRole.BUS_LEAD, stand, now)
    in_place(db, coming[0], brendan, BusRole.FIRST_AIDER, stand, now)
    in_place(db, coming[-1], brendan, BusRole.SUPPORT, stand, now)
    crew = [one for one in people.here(db, ON_THE_BUS) if not coming[0].mine(one)]
    fill(db, coming[0], [one for one in crew if one.bus_roles], stand, share=0.8, until=now)


def in_place(
    db: Session,
    whole: NightCrew,
    person: Person,
    role: BusRole,
    stand: Stand,
    now: datetime,
) -> None:
    """Put one of the cast in a place; whoever held the last one steps out first."""
    if whole.mine(person) or whole.night.status is not Status.PLANNED:
        return
    if take(db, whole, person, role, stand, now) is None:
        holder = next((one for one in whole.crew if one.sign_up.role is role), None)
        if holder:
            step_out(db, whole, holder, stand, now)
            take(db, whole, person, role, stand, now)


def close_months(db: Session, now: datetime, say: Say) -> None:
    """Close what may close, oldest first, each at the first moment a real one would."""
    for month in figures.waiting(db, now):
        at = min(now, closes_from(month) + timedelta(hours=9))
        if isinstance(figures.close(db, month, at), Refusal):
            return
        db.flush()
        reports.let_out(db, at)
        say(f"{month:%B %Y} is closed: its figures are final")
        reports.release(db, now)
