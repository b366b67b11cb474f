"""The rest of the twenty things: what the partners did, gave and promised in 2008-09."""


def statements(report, what):
    return [one for one in report["statements"]["statements"] if one["what"] == what]


def test_row_6_five_partners_raised_300_000_pounds_and_who_gave_what_is_not_known(
    report, shown
):
    [fund] = report["partners"]["funds"]
    assert fund["amount"] == 300_000 and fund["partners"] == 5
    assert all(one is None for one in shares(fund))
    assert "60,000" not in shown.said and "£300,000" in shown.said


def shares(fund):
    return fund["shares"].values() if isinstance(fund["shares"], dict) else fund["shares"]


def test_row_8_about_thirteen_agencies_of_which_seven_are_named(report, shown):
    told = report["action_days"]
    [day] = told["days"]
    assert day["agencies_about"] == {"value": 13, "about": True}
    assert len(day["agencies_named"]) == 7
    assert "about 13" in shown.said


def test_row_9_three_days_of_action_a_year(report):
    assert report["action_days"]["planned_in_year"] == 3


def test_row_10_twenty_tonnes_on_the_most_recent_day_and_never_sixty_a_year(report, shown):
    assert [one["tonnes"] for one in report["action_days"]["days"]] == [20]
    assert "60" not in shown.said


def test_row_14_handed_to_open_road_and_the_first_year_s_hire_income_is_not_known(report):
    [one] = statements(report, "handover")
    assert "Open Road" in one["said"] and one["value"] is None
    assert report["hire"]["income"] is None


def test_row_16_commitment_may_wane_and_two_things_are_done_against_it(report, shown):
    [risk] = report["partners"]["risks"]
    assert "commitment" in risk["risk"].lower() and len(risk["mitigations"]) == 2
    assert all(words in shown.said for words in risk["mitigations"])


def test_row_19_joint_visits_were_made_with_residents_whose_names_nobody_keeps(report):
    night_economy = report["night_economy"]
    for one in night_economy["visits"]:
        assert one["residents_count"] is None or isinstance(one["residents_count"], int)
        assert not {"residents", "resident_names"} & set(one)
    assert "residents" in str(night_economy).lower()
