"""Who reads the programme and who keeps it."""

from typing import Annotated

from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission

ReadsProgramme = Annotated[Visit, through(Permission.READ_PROGRAMME)]
KeepsProgramme = Annotated[Visit, through(Permission.KEEP_PROGRAMME)]
