//! Titles of works and shows: their words are capitalised.

use super::{Found, MarkRule, Quotation};
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// Places where a title is more likely than speech: his book "..."; he was on "..."
pub const PLACED: MarkRule = MarkRule {
    id: "marked.placed_title",
    find: |quotation| (quotation.is_title() && quotation.in_title_place()).then_some(Found::Nothing),
    yes: &[
        ("The mayor said so in her book “The Long River”.", "The Long River"),
        ("Holm is known for songs such as “The Long River” and “Home.”", "Home."),
        ("Her first novel, “River,” won a prize.", "River,"),
    ],
    no: &["Fans marched, chanting “Build It Now”.", "The mayor wrote the book “at home”."],
};

/// Anywhere else, if no tag is next to it.
pub const RULE: MarkRule = MarkRule {
    id: "marked.title",
    find: |quotation| (quotation.is_title() && !quotation.sentence_after_tag()).then_some(Found::Nothing),
    yes: &[("They all watched it: “The Long River” was shown twice.", "The Long River")],
    no: &["“The bridge is safe,” said the mayor. “Look There.”"],
};

/// Words that are lower-case in titles.
const SMALL: WordClass = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);

impl Quotation<'_, '_, '_> {
    /// True for a title of a work or show: its words are capitalised.
    fn is_title(&self) -> bool {
        self.looks_like_title(self.tokens)
    }

    fn looks_like_title(&self, tokens: &Range<usize>) -> bool {
        const MOST: usize = 12;
        let reader = self.reader;
        let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
        let (mut words, mut lower) = (0, 0);
        for token in inner.filter(|&t| reader.is_word(t) && !reader.clitic(t)) {
            words += 1;
            let small = !reader.capitalised(token);
            lower += usize::from(small);
            if words > MOST || small && !reader.any(token, SMALL) {
                return false;
            }
        }
        lower < words
    }

    /// True in a place where a title is likely and a quote is not: after a preposition, a possessive, a noun, a verb
    /// like "told".
    fn in_title_place(&self) -> bool {
        let reader = self.reader;
        let Some(before) = self.tokens.start.checked_sub(1).filter(|&b| b >= reader.sentence(self.tokens.start).start)
        else {
            return false;
        };
        let told = self.cues[..self.cue_from(self.tokens.start)].last().is_some_and(|cue| {
            cue.words.end == self.tokens.start
                && !reader.in_group(cue.words.start, Groups::SHOUT)
                && (cue.takes.contains(Takes::ADDRESSEE) || !cue.takes.intersects(Takes::CLAUSE | Takes::OBJECT))
        });
        told || self.names_work(self.tokens.start)
            || reader.is(before, &["'s"])
            || reader.in_group(before, Groups::BEFORE_TITLE) && !self.called(self.tokens.start)
    }

    /// True after the noun for a work, with what introduces its title and the titles listed before: his novel, "...";
    /// films such as "..." and "..."
    fn names_work(&self, start: usize) -> bool {
        let reader = self.reader;
        let low = reader.sentence(start).start.max(start.saturating_sub(40));
        let mut at = start;
        while at > low && !reader.in_group(at - 1, Groups::WORK) {
            at = match reader.quoted(at - 1) {
                true => match reader.quotation_at(at - 1).filter(|title| self.looks_like_title(title)) {
                    Some(title) => title.start,
                    None => return false,
                },
                false if reader.word(at - 1) == "," || reader.in_group(at - 1, Groups::TITLE_JOINER) => at - 1,
                false => return false,
            };
        }
        at > low
    }

    /// True when a verb like "called" comes shortly before.
    fn called(&self, start: usize) -> bool {
        let first = self.cue_from(start);
        self.cues[first.saturating_sub(1)..first]
            .iter()
            .any(|cue| cue.takes.contains(Takes::OBJECT) && start - cue.words.end < 6)
    }

    /// True for a sentence that continues a quote before it in the paragraph, whatever its capitals.
    fn sentence_after_tag(&self) -> bool {
        let reader = self.reader;
        let before = self.quote_before();
        let same = before.is_some_and(|before| reader.paragraph(before.start) == reader.paragraph(self.tokens.start));
        same && self.ends_full() && self.continues_last_quote(None)
    }
}
