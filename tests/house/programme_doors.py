"""Who may come in at Days of Action, licensing, partners, hire and lessons."""

EVERYBODY = {"stranger", "brendan", "aoife", "ciara", "declan", "eithne", "fergal"}
READS = {"declan", "eithne", "fergal"}
KEEPS = {"declan", "fergal"}

TABLE: dict[str, set[str]] = {}
