"""What a browser says when its owner wants notices in it."""

from pydantic import BaseModel, Field, model_validator

from sosbus.messages.rules import is_push_service
from sosbus.web.push import are_keys

NOT_OURS = "This browser did not say where its notices go. Try again, or use another browser."


class NoticesForm(BaseModel):
    endpoint: str = Field("", description=NOT_OURS, max_length=1000)
    public_key: str = Field("", description=NOT_OURS, max_length=200)
    auth: str = Field("", description=NOT_OURS, max_length=100)

    @model_validator(mode="after")
    def is_a_browsers(self) -> "NoticesForm":
        if is_push_service(self.endpoint) and are_keys(self.public_key, self.auth):
            return self
        raise ValueError(NOT_OURS)
