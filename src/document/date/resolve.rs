//! One date after the other, each by the words, the publication and the date before it.

use super::ResolvedDate;
use crate::edtf::Edtf;
use crate::kind::DateBasis;
use crate::lexicon::calendar::Calendar;
use crate::mention::date::{DateExpression, DateMention, DateParts, DateUse, MonthPart, YearPart};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Which side of publication a day without a year lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// Keeps the last date of an event, which the next one may lean on.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    published: Option<&'a Edtf>,
    calendar: &'a Calendar,
    last: Option<Edtf>,
    /// The last interval: the days that follow are usually its own.
    stretch: Option<Edtf>,
}

impl<'a> Resolver<'a> {
    pub(super) const fn new(published: Option<&'a Edtf>, calendar: &'a Calendar) -> Self {
        Self {
            published,
            calendar,
            last: None,
            stretch: None,
        }
    }

    /// The meaning of the next mention of the text.
    pub(super) fn resolve(&mut self, mention: &DateMention) -> Option<ResolvedDate> {
        let side = if mention.usage == DateUse::Planned {
            Side::Behind
        } else {
            Side::Before
        };
        let (date, basis) = self.meaning(&mention.expression, side)?;
        // 上月…,19日: a month that is only counted is no month for the days behind it.
        let counted = matches!(
            mention.expression,
            DateExpression::Parts(DateParts {
                month: Some(MonthPart::Counted(_)),
                day: None,
                ..
            })
        );
        if mention.usage == DateUse::Event && !counted {
            if date.is_interval() {
                self.stretch = Some(date.clone());
            }
            self.last = Some(date.clone());
        }
        Some(ResolvedDate {
            date,
            part_of_day: mention.part_of_day,
            basis,
            usage: mention.usage,
        })
    }

    fn meaning(&self, expression: &DateExpression, side: Side) -> Option<(Edtf, DateBasis)> {
        match *expression {
            DateExpression::Parts(parts) => self.parts(parts, side),
            DateExpression::Span(first, last) => self.span(first, last, side),
            DateExpression::Lunar(month, day) => self.lunar(month, day),
            DateExpression::Offset(days) => {
                let day = self
                    .published?
                    .exact_day()?
                    .checked_add(i64::from(days).days())
                    .ok()?;
                Some((Edtf::day(day), DateBasis::Relative))
            }
            DateExpression::Weekday(week, day) => {
                let day = weekday(self.published?.exact_day()?, week, day)?;
                Some((Edtf::day(day), DateBasis::Relative))
            }
            DateExpression::After(days) => self.after(days),
            DateExpression::Recent => {
                let published = self.published?.end()?;
                let month = Edtf::about_month(published.year()?, published.month()?)?;
                Some((month, DateBasis::Approximate))
            }
        }
    }

    /// 当天 is the last day of the date before it, 次日 the day behind that.
    fn after(&self, days: i8) -> Option<(Edtf, DateBasis)> {
        let last = self.last.as_ref()?.end()?;
        if days == 0 {
            return Some((last, DateBasis::Context));
        }
        let day = last.exact_day()?.checked_add(i64::from(days).days()).ok()?;
        Some((Edtf::day(day), DateBasis::Context))
    }

    /// The end of a span is resolved like a date of its own, and its start by the end.
    fn span(&self, first: DateParts, last: DateParts, side: Side) -> Option<(Edtf, DateBasis)> {
        let end = DateParts {
            year: last.year.or(first.year),
            month: last.month.or(first.month),
            ..last
        };
        let (mut end, basis) = self.parts(end, side)?;
        if let Some(under_way) = self.under_way(first, last).filter(|_| side == Side::Before) {
            end = under_way;
        }
        let month = self.month(first.month).or_else(|| end.month());
        let year = match self.year(first.year) {
            // 12月30日至1月2日 begins in the year before.
            None if month > end.month() => end.year().map(|year| year - 1),
            None => end.year(),
            known @ Some(_) => known,
        };
        let start = Edtf::partial(year, month, first.day)?;
        Some((Edtf::interval(&start, &end)?, basis))
    }

    /// 7月18日至21日, published on the 20th: a span that has begun is of this year, though its end is to come.
    fn under_way(&self, first: DateParts, last: DateParts) -> Option<Edtf> {
        if first.year.is_some() || last.year.is_some() {
            return None;
        }
        let latest = self.published.and_then(Edtf::latest)?;
        let month = self.month(first.month)?;
        let start = Date::new(latest.year(), month, first.day?).ok()?;
        let end = Date::new(
            latest.year(),
            self.month(last.month).unwrap_or(month),
            last.day?,
        )
        .ok()?;
        (start <= latest && latest < end).then(|| Edtf::day(end))
    }

    fn parts(&self, parts: DateParts, side: Side) -> Option<(Edtf, DateBasis)> {
        let month = self.month(parts.month);
        match (parts.year, month, parts.day) {
            (Some(YearPart::Written(year)), month, day) => {
                let whole = month.is_some() && day.is_some();
                let basis = if whole {
                    DateBasis::Text
                } else {
                    DateBasis::Partial
                };
                Some((Edtf::partial(Some(year), month, day)?, basis))
            }
            (Some(YearPart::Counted(_)), month, day) => {
                let published = self.published.is_some();
                let basis = if published {
                    DateBasis::Published
                } else {
                    DateBasis::Context
                };
                Some((Edtf::partial(self.year(parts.year), month, day)?, basis))
            }
            (None, Some(month), day) => self.without_year(parts.month, (month, day), side),
            (None, None, day) => self.day_alone(day?, side),
        }
    }

