//! A text on its way to being clean, and the map that leads each of its characters home.
//!
//! A step reads a [`Draft`] and writes the next one through a [`Rewrite`], which only moves forward:
//! it keeps, drops or replaces stretches of the old text, so the map stays monotone whatever a step does.

use crate::span::Span;
use std::ops::Range;

/// Verbatim pieces do not grow beyond this, so that counting characters inside one stays cheap.
const PIECE_LIMIT: usize = 2048;

/// A stretch of the draft and the stretch of the original that it came from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Its first byte in the draft; it ends where the next one begins.
    at: usize,
    home: Span,
    /// The characters are those of the original, one by one; else the piece stands for `home` as a whole.
    verbatim: bool,
}

/// A text and, for each stretch of it, where it stands in the original.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    text: String,
    pieces: Vec<Piece>,
    /// How many stretches the steps so far dropped or replaced.
    changes: usize,
}

impl Draft {
    /// The original itself.
    pub(super) fn of(original: &str) -> Self {
        let mut pieces = Vec::new();
        let mut home = Span {
            start: 0,
            end: 0,
            byte_start: 0,
            byte_end: 0,
        };
        let mut rest = original;
        while !rest.is_empty() {
            let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
            let (piece, behind) = rest.split_at(rest.floor_char_boundary(line.min(PIECE_LIMIT)));
            rest = behind;
            home = Span {
                start: home.end,
                end: home.end + piece.chars().count(),
                byte_start: home.byte_end,
                byte_end: home.byte_end + piece.len(),
            };
            pieces.push(Piece {
                at: home.byte_start,
                home,
                verbatim: true,
            });
        }
        Self {
            text: original.to_owned(),
            pieces,
            changes: 0,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many stretches the steps so far dropped or replaced.
    pub(super) const fn changes(&self) -> usize {
        self.changes
    }

    /// Where `range` stands in the original. Characters that a step made together (a repaired island) lead to
    /// the whole stretch that they were made from; what was dropped at either edge is left out.
    pub(super) fn home(&self, range: Range<usize>) -> Span {
        let Some(first) = self.piece_at(range.start) else {
            return Span {
                start: 0,
                end: 0,
                byte_start: 0,
                byte_end: 0,
            };
        };
        let (start, byte_start) = self.forward(first, range.start);
        if range.end <= range.start {
            return Span {
                start,
                end: start,
                byte_start,
                byte_end: byte_start,
            };
        }
        let last = self.piece_at(range.end - 1).unwrap_or(first);
        let (end, byte_end) = if last.verbatim {
            self.forward(last, range.end)
        } else {
            (last.home.end, last.home.byte_end)
        };
        Span {
            start,
            end,
            byte_start,
            byte_end,
        }
    }

    /// The piece that holds the byte `at`; the last one where `at` is the end.
    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// The original's code point and byte for the byte `at` inside `piece`.
    fn forward(&self, piece: &Piece, at: usize) -> (usize, usize) {
        if !piece.verbatim {
            // Past a piece that is one with its origin lies its end; anywhere else, its start.
            return if at >= self.text.len() && at > piece.at {
                (piece.home.end, piece.home.byte_end)
            } else {
                (piece.home.start, piece.home.byte_start)
            };
        }
        let within = self.text.get(piece.at..at).unwrap_or_default();
        (
            piece.home.start + within.chars().count(),
            piece.home.byte_start + within.len(),
        )
    }
}

/// Writes the next draft from the old one, front to back.
pub(super) struct Rewrite<'d> {
    old: &'d Draft,
    /// The old bytes before this one are dealt with.
    done: usize,
    /// Index of the old piece that `done` lies in.
    piece: usize,
    /// Code points between that piece's start and `done`.
    within: usize,
    new: Draft,
}

impl<'d> Rewrite<'d> {
    pub(super) fn of(old: &'d Draft) -> Self {
        let new = Draft {
            text: String::new(),
            pieces: Vec::new(),
            changes: old.changes,
        };
        Self {
            old,
            done: 0,
            piece: 0,
            within: 0,
            new,
        }
    }

