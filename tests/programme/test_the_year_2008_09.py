"""The twenty things the founding document says of 2008-09, each in the running year report:
no more than it says, and no less."""

from datetime import UTC, datetime

from sosbus.nights.rules import night_date_of
from sosbus.pilots.rules import ends_on
from sosbus.targets.rules import year_name


def targets(report):
    return [
        one
        for plan in report["targets"]["plans"]
        for objective in plan["objectives"]
        for one in objective["targets"]
    ]


def target(report, area, period="2008-09"):
    [found] = [x for x in targets(report) if x["area"] == area and x["period"] == period]
    return found


def statements(report, what):
    return [one for one in report["statements"]["statements"] if one["what"] == what]


def test_row_1_violent_crime_in_the_town_centre_is_to_fall_by_five_percent(report):
    one = target(report, "Town centre")
    assert one["target"] == -5 and one["baseline"] == "2007-08"
    assert "violent crime" in one["measure"] and "Alcohol-related" in one["measure"]
    assert one["baseline_count"] is None, "nobody said what five percent was of"


def test_row_2_a_further_two_percent_compounds_on_what_was_planned_and_what_came(report, shown):
    one = target(report, "Town centre", "2009-10")
    assert one["target"] == -2 and one["baseline"] == "2008-09"
    assert one["index_planned"] == 93.1 and one["index_real"] == 81.34
    assert one["now"] is None and one["gap_words"] == "not known"
    assert (
        "93.1 as planned" in shown.said and "81.34 from what was really reached" in shown.said
    )


def test_row_3_two_wards_have_a_target_each_and_are_a_group(report):
    wards = [x for x in targets(report) if x["group"] == "Worst-affected neighbourhoods"]
    assert {x["area"]: x["target"] for x in wards} == {"St Andrews": -5, "Harbour": -5}
    assert all(x["measure"] == "Anti-social behaviour" for x in wards)


def test_row_4_the_target_was_beaten_by_twelve_percentage_points(report, shown):
    one = target(report, "Town centre")
    assert one["now"] == -17 and one["how"] == "reported"
    assert one["baseline_count"] is None and one["now_count"] is None
    assert one["gap_points"] == 12 and one["status"] == "Beaten"
    assert "beat target by 12 percentage points" in shown.said
    assert "12%" not in shown.said and "340" not in shown.said


def test_row_5_two_percentages_without_counts_are_not_averaged(report, shown):
    assert target(report, "St Andrews")["now"] == -33
    assert target(report, "Harbour")["now"] == -28
    [group] = report["targets"]["groups"]
    assert group["now"] is None and "never averaged" in group["note"]
    assert "30.5" not in shown.text


def test_row_7_about_ninety_volunteers_were_recruited_to_date(report, shown):
    [one] = statements(report, "recruited")
    assert one["value"] == 90 and one["about"] is True
    assert not statements(report, "active"), "recruited is not active"
    assert "about 90" in shown.said


def test_row_11_fifteen_panels_are_fifteen_rows(report):
    panels = report["panels"]
    assert panels["count"] == len(panels["panels"]) == 15
    assert all(one["name"] is None for one in panels["panels"]), "no name is made up"
    assert panels["met"] is None


def test_row_12_fridays_and_saturdays_from_ten_to_four_in_the_high_street(report, shown):
    [one] = report["statements"]["usual_nights"]
    assert one["nights"] == ["Friday", "Saturday"] and one["place"] == "High Street"
    assert (one["opens"], one["closes"], one["hours"]) == ("22:00", "04:00", 6.0)
    assert one["when_clocks_change"] == [
        {"night": "2008-10-25", "hours": 7.0},
        {"night": "2009-03-28", "hours": 5.0},
    ]
    assert "Friday and Saturday, 22:00 to 04:00, High Street: 6 hours" in shown.said


def test_row_13_safe_haven_drop_in_and_light_medical_are_kinds_of_contact(report):
    found = {one["said"]: one["kept_as"] for one in statements(report, "service")}
    assert found == {
        "A safe haven": ["welfare"],
        "A drop-in": ["welfare"],
        "A light medical centre": ["first_aid", "clinical"],
    }


def test_row_15_a_pilot_of_four_months_ends_when_its_start_says(report):
    [one] = report["pilots"]["pilots"]
    assert one["name"] == "Safer Colchester pilot" and one["months"] == 4
    assert one["starts_on"] is None and one["ends_on"] is None
    assert str(ends_on(datetime(2008, 10, 31, tzinfo=UTC).date(), 4)) == "2009-02-28"
    assert str(ends_on(datetime(2007, 10, 31, tzinfo=UTC).date(), 4)) == "2008-02-29"


def test_row_17_residents_and_a_yearly_assessment_were_consulted(report, shown):
    asked = {one["through"]: one["how_often"] for one in report["assessments"]["consultations"]}
    assert asked == {"Neighbourhood Action Panels": None, "Strategic Assessment": "yearly"}
    [one] = report["assessments"]["assessments"]
    assert one["title"] == "Strategic Assessment" and one["year"] is None
    assert not shown.html.select('a[href^="http"]'), "an old address is words, not a link"


def test_row_18_one_team_together_at_the_police_station_is_a_note_without_a_figure(report):
    [one] = statements(report, "team")
    assert "Colchester police station" in one["said"] and one["value"] is None


def test_row_20_the_year_ends_with_the_night_of_31_march(report):
    assert report["period"]["first_day"] == "2008-04-01"
    assert report["period"]["last_day"] == "2009-03-31"
    early = datetime(2009, 4, 1, 0, 30, tzinfo=UTC)  # 01:30 in town: the night of the 31st
    assert year_name(night_date_of(early)) == "2008-09"
    assert year_name(night_date_of(datetime(2009, 4, 1, 22, tzinfo=UTC))) == "2009-10"


def test_every_line_has_a_source_and_the_bus_s_figures_are_not_made_up(report):
    for one in [*targets(report), *report["statements"]["statements"]]:
        assert one["source"] and one["dated_on"]
    assert report["bus"]["contacts"] is None and report["bus"]["months_published"] == 0
