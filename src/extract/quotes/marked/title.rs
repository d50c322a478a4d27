//! Titles of works and shows: their words are capitalised.

use super::{Build, Found, MarkRule, Quotation};
use crate::extract::quotes::cues::Cue;
use crate::extract::quotes::labels::is_title;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, Tags, WordClass};

/// Places where a title is more likely than speech: his book "..."; he was on "..."
pub const PLACED: MarkRule = MarkRule {
    id: "marked.placed_title",
    find: |quotation| {
        let title = || quotation.in_title_place() || quotation.is_told_about() || quotation.is_attribute();
        (quotation.is_title() && title() || quotation.is_translation()).then_some(Found::Nothing)
    },
    yes: &[
        ("The mayor said so in her book “The Long River”.", "The Long River"),
        ("Holm is known for songs such as “The Long River” and “Home.”", "Home."),
        ("Her first novel, “River,” won a prize.", "River,"),
        ("The mayor wrote “The Long River” in a month.", "The Long River"),
        ("“The Long River,” praised by critics, was sold.", "The Long River,"),
        ("“The Long River,” the mayor said, was sold.", "The Long River,"),
        ("“The Long River,” the mayor paints every year.", "The Long River,"),
        ("Their slogan, “Build It Now,” was painted on the wall.", "Build It Now,"),
        ("The mayor posted a “Long River” picture.", "Long River"),
        ("The mayor found it in the section entitled “Long River”.", "Long River"),
        ("The Gora Tama (“the day has come”) movement has grown, the mayor said.", "the day has come"),
    ],
    no: &[
        "Fans marched, chanting “Build It Now”.",
        "The mayor wrote the book “at home”.",
        "The mayor wrote: “Build It Now”.",
        "“Never Again,” said the mayor, and left.",
        "“Never Again,” said the mayor, “will we build it.”",
        "The mayor called it a “very long” bridge.",
        "The mayor answered (“it is too long”) at once.",
    ],
};

/// The words of a theme or a motto: the theme of the day was "..."
pub const THEME: MarkRule = MarkRule {
    id: "marked.theme",
    find: |quotation| quotation.is_theme().then_some(Found::Nothing),
    yes: &[
        ("The fair was held on the theme “Clean rivers for all our towns”.", "Clean rivers for all our towns"),
        ("The theme for this year is: “Clean rivers for all our towns.”", "Clean rivers for all our towns."),
    ],
    no: &["On this theme the mayor said: “Clean rivers for all our towns.”"],
};

/// Anywhere else, if no tag is next to it.
pub const RULE: MarkRule = MarkRule {
    id: "marked.title",
    find: |quotation| (quotation.is_title() && !quotation.sentence_after_tag()).then_some(Found::Nothing),
    yes: &[("They all watched it: “The Long River” was shown twice.", "The Long River")],
    no: &["“The bridge is safe,” said the mayor. “Look There.”"],
};

/// Verbs whose object can be a work.
const MAKES: [&str; 6] = ["announce", "issue", "publish", "read", "sing", "write"];

/// Those among them, and others, that are no speech tag after a work.
const ONLY_MAKES: [&str; 5] = ["issue", "paint", "pen", "publish", "release"];

impl Quotation<'_, '_, '_> {
    /// True after "theme" or "motto" with at most a few small words between, and no other verb than "is".
    fn is_theme(&self) -> bool {
        const REACH: usize = 7;
        let reader = self.reader;
        let low = reader.sentence(self.tokens.start).start.max(self.tokens.start.saturating_sub(REACH));
        let theme = (low..self.tokens.start).rev().find(|&at| reader.in_group(at, Groups::THEME));
        let other = |at: usize| {
            let verb = reader.any(at, WordClass::REPORTING | WordClass::AUXILIARY | WordClass::PRONOUN);
            reader.quoted(at) || verb && !reader.in_group(at, Groups::BE) && !reader.is(at, &["this"])
        };
        theme.is_some_and(|theme| !(theme + 1..self.tokens.start).any(other))
    }

    /// True for a title of a work or show: its words are capitalised.
    fn is_title(&self) -> bool {
        is_title(self.reader.document, self.tokens)
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
            let verb = cue.words.start;
            let makes = cue.build != Build::Noun && MAKES.contains(&reader.lemma(verb));
            cue.words.end == self.tokens.start
                && !reader.in_group(verb, Groups::SHOUT)
                && (makes
                    || cue.takes.contains(Takes::ADDRESSEE)
                    || !cue.takes.intersects(Takes::CLAUSE | Takes::OBJECT))
        });
        told || self.names_work(self.tokens.start)
            || reader.is(before, &["'s", "entitled", "titled"])
            || reader.in_group(before, Groups::BEFORE_TITLE) && !self.called(self.tokens.start)
    }

    /// True for the subject of a sentence, with a participle or a speech tag between commas before its verb ("...," praised
    /// by critics, was sold; "...," Lee said, was sold), and for what someone made: "...," Lee paints every year.
    fn is_told_about(&self) -> bool {
        let reader = self.reader;
        let next = self.tokens.end;
        let done = reader.tagged(next, Tags::PARTICIPLE | Tags::PAST) && reader.is(next + 1, &["by"]);
        let tag = self.cues[self.cue_from(next)..].first().filter(|cue| cue.tag.start == next);
        let goes_on = |cue: &Cue| {
            let verb = cue.tag.end + 1;
            let finite = reader.tagged(verb, Tags::FINITE) || reader.any(verb, WordClass::AUXILIARY);
            reader.word(cue.tag.end) == "," && finite && !reader.quoted(verb)
                || ONLY_MAKES.contains(&reader.lemma(cue.words.start))
        };
        self.opens_sentence() && self.ends_with_comma() && (done || tag.is_some_and(goes_on))
    }

    /// True between an article and a noun that it modifies: a "Long River" picture.
    fn is_attribute(&self) -> bool {
        let reader = self.reader;
        let (before, next) = (self.tokens.start.wrapping_sub(1), self.tokens.end);
        let article = reader.is(before, &["a", "an", "the"]);
        article && !self.ends_with_comma() && reader.is_word(next) && reader.tagged(next, Tags::NOUN)
    }

    /// True in brackets after a name, which it translates: the Gora Tama ("the day has come") movement.
    fn is_translation(&self) -> bool {
        let reader = self.reader;
        let before = self.tokens.start.wrapping_sub(1);
        let brackets = reader.word(before) == "(" && reader.word(self.tokens.end) == ")";
        brackets && reader.capitalised(before.wrapping_sub(1)) && self.tokens.start > 1
    }

    fn ends_with_comma(&self) -> bool {
        self.inner_text().ends_with(',')
    }

    /// True after the noun for a work, with what introduces its title and the titles listed before: his novel, "...";
    /// films such as "..." and "..."
    fn names_work(&self, start: usize) -> bool {
        let reader = self.reader;
        let low = reader.sentence(start).start.max(start.saturating_sub(40));
        let mut at = start;
        while at > low && !reader.in_group(at - 1, Groups::WORK) {
            at = match reader.quoted(at - 1) {
                true => match reader.quotation_at(at - 1).filter(|title| is_title(reader.document, title)) {
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
