"""Stand-in until the real one is written."""


def of_people(db, ids):
    return {one: [] for one in ids}
