//! The clock against written cases and against a model that walks day by day.

use proptest::prelude::*;

use super::ClockTransition::{Paused, Resumed, Started, Stopped};
use super::*;

fn calendar() -> WorkCalendar {
    WorkCalendar::from_seed(include_str!("../../data/holidays.json")).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// 2026-11-23 is a Monday, and no holiday comes before 24 December.
fn november(day: u8) -> Date {
    Date::new(2026, 11, day).unwrap()
}

#[test]
fn has_no_due_date_before_the_start() {
    let clock = ServiceClock::fold(5, [Paused(november(23)), Resumed(november(24)), Stopped(november(25))]);
    assert_eq!(clock.due(&calendar(), november(26)), None);
    assert_eq!(clock.used_days(&calendar(), november(26)), 0);
    assert!(!clock.is_running() && !clock.is_paused() && !clock.is_stopped());
}

#[test]
fn runs_from_the_day_after_the_start() {
    let clock = ServiceClock::fold(5, [Started(date("2026-11-24"))]);
    let calendar = calendar();
    assert!(clock.is_running());
    assert_eq!(clock.due(&calendar, november(24)), Some(date("2026-12-01")));
    assert_eq!(clock.used_days(&calendar, november(24)), 0);
    assert_eq!(clock.used_days(&calendar, november(25)), 1);
    assert_eq!(clock.used_days(&calendar, november(29)), 3);
    assert_eq!(clock.remaining_days(&calendar, date("2026-12-01")), 0);
    assert_eq!(clock.remaining_days(&calendar, date("2026-12-03")), -2);
    assert!((clock.fraction_used(&calendar, november(30)) - 0.8).abs() < 1e-9);
}

#[test]
fn does_not_count_days_that_end_in_a_pause() {
    // Tuesday counts, Wednesday and Thursday end in the pause, Friday counts again.
    let clock = ServiceClock::fold(3, [Started(november(23)), Paused(november(25)), Resumed(november(27))]);
    let calendar = calendar();
    assert_eq!(clock.used_days(&calendar, november(24)), 1);
    assert_eq!(clock.used_days(&calendar, november(26)), 1);
    assert_eq!(clock.used_days(&calendar, november(27)), 2);
    assert_eq!(clock.due(&calendar, november(27)), Some(november(30)));
}

#[test]
fn shows_while_paused_when_it_would_be_due_if_resumed_today() {
    let clock = ServiceClock::fold(3, [Started(november(23)), Paused(november(25))]);
    let calendar = calendar();
    assert!(clock.is_paused());
    assert_eq!(clock.due(&calendar, november(25)), Some(november(26)));
    assert_eq!(clock.due(&calendar, november(26)), Some(november(27)));
    assert_eq!(clock.due(&calendar, november(27)), Some(november(30)));
    assert_eq!(clock.used_days(&calendar, date("2026-12-31")), 1);
}

#[test]
fn takes_nothing_for_a_pause_within_a_day() {
    let plain = ServiceClock::fold(3, [Started(november(23))]);
    let paused = ServiceClock::fold(3, [Started(november(23)), Paused(november(24)), Resumed(november(24))]);
    assert_eq!(plain, paused);
    let on_day_zero = ServiceClock::fold(3, [Started(november(23)), Paused(november(23)), Resumed(november(23))]);
    assert_eq!(plain, on_day_zero);
}

#[test]
fn counts_the_day_on_which_the_service_was_rendered() {
    let clock = ServiceClock::fold(3, [Started(november(23)), Stopped(november(25)), Resumed(november(26))]);
    let calendar = calendar();
    assert!(clock.is_stopped() && !clock.is_running());
    assert_eq!(clock.stopped_on(), Some(november(25)));
    assert_eq!(clock.used_days(&calendar, date("2026-12-31")), 2);
    assert_eq!(clock.due(&calendar, date("2026-12-31")), Some(november(26)));
}

#[test]
fn moves_what_is_dated_before_its_predecessor() {
    // Declared complete after closing on the 24th, so day 0 is the 25th; paused in the same evening.
    let clock = ServiceClock::fold(3, [Started(november(25)), Paused(november(24))]);
    assert_eq!(clock, ServiceClock::fold(3, [Started(november(25)), Paused(november(25))]));
}

#[test]
fn is_used_up_at_once_without_a_limit() {
    let clock = ServiceClock::fold(0, [Started(november(23))]);
    assert_eq!(clock.due(&calendar(), november(23)), Some(november(23)));
    assert!((clock.fraction_used(&calendar(), november(23)) - 1.0).abs() < 1e-9);
}

#[test]
fn starts_on_the_next_working_day_after_closing() {
    let closing = Time::new(15, 0).unwrap();
    let start = |text| effective_start(Instant::parse_rfc3339(text).unwrap(), Zone::Wita, closing, &calendar());
    assert_eq!(start("2026-11-24T14:59:59+08:00"), november(24));
    assert_eq!(start("2026-11-24T15:00:00+08:00"), november(25));
    assert_eq!(start("2026-11-27T16:00:00+08:00"), november(30));
    assert_eq!(start("2026-11-28T09:00:00+08:00"), november(30));
    assert_eq!(start("2026-12-23T20:00:00+08:00"), date("2026-12-28"));
    // Still Monday evening in UTC.
    assert_eq!(start("2026-11-23T23:30:00Z"), november(24));
}

#[test]
fn travels_and_comes_back() {
    let clock = ServiceClock::fold(3, [Started(november(23)), Paused(november(25))]);
    let json = serde_json::to_string(&clock).unwrap();
    assert_eq!(
        json,
        r#"{"limit_days":3,"started_on":"2026-11-23","pauses":[{"from":"2026-11-25","until":null}],"stopped_on":null}"#
    );
    assert_eq!(serde_json::from_str::<ServiceClock>(&json).unwrap(), clock);
    let transition = serde_json::to_string(&Started(november(23))).unwrap();
    assert_eq!(transition, r#"{"kind":"started","on":"2026-11-23"}"#);
}

/// What the clock shows at the end of a day, found by living through every day.
struct Model {
    started: Option<Date>,
    used: u32,
    due: Option<Date>,
}

/// Walks from the first transition on; from `resume_on` a clock that is still paused is treated as resumed.
fn walk(transitions: &[ClockTransition], limit: u32, calendar: &WorkCalendar, today: Date, resume_on: Date) -> Model {
    let mut model = Model { started: None, used: 0, due: None };
    let (mut paused, mut stopped) = (false, None);
    let mut next = transitions.iter().peekable();
    let mut day = november(1);
    let mut count = 0;
    // Far enough for every limit and pause that the strategy makes.
    while day < november(1).add_days(400) {
        let mut stopped_today = false;
        while let Some(&&transition) = next.peek() {
            let (Started(on) | Paused(on) | Resumed(on) | Stopped(on)) = transition;
            if on > day {
                break;
            }
            match transition {
                Started(_) if model.started.is_none() => model.started = Some(day),
                Paused(_) if model.started.is_some() && stopped.is_none() => paused = true,
                Resumed(_) if model.started.is_some() && stopped.is_none() => paused = false,
                Stopped(_) if model.started.is_some() && stopped.is_none() => {
                    stopped = Some(day);
                    stopped_today = true;
                }
                _ => {}
            }
            next.next();
        }
        let begun = model.started.is_some_and(|start| day > start);
        let runs = !paused && (stopped.is_none() || stopped_today);
        if begun && runs && day <= today && calendar.is_working_day(day) {
            model.used += 1;
        }
        // For the due date a clock that nobody will resume is taken to be resumed today, or when it was stopped.
        let waits = next.clone().any(|later| matches!(later, Resumed(_) | Stopped(_)));
        let resumed = stopped.map_or(!waits && day >= resume_on, |stopped| day >= stopped);
        let hypothetical = !paused || resumed;
        if model.started.is_some() && model.due.is_none() {
            if begun && hypothetical && calendar.is_working_day(day) {
                count += 1;
            }
            if count >= limit {
                model.due = Some(day);
            }
        }
        day = day.add_days(1);
    }
    model
}

fn transitions() -> impl Strategy<Value = Vec<ClockTransition>> {
    prop::collection::vec((0_u8..8, 0_i64..12), 0..10).prop_map(|steps| {
        let mut day = november(2);
        let mut transitions = Vec::new();
        for (kind, days) in steps {
            day = day.add_days(days);
            transitions.push(match kind {
                0..2 => Started(day),
                2..5 => Paused(day),
                5..7 => Resumed(day),
                _ => Stopped(day),
            });
        }
        transitions
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_living_through_every_day(transitions in transitions(), limit in 0_u32..40, offset in 0_i64..150) {
        let calendar = calendar();
        let today = november(1).add_days(offset);
        let clock = ServiceClock::fold(limit, transitions.iter().copied());
        let model = walk(&transitions, limit, &calendar, today, today);
        prop_assert_eq!(clock.started_on(), model.started);
        prop_assert_eq!(clock.used_days(&calendar, today), model.used);
        prop_assert_eq!(clock.remaining_days(&calendar, today), i64::from(limit) - i64::from(model.used));
        prop_assert_eq!(clock.due(&calendar, today), model.due);
    }

    #[test]
    fn reaches_its_limit_on_the_due_date(transitions in transitions(), limit in 1_u32..40) {
        let calendar = calendar();
        let clock = ServiceClock::fold(limit, transitions);
        let today = november(1).add_days(200);
        if let (true, Some(due)) = (clock.is_running(), clock.due(&calendar, today)) {
            prop_assert_eq!(clock.used_days(&calendar, due), limit);
            prop_assert_eq!(clock.used_days(&calendar, due.add_days(-1)), limit - 1);
        }
    }
}
