"""A contact: what happened with one person, never who they were.

The lists are those of the data dictionary. Of when it happened only the half hour is kept,
and of who wrote it down nothing.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment, several


class Kind(Choice):
    WELFARE = "welfare", "Welfare"
    FIRST_AID = "first_aid", "First aid"
    CLINICAL = "clinical", "Clinical (medic)"
    OUTREACH = "outreach", "Outreach"
    INCIDENT_ONLY = "incident_only", "Incident only"


class Reason(Choice):
    GET_HOME = "get_home", "Get home"
    ILL_INCAPABLE = "ill_incapable", "Ill, incapable"
    INJURY = "injury", "Injury"
    EMOTIONAL = "emotional", "Upset"
    MENTAL_DISTRESS = "mental_distress", "Mental distress"
    ALCOHOL = "alcohol", "Alcohol"
    DRUGS = "drugs", "Drugs"
    LOST_HOMELESS = "lost_homeless", "Lost, homeless"
    THEFT_VICTIM = "theft_victim", "Theft"
    HARASSMENT = "harassment", "Harassment"
    VIOLENCE = "violence", "Violence"
    SPIKING_SUSPECTED = "spiking_suspected", "Spiking?"
    SEXUAL_HARM = "sexual_harm", "Sexual harm"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    LOST_FRIENDS = "lost_friends", "Lost friends"
    PHONE = "phone", "Phone"
    SHOES = "shoes", "Shoes"
    HATE = "hate", "Hate"
    SAFE_WAIT = "safe_wait", "Safe wait"


class AgeBand(Choice):
    UNDER_16 = "u16", "Under 16"
    FROM_16 = "16-17", "16–17"
    FROM_18 = "18-24", "18–24"
    FROM_25 = "25-34", "25–34"
    FROM_35 = "35-49", "35–49"
    FROM_50 = "50-64", "50–64"
    FROM_65 = "65+", "65 or over"
    NOT_KNOWN = "not_known", "Not known"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Gender(Choice):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    ANOTHER = "another", "Another"
    NOT_SAID = "not_said", "Not said"


class Arrival(Choice):
    SELF = "self", "By themselves"
    FRIENDS = "friends", "Friends"
    DOOR_STAFF = "door_staff", "Door staff"
    POLICE = "police", "Police"
    AMBULANCE = "ambulance", "Ambulance"
    STREET_PASTOR = "street_pastor", "Street pastor"
    TAXI_MARSHAL = "taxi_marshal", "Taxi marshal"
    CCTV = "cctv", "CCTV"
    OUTREACH_FOUND = "outreach_found", "Outreach"
    HOSPITAL = "hospital", "Hospital"
    OTHER = "other", "Another way"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Alcohol(Choice):
    NONE = "none", "None"
    SOME = "some", "Some"
    CLEARLY_DRUNK = "clearly_drunk", "Clearly drunk"
    INCAPABLE = "incapable", "Incapable"
    NOT_KNOWN = "not_known", "Not known"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Aid(Choice):
    WATER = "water", "Water"
    TEA_FOOD = "tea_food", "Tea, food"
    PHONE = "phone", "Phone"
    FLIPFLOPS = "flipflops", "Flip-flops"
    BLANKET = "blanket", "Blanket"
    CALL_FAMILY = "call_family", "Called family"
    WALK_TO_TAXI = "walk_to_taxi", "Walk to taxi"
    LIFT = "lift", "Lift"
    SIGNPOST_LEAFLET = "signpost_leaflet", "Leaflet"


class Treatment(Choice):
    ADVICE = "advice", "Advice"
    WATER = "water", "Water"
    OBSERVED = "observed", "Observed"
    RECOVERY_POSITION = "recovery_position", "Recovery position"
    CLEANED = "cleaned", "Cleaned"
    DRESSED = "dressed", "Dressed"
    STERI = "steri", "Steri-strips"
    GLUE = "glue", "Glue"
    SUTURE = "suture", "Suture"
    ICE = "ice", "Ice"
    SLING = "sling", "Sling"
    O2 = "o2", "Oxygen"
    AIRWAY = "airway", "Airway"
    NALOXONE = "naloxone", "Naloxone"
    AED_CPR = "aed_cpr", "AED, CPR"
    OWN_MED_ASSISTED = "own_med_assisted", "Own medicine"
    OTHER = "other", "Other"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Outcome(Choice):
    LEFT_WITH_FRIENDS = "left_with_friends", "With friends"
    FAMILY_COLLECTED = "family_collected", "Family came"
    TAXI = "taxi", "Taxi"
    WALKED = "walked", "Walked"
    OWN_WAY_ALONE = "own_way_alone", "Own way, alone"
    BUS_LIFT_HOME = "bus_lift_home", "Our lift home"
    POLICE = "police", "To police"
    AMBULANCE_HOSPITAL = "ambulance_hospital", "Ambulance to hospital"
    BUS_LIFT_HOSPITAL = "bus_lift_hospital", "Our lift to hospital"
    OWN_WAY_HOSPITAL = "own_way_hospital", "Own way to hospital"
    CUSTODY = "custody", "Custody"
    SAFE_PLACE = "safe_place", "Safe place"
    LEFT_BEFORE_FINISHED = "left_before_finished", "Left before finished"
    DECLINED = "declined", "Declined help"


class Otherwise(Choice):
    """What would have happened had the bus not been there, as judged on the night."""

    AMB_AND_AE = "amb_and_ae", "Ambulance and A&E"
    AE_OWN = "ae_own", "A&E, own way"
    AMB_ONLY = "amb_only", "Ambulance only"
    POLICE_CELL_OR_TIME = "police_cell_or_time", "Police time or a cell"
    GP_111_PHARM = "gp_111_pharm", "GP, 111, pharmacy"
    HOME_NOTHING = "home_nothing", "Home, nothing"
    NOT_JUDGED = "not_judged", "Not judged"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Contact(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("night_id", "number"),)

    id: UUID = Field(primary_key=True)
    night_id: UUID = Field(foreign_key="night.id")
    number: int
    half_hour: datetime = moment()
    first_words: str
    version: int = 1
    kind: Kind = chosen(Kind)
    reasons: list[Reason] = several(Reason)
    age_band: AgeBand | None = chosen(AgeBand, default=None)
    gender: Gender | None = chosen(Gender, default=None)
    arrival: Arrival | None = chosen(Arrival, default=None)
    alcohol: Alcohol | None = chosen(Alcohol, default=None)
    aid_given: list[Aid] = several(Aid)
    treatment: list[Treatment] = several(Treatment)
    outcome: Outcome | None = chosen(Outcome, default=None)
    otherwise: Otherwise | None = chosen(Otherwise, default=None)
