"""Who may look after whom."""

from sosbus.people.tables import Person, Role


def may_look_after(keeper: Person) -> tuple[Role, ...]:
    """An administrator looks after everyone; a coordinator looks after volunteers."""
    return tuple(Role) if keeper.role is Role.ADMINISTRATOR else (Role.VOLUNTEER,)
