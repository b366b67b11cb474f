"""Who may come in at Days of Action, licensing, partners, hire and lessons."""

EVERYBODY = {"stranger", "brendan", "aoife", "ciara", "declan", "eithne", "fergal"}
READS = {"declan", "eithne", "fergal"}
KEEPS = {"declan", "fergal"}

TABLE: dict[str, set[str]] = {
    "GET /programme/days-of-action": READS,
    "GET /programme/night-time-economy": READS,
    "GET /programme/partners": READS,
    "GET /programme/lessons": READS,
    "GET /hire": EVERYBODY,
    "GET /programme/hire": KEEPS,
    "GET /programme/hire/months/{month}": KEEPS,
    "GET /programme/hire/income": KEEPS,
    "GET /programme/hire/new": KEEPS,
    "POST /programme/hire/new": KEEPS,
    "GET /programme/hire/{hire_id}": KEEPS,
    "POST /programme/hire/{hire_id}": KEEPS,
    "POST /programme/hire/{hire_id}/{step}": KEEPS,
}
