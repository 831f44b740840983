//! The lines of a text and what each is: headline, metadata, body, caption, byline or furniture.
//!
//! An article reads headline, metadata, body, bylines, furniture, any of them absent but one. The words that
//! tell them are data ([`super::feature`]); here is only the order, and what running text looks like.

use super::feature::{FEATURES, Shape};
use super::{Line, LineKind, byline, stamp};
use std::ops::Range;

/// A line of more characters than this is running text, whatever it ends in.
const HEADLINE_LIMIT: usize = 60;

/// Kicker, headline, two subtitles; what follows them is body.
const HEADLINES: usize = 4;

/// A line of metadata is no longer than this many characters.
const META_LIMIT: usize = 120;

/// A caption that is told by its end alone is no longer than this.
const CAPTION_LIMIT: usize = 110;

/// How far the reading of an article has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    Tail,
}

/// The lines of `text` that are not blank, each with its kind.
pub(super) fn classify(text: &str) -> Vec<Line> {
    let shapes: Vec<(Range<usize>, Shape<'_>)> = ranges(text)
        .filter_map(|range| text.get(range.clone()).map(|raw| (range, Shape::of(raw))))
        .collect();
    let mut part = Part::Head;
    let mut headlines = 0;
    let mut lines: Vec<Line> = Vec::with_capacity(shapes.len());
    for (range, shape) in &shapes {
        let kind = match part {
            Part::Head => head(shape, headlines),
            Part::Body => body(shape),
            Part::Tail => tail(shape),
        };
        match kind {
            LineKind::Headline => headlines += 1,
            LineKind::Body => part = Part::Body,
            LineKind::Furniture if part == Part::Body && FEATURES.tail.hold(shape) => {
                part = Part::Tail
            }
            LineKind::Furniture | LineKind::Meta | LineKind::Caption | LineKind::Byline => {}
        }
        lines.push(Line {
            range: range.clone(),
            kind,
        });
    }
    give_body(&mut lines);
    close(&mut lines, &shapes);
    lines
}

/// The lines that hold anything, without the spaces around them.
pub(super) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        let trimmed = line.trim();
        (!trimmed.is_empty()).then(|| start..start + trimmed.len())
    })
}

/// Before the body.
fn head(line: &Shape<'_>, headlines: usize) -> LineKind {
    if FEATURES.noise.hold(line) {
        LineKind::Furniture
    } else if is_meta(line) || !line.has_words {
        LineKind::Meta
    } else if byline::is_byline(line) {
        LineKind::Byline
    } else if is_caption(line) {
        LineKind::Caption
    } else if FEATURES.tail.hold(line) && !line.has_stop {
        LineKind::Furniture
    } else if is_stamped(line) {
        LineKind::Headline
    } else if headlines >= HEADLINES || is_running(line, headlines) {
        LineKind::Body
    } else {
        LineKind::Headline
    }
}

/// Inside the body.
fn body(line: &Shape<'_>) -> LineKind {
    if FEATURES.tail.hold(line) || FEATURES.noise.hold(line) {
        LineKind::Furniture
    } else if byline::is_byline(line) {
        LineKind::Byline
    } else if FEATURES.date_label.hold(line) && line.chars <= META_LIMIT && !line.has_stop
        || stamp::is_bare(line)
    {
        LineKind::Meta
    } else if is_caption(line) {
        LineKind::Caption
    } else if line.has_words {
        LineKind::Body
    } else {
        LineKind::Furniture
    }
}

/// After furniture has begun: only what names people or outlets is still told apart.
fn tail(line: &Shape<'_>) -> LineKind {
    if byline::is_byline(line) && !FEATURES.tail.hold(line) {
        LineKind::Byline
    } else if FEATURES.date_label.hold(line) && line.chars <= META_LIMIT {
        LineKind::Meta
    } else {
        LineKind::Furniture
    }
}

fn is_meta(line: &Shape<'_>) -> bool {
    !line.has_stop && line.chars <= META_LIMIT && (FEATURES.meta.hold(line) || stamp::leads(line))
}

/// A甲会见乙 发布时间:2020-08-01: a headline, however long, with the stamp of its page behind it.
fn is_stamped(line: &Shape<'_>) -> bool {
    !line.has_stop
        && line.chars <= META_LIMIT
        && ["发布时间:", "发布日期:", "发表时间:"]
            .iter()
            .any(|label| line.packed.contains(label))
}

/// A caption begins like one, or is short and ends with its photographer.
fn is_caption(line: &Shape<'_>) -> bool {
    // Two sentences that end in a photographer are the last paragraph of a short report.
    let paragraph = line.packed.matches('。').count() > 1
        && !line.packed.starts_with([
            '图', '上', '下', '左', '右', '组', '↑', '↓', '▲', '△', '▼', '▶', '◀',
        ]);
    FEATURES.caption.hold(line) && line.chars <= CAPTION_LIMIT && !paragraph
}

/// Whether a line before the body is running text. The first line may end in a colon: a kicker (`…调研时强调:`).
fn is_running(line: &Shape<'_>, headlines: usize) -> bool {
    let goes_on =
        line.packed.ends_with([',', ';', '、']) || (headlines > 0 && line.packed.ends_with(':'));
    line.has_stop || goes_on || line.chars > HEADLINE_LIMIT
}

/// A text must have a body: where no line looks like one, captions are it, else all that comes after the headline.
fn give_body(lines: &mut [Line]) {
    if lines.iter().any(|line| line.kind == LineKind::Body) {
        return;
    }
    if lines.iter().any(|line| line.kind == LineKind::Caption) {
        lines
            .iter_mut()
            .filter(|line| line.kind == LineKind::Caption)
            .for_each(|line| line.kind = LineKind::Body);
        return;
    }
    let headlines = lines
        .iter_mut()
        .filter(|line| line.kind == LineKind::Headline);
    headlines
        .skip(1)
        .for_each(|line| line.kind = LineKind::Body);
}

/// After the last running text, once a byline or furniture has come, loose lines are lists of other articles.
fn close(lines: &mut [Line], shapes: &[(Range<usize>, Shape<'_>)]) {
    let running = |line: &Line, shape: &Shape<'_>| {
        line.kind == LineKind::Body
            && (shape.has_stop || shape.packed.ends_with([';', ':', ',', '、']))
    };
    let last = lines
        .iter()
        .zip(shapes)
        .rposition(|(line, (_, shape))| running(line, shape));
    let Some(last) = last else { return };
    let mut closed = false;
    for line in lines.iter_mut().skip(last + 1) {
        match line.kind {
            LineKind::Byline | LineKind::Furniture => closed = true,
            LineKind::Body | LineKind::Caption if closed => line.kind = LineKind::Furniture,
            LineKind::Body | LineKind::Caption | LineKind::Meta | LineKind::Headline => {}
        }
    }
}
