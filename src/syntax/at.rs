//! Places in the tokens of an article.

use std::ops::Range;

/// A place in the tokens. Places past either end are valid: they read as nothing, so no rule can index outside of the
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(u32);

impl At {
    /// A place outside of every text.
    pub const NOWHERE: Self = Self(u32::MAX);

    /// The place of the token with this index.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index of its token; past the end for places outside.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The place after this one.
    #[inline]
    pub fn next(self) -> Self {
        self.after(1)
    }

    /// The place before this one.
    #[inline]
    pub fn prev(self) -> Self {
        self.before(1)
    }

    /// The place this many tokens after this one.
    #[inline]
    pub fn after(self, tokens: u32) -> Self {
        Self(self.0.saturating_add(tokens))
    }

    /// The place this many tokens before this one; nowhere before the first.
    #[inline]
    pub fn before(self, tokens: u32) -> Self {
        match self {
            Self::NOWHERE => self,
            Self(at) => at.checked_sub(tokens).map_or(Self::NOWHERE, Self),
        }
    }
}

impl From<usize> for At {
    fn from(index: usize) -> Self {
        Self::new(index)
    }
}

/// A run of tokens, from the first to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run {
    /// The first token.
    pub start: At,
    /// The token after the last.
    pub end: At,
}

impl Run {
    /// The tokens from `start` up to `end`.
    pub fn new(start: impl Into<At>, end: impl Into<At>) -> Self {
        Self { start: start.into(), end: end.into() }
    }

    /// True when it holds the token.
    pub fn contains(self, at: At) -> bool {
        self.start <= at && at < self.end
    }

    /// Its tokens as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start.index()..self.end.index()
    }

    /// Its last token.
    pub fn last(self) -> At {
        self.end.prev()
    }

    /// Its tokens, in order.
    pub fn tokens(self) -> impl DoubleEndedIterator<Item = At> + ExactSizeIterator {
        self.range().map(At::new)
    }
}

impl From<Range<usize>> for Run {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_past_the_ends_lead_nowhere_and_never_back() {
        assert_eq!(At::new(0).prev(), At::NOWHERE);
        assert_eq!(At::NOWHERE.prev(), At::NOWHERE);
        assert_eq!(At::NOWHERE.next(), At::NOWHERE);
        assert_eq!(At::new(3).before(4), At::NOWHERE);
        assert_eq!(At::new(3).after(2).before(2), At::new(3));
    }

    #[test]
    fn a_run_is_half_open() {
        let run = Run::from(2..5);
        assert!(run.contains(At::new(2)) && run.contains(At::new(4)) && !run.contains(At::new(5)));
        assert_eq!((run.last(), run.tokens().len()), (At::new(4), 3));
    }
}
