"""What may be entered about partners."""

from sosbus.kinds.rules import in_order
from sosbus.kinds.store import Kind
from sosbus.partners import forms, rules, store
from sosbus.partners.tables import Commitment, Fund, FundShare, Partner, PartnerMeeting, Risk

KINDS = (
    Kind(
        "partners",
        "partner",
        "partners",
        forms.PartnerForm,
        Partner,
        ("name", "sector"),
        ("name",),
        rule=in_order("since", "until"),
    ),
    Kind(
        "commitments",
        "promise of a partner",
        "promises of partners",
        forms.CommitmentForm,
        Commitment,
        ("partner_id", "words", "due"),
        offers={"partner_id": store.partner_choices},
        rule=rules.may_promise,
    ),
    Kind(
        "partner-meetings",
        "meeting of partners",
        "meetings of partners",
        forms.PartnerMeetingForm,
        PartnerMeeting,
        ("met_on", "words"),
        ("met_on", "words"),
        offers={"invited": store.partner_choices, "came": store.partner_choices},
        rule=rules.may_meet,
    ),
    Kind(
        "funds",
        "sum raised together",
        "sums raised together",
        forms.FundForm,
        Fund,
        ("words", "year"),
        check=store.may_raise,
    ),
    Kind(
        "fund-shares",
        "share of a sum",
        "shares of sums raised",
        forms.FundShareForm,
        FundShare,
        ("fund_id", "partner_id"),
        ("fund_id", "partner_id"),
        offers={"fund_id": store.fund_choices, "partner_id": store.partner_choices},
        check=store.may_share,
    ),
    Kind(
        "risks",
        "risk",
        "risks",
        forms.RiskForm,
        Risk,
        ("words", "year"),
    ),
)
