"""A contact: what happened with one person, never who they were.

The lists are those of the data dictionary. The exact time goes on day 7 and leaves the half
hour; the wristband goes when the night closes; of who wrote it down nothing is kept here.
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


class AgeBasis(Choice):
    TOLD = "told", "Told"
    ESTIMATED = "estimated", "A guess"


class Drug(Choice):
    NONE_SAID = "none_said", "None, they say"
    CANNABIS = "cannabis", "Cannabis"
    COCAINE = "cocaine", "Cocaine"
    MDMA = "mdma", "MDMA"
    KETAMINE = "ketamine", "Ketamine"
    GHB_GBL = "ghb_gbl", "GHB, GBL"
    OPIOID = "opioid", "Opioid"
    NITROUS = "nitrous", "Nitrous"
    OTHER_UNKNOWN = "other_unknown", "Other, unknown"
    NOT_ASKED = "not_asked", "Not asked"


class Spiking(Choice):
    DRINK = "drink", "Drink"
    NEEDLE = "needle", "Needle"
    FOOD_VAPE = "food_vape", "Food, vape"
    UNSURE = "unsure", "Unsure"
    NOT_RECORDED = "not_recorded", "Not recorded"


class SpikingAction(Choice):
    POLICE_TOLD = "police_told", "Police told"
    TEST_ADVISED_EARLY = "test_advised_early", "Early test advised"
    VENUE_TOLD = "venue_told", "Venue told"
    SAMPLE_ROUTE_EXPLAINED = "sample_route_explained", "Sample explained"
    DECLINED = "declined", "Declined"


class AssaultWhen(Choice):
    TONIGHT = "tonight", "Tonight"
    EARLIER = "earlier", "Before tonight"
    NOT_KNOWN = "not_known", "Not known"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Slot(Choice):
    """The half hour something happened in, by the town's clock."""

    BEFORE = "before", "Before 22:00"
    T2200 = "22:00", "22:00"
    T2230 = "22:30", "22:30"
    T2300 = "23:00", "23:00"
    T2330 = "23:30", "23:30"
    T0000 = "00:00", "00:00"
    T0030 = "00:30", "00:30"
    T0100 = "01:00", "01:00"
    T0130 = "01:30", "01:30"
    T0200 = "02:00", "02:00"
    T0230 = "02:30", "02:30"
    T0300 = "03:00", "03:00"
    T0330 = "03:30", "03:30"
    AFTER = "after", "After 04:00"


class AssaultMethod(Choice):
    FIST = "fist", "Fist"
    FOOT = "foot", "Foot"
    HEAD = "head", "Head"
    BITE = "bite", "Bite"
    PUSH_FALL = "push_fall", "Push, fall"
    GLASS = "glass", "Glass"
    BOTTLE = "bottle", "Bottle"
    KNIFE_SHARP = "knife_sharp", "Knife, sharp"
    BLUNT_OBJECT = "blunt_object", "Blunt object"
    FIREARM_IMITATION = "firearm_imitation", "Gun, imitation"
    ACID = "acid", "Acid"
    VEHICLE = "vehicle", "Vehicle"
    OTHER = "other", "Other"
    NOT_SAID = "not_said", "Not said"
    NOT_RECORDED = "not_recorded", "Not recorded"


class AssaultPlace(Choice):
    BAR_CLUB_IN = "bar_club_in", "In a bar, club"
    BAR_CLUB_OUTSIDE = "bar_club_outside", "Outside one"
    TAKEAWAY = "takeaway", "Takeaway"
    TAXI_RANK_TRANSPORT = "taxi_rank_transport", "Taxi rank, bus"
    STREET = "street", "Street"
    PARK = "park", "Park"
    CAR_PARK = "car_park", "Car park"
    HOME = "home", "A home"
    WORK_SCHOOL = "work_school", "Work, school"
    OTHER = "other", "Other"
    NOT_SAID = "not_said", "Not said"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Relation(Choice):
    STRANGER = "stranger", "Stranger"
    PARTNER_EX = "partner_ex", "Partner, ex"
    FAMILY = "family", "Family"
    FRIEND = "friend", "Friend"
    DOOR_STAFF = "door_staff", "Door staff"
    GROUP = "group", "Group"
    NOT_SAID = "not_said", "Not said"


class PoliceAware(Choice):
    YES = "yes", "Yes"
    NO_DECLINED = "no_declined", "No, declined"
    NO_OTHER = "no_other", "No, other"
    NOT_ASKED = "not_asked", "Not asked"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Vulnerable(Choice):
    UNDER_18 = "under_18", "Under 18"
    ADULT_AT_RISK = "adult_at_risk", "Adult at risk"
    ALONE = "alone", "Alone"
    NO_PHONE_MONEY = "no_phone_money", "No phone, money"
    ROUGH_SLEEPER = "rough_sleeper", "Rough sleeper"
    PREGNANT = "pregnant", "Pregnant"
    LEARNING_DISABILITY = "learning_disability", "Learning disability"
    LANGUAGE = "language", "Language"
    STUDENT = "student", "Student"
    ARMED_FORCES = "armed_forces", "Armed forces"


class Injury(Choice):
    CUT = "cut", "Cut"
    BRUISE = "bruise", "Bruise"
    SPRAIN = "sprain", "Sprain"
    FRACTURE = "fracture", "Fracture?"
    HEAD = "head", "Head"
    DENTAL = "dental", "Dental"
    BURN = "burn", "Burn"
    BITE = "bite", "Bite"
    OTHER = "other", "Other"
    NONE = "none", "No injury"
    NOT_RECORDED = "not_recorded", "Not recorded"