    /// Copies everything up to the old byte `end`.
    pub(super) fn keep_to(&mut self, end: usize) {
        self.advance(end, true);
    }

    /// Copies up to `range`, which is left out.
    pub(super) fn drop(&mut self, range: Range<usize>) {
        self.keep_to(range.start);
        self.advance(range.end, false);
        self.new.changes += 1;
    }

    /// Copies up to `range`, for which `with` stands from now on.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        self.keep_to(range.start);
        let start = self.here();
        self.advance(range.end, false);
        let end = self.behind();
        let home = Span {
            start: start.0,
            byte_start: start.1,
            end: end.0.max(start.0),
            byte_end: end.1.max(start.1),
        };
        self.new.pieces.push(Piece {
            at: self.new.text.len(),
            home,
            verbatim: false,
        });
        self.new.text.push_str(with);
        self.new.changes += 1;
    }

    /// As [`Rewrite::replace`], by one character.
    pub(super) fn put(&mut self, range: Range<usize>, with: char) {
        self.replace(range, with.encode_utf8(&mut [0; 4]));
    }

    /// The next draft, with whatever was not yet dealt with; none where nothing was changed.
    pub(super) fn finish(mut self) -> Option<Draft> {
        if self.done == 0 {
            return None;
        }
        self.keep_to(self.old.text.len());
        Some(self.new)
    }

    /// The original's code point and byte where `done` stands, seen from what follows it.
    fn here(&self) -> (usize, usize) {
        let Some(piece) = self.old.pieces.get(self.piece) else {
            return self.behind();
        };
        if piece.verbatim {
            (
                piece.home.start + self.within,
                piece.home.byte_start + self.done - piece.at,
            )
        } else {
            (piece.home.start, piece.home.byte_start)
        }
    }

    /// The same, seen from what stands before it: dropped text between two pieces is left out.
    fn behind(&self) -> (usize, usize) {
        match self.old.pieces.get(self.piece) {
            Some(piece) if self.done > piece.at && piece.verbatim => self.here(),
            Some(piece) if self.done > piece.at => (piece.home.end, piece.home.byte_end),
            Some(_) | None => self
                .piece
                .checked_sub(1)
                .and_then(|before| self.old.pieces.get(before))
                .map_or((0, 0), |before| (before.home.end, before.home.byte_end)),
        }
    }

    /// Moves `done` to the old byte `end`, piece by piece, copying what lies between where `keep` is set.
    fn advance(&mut self, end: usize, keep: bool) {
        if self.done == 0 {
            self.new.text.reserve(self.old.text.len());
            self.new.pieces.reserve(self.old.pieces.len());
        }
        while self.done < end {
            let Some(&piece) = self.old.pieces.get(self.piece) else {
                return;
            };
            let close = self
                .old
                .pieces
                .get(self.piece + 1)
                .map_or(self.old.text.len(), |next| next.at);
            let stop = close.min(end);
            let stretch = self.old.text.get(self.done..stop).unwrap_or_default();
            let chars = if piece.verbatim {
                stretch.chars().count()
            } else {
                0
            };
            if keep {
                self.copy(piece, stretch, chars);
            }
            self.done = stop;
            self.within += chars;
            if stop == close {
                self.piece += 1;
                self.within = 0;
            }
        }
    }

    fn copy(&mut self, piece: Piece, stretch: &str, chars: usize) {
        let (start, byte_start) = self.here();
        let home = if piece.verbatim {
            Span {
                start,
                end: start + chars,
                byte_start,
                byte_end: byte_start + stretch.len(),
            }
        } else {
            piece.home
        };
        let at = self.new.text.len();
        self.new.text.push_str(stretch);
        if let Some(last) = self.new.pieces.last_mut()
            && last.verbatim
            && piece.verbatim
            && last.home.byte_end == home.byte_start
            && at - last.at < PIECE_LIMIT
        {
            last.home = last.home.join(home);
            return;
        }
        self.new.pieces.push(Piece {
            at,
            home,
            verbatim: piece.verbatim,
        });
    }
}