    /// 8月10日: the latest such day not after publication (or the next, where it is announced).
    fn without_year(
        &self,
        written: Option<MonthPart>,
        (month, day): (i8, Option<i8>),
        side: Side,
    ) -> Option<(Edtf, DateBasis)> {
        if let (Some(MonthPart::Counted(months)), Some(published)) = (written, self.published) {
            let (year, month) = shifted(published, months)?;
            return Some((
                Edtf::partial(Some(year), Some(month), day)?,
                DateBasis::Published,
            ));
        }
        if let Some(year) = self
            .published
            .and_then(|date| year_for(date, (month, day), side))
        {
            return Some((
                Edtf::partial(Some(year), Some(month), day)?,
                DateBasis::Published,
            ));
        }
        let year = self
            .last
            .as_ref()
            .and_then(Edtf::end)
            .and_then(|last| last.year());
        let basis = if year.is_some() {
            DateBasis::Context
        } else {
            DateBasis::Partial
        };
        Some((Edtf::partial(year, Some(month), day)?, basis))
    }

    /// 10日: in the month of the date before it in the text, else the latest such day not after publication.
    fn day_alone(&self, day: i8, side: Side) -> Option<(Edtf, DateBasis)> {
        let latest = self.published.and_then(Edtf::latest);
        if let Some(date) = self.context(day) {
            let comes_later =
                matches!((date.earliest(), latest), (Some(date), Some(latest)) if date > latest);
            if !comes_later || side == Side::Behind {
                return Some((date, DateBasis::Context));
            }
        }
        let Some(latest) = latest else {
            return Some((Edtf::partial(None, None, Some(day))?, DateBasis::Partial));
        };
        let lies = |date: Date| match side {
            Side::Before => date <= latest,
            Side::Behind => date >= latest,
        };
        let mut months = months_from(latest, side);
        let date = months.find_map(|(year, month)| {
            Date::new(year, month, day).ok().filter(|date| lies(*date))
        })?;
        Some((Edtf::day(date), DateBasis::Published))
    }

    /// The day within the last interval, else in the month of the last date.
    fn context(&self, day: i8) -> Option<Edtf> {
        let own = self.stretch.as_ref().and_then(|stretch| {
            let (start, end) = (stretch.start()?, stretch.end()?);
            let in_month = |month: &Edtf| Edtf::partial(month.year(), month.month(), Some(day));
            let lies = |date: &Edtf| start <= *date && *date <= end;
            in_month(&start)
                .filter(lies)
                .or_else(|| in_month(&end).filter(lies))
        });
        own.or_else(|| {
            let last = self.last.as_ref()?.end()?;
            Edtf::partial(last.year(), Some(last.month()?), Some(day))
        })
    }

    fn lunar(&self, month: i8, day: i8) -> Option<(Edtf, DateBasis)> {
        let latest = self.published.and_then(Edtf::latest)?;
        // A lunar year ends in the next civil one.
        let date = [latest.year(), latest.year() - 1, latest.year() - 2]
            .into_iter()
            .filter_map(|year| self.calendar.lunar_day(year, month, day))
            .find(|date| *date <= latest)?;
        Some((Edtf::day(date), DateBasis::Published))
    }

    fn year(&self, part: Option<YearPart>) -> Option<i16> {
        match part? {
            YearPart::Written(year) => Some(year),
            YearPart::Counted(years) => {
                let base = self.published.or(self.last.as_ref())?.end()?.year()?;
                Some(base + i16::from(years))
            }
        }
    }

    fn month(&self, part: Option<MonthPart>) -> Option<i8> {
        match part? {
            MonthPart::Written(month) => Some(month),
            MonthPart::Counted(months) => Some(shifted(self.published?, months)?.1),
        }
    }
}

/// The month so many months from publication.
fn shifted(published: &Edtf, months: i8) -> Option<(i16, i8)> {
    let published = published.end()?;
    let first = Date::new(published.year()?, published.month()?, 1).ok()?;
    let month = first.checked_add(i64::from(months).months()).ok()?;
    Some((month.year(), month.month()))
}

/// The year of a month and day by the date of publication.
fn year_for(published: &Edtf, (month, day): (i8, Option<i8>), side: Side) -> Option<i16> {
    let (earliest, latest) = (published.earliest()?, published.latest()?);
    let candidate = |year: i16| Date::new(year, month, day.unwrap_or(1)).ok();
    // The 29th of February waits for a leap year, eight years at most.
    match side {
        Side::Before => (0..=8)
            .map(|step| latest.year() - step)
            .find(|year| candidate(*year).is_some_and(|date| date <= latest)),
        Side::Behind => (0..=8).map(|step| earliest.year() + step).find(|year| {
            let last = |date: Date| {
                if day.is_some() {
                    date
                } else {
                    date.last_of_month()
                }
            };
            candidate(*year).is_some_and(|date| last(date) >= earliest)
        }),
    }
}

/// The months from publication on, backwards or forwards; a day that most months have is in one of four.
fn months_from(day: Date, side: Side) -> impl Iterator<Item = (i16, i8)> {
    let first = day.first_of_month();
    (0..4_i64).filter_map(move |step| {
        let months = if side == Side::Before { -step } else { step };
        let month = first.checked_add(months.months()).ok()?;
        Some((month.year(), month.month()))
    })
}

/// The day of a week counted from publication; without a week, the latest such day not after it.
fn weekday(published: Date, week: Option<i8>, day: i8) -> Option<Date> {
    let today = published.weekday().to_monday_one_offset();
    let days = match week {
        Some(week) => i64::from(week) * 7 + i64::from(day) - i64::from(today),
        None => -i64::from((today - day).rem_euclid(7)),
    };
    published.checked_add(days.days()).ok()
}
