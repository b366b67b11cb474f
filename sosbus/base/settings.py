"""Everything the service reads from its surroundings, in one frozen object."""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEVELOPMENT_KEY = "only-for-development"
CHECKOUT = Path(__file__).parents[2]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SOSBUS_", env_file=".env", frozen=True)

    database_url: str = Field(
        f"sqlite:///{CHECKOUT / 'data' / 'sosbus.db'}",
        description="Where the data is kept: sqlite:///FILE, or postgresql://USER@HOST/NAME",
    )
    secret_key: str = Field(
        DEVELOPMENT_KEY,
        description="At least 32 random characters; sign-in codes are checked with it",
    )
    demo: bool = Field(
        False, description="Invented people and one-tap sign-in; never for a real night"
    )
    address: str = Field(
        "http://127.0.0.1:8000",
        description="The service's own address, as people type it; letters link to it",
    )
    smtp_url: str = Field(
        "",
        description="smtp://USER:PASSWORD@HOST:PORT (smtps:// for TLS from the first byte); "
        "without it letters stay in the outbox",
    )
    mail_from: str = Field(
        "SOS Bus <sos-bus@localhost>", description="Who letters come from, and replies go to"
    )
    push_key: str = Field(
        "",
        description="From `sosbus messages push-key`; with it, browsers that want to are told "
        "at once",
    )
    sms_file: str = Field(
        "", description="A file that text messages are written to; without it none are"
    )

    notes: bool = Field(
        False, description="A note of 140 letters about a contact, for the lead and the medic"
    )
    look_close: int = Field(
        5, ge=1, description="Minutes between looks at somebody watched closely"
    )
    look_watch: int = Field(
        15, ge=1, description="Minutes between looks after drink, drugs or a head knock"
    )
    look_calm: int = Field(
        30,
        ge=1,
        description="Minutes between looks at anybody else; agree all three with "
        "your clinical provider",
    )
    news2_sums: bool = Field(
        False,
        description="Show NEWS2 points and their sum, to be agreed by a tick; as shipped the "
        "total is typed from the chart",
    )

    def missing_for_real_nights(self) -> list[str]:
        """One sentence for each setting that a real deployment may not start without."""
        wrong = []
        if self.demo:
            wrong.append("SOSBUS_DEMO is on. Take it away: the demo lets anyone in.")
        if self.secret_key == DEVELOPMENT_KEY:
            wrong.append(
                "SOSBUS_SECRET_KEY is missing. Set it to 32 or more random characters."
            )
        elif len(self.secret_key) < 32:
            wrong.append("SOSBUS_SECRET_KEY is too short. Use 32 or more random characters.")
        if "database_url" not in self.model_fields_set:
            wrong.append("SOSBUS_DATABASE_URL is missing. Say where the data is kept.")
        if not self.address.startswith("https://"):
            wrong.append(
                "SOSBUS_ADDRESS is missing. Set it to the https:// address people use."
            )
        if not self.smtp_url:
            wrong.append("SOSBUS_SMTP_URL is missing. Nobody can sign in if no mail can leave.")
        return wrong


@cache
def settings() -> Settings:
    return Settings()
