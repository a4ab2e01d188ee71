//! Days and weeks, after each of which the posts of it go out together.

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::config::Every;

/// The begin of the day or week that an instant is in, and its name; `None` if posts go out one by one.
pub(super) fn current(every: Every, now: i64, zone: Tz) -> Option<(i64, String)> {
    let today = DateTime::<Utc>::from_timestamp(now, 0)?
        .with_timezone(&zone)
        .date_naive();
    let begin = match every {
        Every::Post => return None,
        Every::Day => today,
        Every::Week => {
            let days = u64::from(today.weekday().num_days_from_monday());
            today.checked_sub_days(Days::new(days))?
        }
    };
    // Where a clock jumps over midnight, the day begins an hour later.
    let midnight = begin.and_time(NaiveTime::MIN);
    let instant = zone.from_local_datetime(&midnight).earliest();
    let instant = instant.or_else(|| {
        let later = midnight + chrono::TimeDelta::hours(1);
        zone.from_local_datetime(&later).earliest()
    })?;
    let letter = if every == Every::Week { "week" } else { "day" };
    Some((instant.timestamp(), format!("{letter}-{begin}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_of_the_site_and_weeks_on_monday() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap().timestamp();
        let berlin: Tz = "Europe/Berlin".parse().unwrap();
        let now = at("2026-02-05T23:30:00Z");
        assert_eq!(
            current(Every::Day, now, berlin),
            Some((at("2026-02-05T23:00:00Z"), "day-2026-02-06".to_owned()))
        );
        assert_eq!(
            current(Every::Week, now, berlin),
            Some((at("2026-02-01T23:00:00Z"), "week-2026-02-02".to_owned()))
        );
        assert_eq!(current(Every::Post, now, berlin), None);
        // There was no midnight on that day.
        let cairo: Tz = "Africa/Cairo".parse().unwrap();
        let now = at("2026-04-24T12:00:00Z");
        assert_eq!(
            current(Every::Day, now, cairo),
            Some((at("2026-04-23T22:00:00Z"), "day-2026-04-24".to_owned()))
        );
    }
}