class InjurySite(Choice):
    HEAD_NECK = "head_neck", "Head, neck"
    FACE = "face", "Face"
    CHEST = "chest", "Chest"
    ABDO_BACK = "abdo_back", "Tummy, back"
    ARM_HAND = "arm_hand", "Arm, hand"
    LEG_FOOT = "leg_foot", "Leg, foot"
    NOT_RECORDED = "not_recorded", "Not recorded"


class ReferredTo(Choice):
    OPEN_ROAD_RECOVERY = "open_road_recovery", "Open Road recovery"
    GP_111 = "gp_111", "GP, 111"
    MH_CRISIS = "mh_crisis", "Mental health crisis"
    SARC = "sarc", "SARC"
    DA_SERVICE = "da_service", "Domestic abuse service"
    HOMELESS_TEAM = "homeless_team", "Homeless team"
    STREET_PASTORS = "street_pastors", "Street pastors"
    NONE = "none", "Nobody"


class CallSource(Choice):
    """Who asked the crew to come out."""

    DOOR_STAFF = "door_staff", "Door staff"
    CCTV = "cctv", "CCTV"
    POLICE = "police", "Police"
    STREET_PASTOR = "street_pastor", "Street pastor"
    TAXI_MARSHAL = "taxi_marshal", "Taxi marshal"
    AMBULANCE = "ambulance", "Ambulance"
    PASSER_BY = "passer_by", "Passer-by"
    CREW_SAW = "crew_saw", "We saw them"
    OTHER = "other", "Another"


class BroughtBack(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"


class HowSure(Choice):
    """How sure the lead or medic is of what would have happened without the bus."""

    CERTAIN = "certain", "Certain"
    PROBABLE = "probable", "Probable"


class WorstNews2(Choice):
    """The worst score of somebody's observations, by the bands of the chart."""

    LOW = "0-4", "0 to 4"
    ONE_THREE = "one_three", "Under 5, with 3 in one reading"
    MEDIUM = "5-6", "5 or 6"
    HIGH = "7+", "7 or more"
    READINGS_MISSING = "readings_missing", "Readings missing"


class Contact(SQLModel, table=True):
    __table_args__ = (
        UniqueConstraint("night_id", "number"),
        UniqueConstraint("night_id", "wristband"),
    )

    id: UUID = Field(primary_key=True)
    night_id: UUID = Field(foreign_key="night.id")
    number: int
    half_hour: datetime = moment()
    seen_at: datetime | None = moment(default=None)  # blurred away on day 7
    wristband: str | None = Field(default=None, max_length=2)  # A1 to H9, wiped at the close
    first_words: str
    version: int = 1
    late_at: datetime | None = moment(default=None)  # it came when the night was closed
    agreed_at: datetime | None = moment(default=None)  # a late one counts from then
    taken_back_at: datetime | None = moment(default=None)  # kept, so that it cannot come back
    kind: Kind = chosen(Kind)
    reasons: list[Reason] = several(Reason)
    age_band: AgeBand | None = chosen(AgeBand, default=None)
    age_basis: AgeBasis | None = chosen(AgeBasis, default=None)
    gender: Gender | None = chosen(Gender, default=None)
    arrival: Arrival | None = chosen(Arrival, default=None)
    alcohol: Alcohol | None = chosen(Alcohol, default=None)
    drugs: list[Drug] = several(Drug, default_factory=list)
    spiking_type: Spiking | None = chosen(Spiking, default=None)
    spiking_actions: list[SpikingAction] = several(SpikingAction, default_factory=list)
    assault_when: AssaultWhen | None = chosen(AssaultWhen, default=None)
    assault_slot: Slot | None = chosen(Slot, default=None)
    assault_method: list[AssaultMethod] = several(AssaultMethod, default_factory=list)
    assault_place: AssaultPlace | None = chosen(AssaultPlace, default=None)
    venue_id: UUID | None = Field(default=None, foreign_key="venue.id")
    relation: Relation | None = chosen(Relation, default=None)
    police_aware: PoliceAware | None = chosen(PoliceAware, default=None)
    vulnerable: list[Vulnerable] = several(Vulnerable, default_factory=list)
    injury: Injury | None = chosen(Injury, default=None)
    injury_site: list[InjurySite] = several(InjurySite, default_factory=list)
    aid_given: list[Aid] = several(Aid, default_factory=list)
    treatment: list[Treatment] = several(Treatment, default_factory=list)
    outcome: Outcome | None = chosen(Outcome, default=None)
    left_at: datetime | None = moment(default=None)  # blurred away on day 7
    minutes_on_bus: int | None = None  # in steps of 15 once the night is closed
    referral: list[ReferredTo] = several(ReferredTo, default_factory=list)
    call_source: CallSource | None = chosen(CallSource, default=None)
    response_minutes: int | None = None
    brought_back: BroughtBack | None = chosen(BroughtBack, default=None)
    otherwise: Otherwise | None = chosen(Otherwise, default=None)
    how_sure: HowSure | None = chosen(HowSure, default=None)
    worst_news2: WorstNews2 | None = chosen(WorstNews2, default=None)  # nobody types it
    note: str | None = Field(default=None, max_length=140)  # behind a setting, erased on day 28

    @property
    def counts(self) -> bool:
        """Whether it is in the night's counts: not taken back, and if late, agreed."""
        return not self.taken_back_at and (self.late_at is None or self.agreed_at is not None)
