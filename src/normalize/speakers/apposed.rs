//! The name next to a description with a comma between them: the minister of trade, Ann Lee, said; Ann Lee, a teacher
//! said.

use super::discourse::{Form, Mention};
use super::noun_phrase;
use super::sources::Sources;
use crate::document::TokenKind;
use crate::lexicon::WordClass;
use std::ops::Range;

/// The number of words before a name that may be its title.
const FARTHEST: usize = 24;

impl Sources<'_> {
    /// The person whose name is next to a description of one.
    pub fn apposed(&self, phrase: &Range<usize>, head: usize) -> Option<usize> {
        let class = self.document.class(head);
        let describes = class.intersects(WordClass::PEOPLE) && !class.contains(WordClass::PLURAL);
        let name = || self.name_after(phrase).or_else(|| self.name_before(phrase));
        if describes { name()?.entity } else { None }
    }

    /// The full name after a description and a comma, with a mark or the end of the sentence after it, or the verb.
    fn name_after(&self, phrase: &Range<usize>) -> Option<&Mention> {
        let document = self.document;
        let comma = phrase.end;
        let mentions = &self.discourse.mentions;
        let name = mentions.get(mentions.partition_point(|mention| mention.tokens.end <= comma))?;
        let same = |token: usize| document.tokens[token].sentence == document.tokens[phrase.start].sentence;
        let title = |token: usize| {
            document.is(token, ".") || document.class(token).intersects(WordClass::HONORIFIC | WordClass::OFFICE)
        };
        let next = name.tokens.end;
        let ends = next >= document.tokens.len() || !same(next) || document.tokens[next].kind == TokenKind::Mark;
        let beside = document.is(comma, ",") && same(name.tokens.start) && (comma + 1..name.tokens.start).all(title);
        (beside && name.form == Form::Name && name.tokens.len() > 1 && (ends || self.acts(next))).then_some(name)
    }

    /// The name that opens a sentence before a comma and a description with its verb right after it. "Lee, the mayor
    /// said, had left" is about another.
    fn name_before(&self, phrase: &Range<usize>) -> Option<&Mention> {
        let document = self.document;
        let comma = phrase.start.checked_sub(1).filter(|&comma| document.is(comma, ","))?;
        let mentions = &self.discourse.mentions;
        let after = mentions.partition_point(|mention| mention.tokens.end <= comma);
        let name = mentions[..after].last().filter(|name| name.tokens.end == comma && name.form == Form::Name)?;
        let sentence = &document.sentences[name.sentence];
        let start = noun_phrase::start(document, name.tokens.start);
        let before = start.checked_sub(1).filter(|before| sentence.tokens.contains(before));
        let title = |token: usize| document.tokens[token].capitalised() || document.is_any(token, &[",", "."]);
        let opens = before.is_none_or(|before| {
            document.is_any(before, &["and", "but", "that", "with"])
                || before < sentence.tokens.start + FARTHEST && (sentence.tokens.start..before + 1).all(title)
                || document.tokens[before].kind == TokenKind::Mark && !document.is(before, ",")
        });
        let quotes = document.word(phrase.end + 2).starts_with(['“', '"', '‘', '\'']);
        let other = document.is(phrase.start, "the") || document.is(phrase.end + 1, ",") && !quotes;
        (opens && !other && self.acts(phrase.end)).then_some(name)
    }

    /// True for a verb, with an adverb before it or not.
    fn acts(&self, token: usize) -> bool {
        let verb = WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING;
        let adverb = usize::from(self.document.class(token).contains(WordClass::ADVERB));
        self.document.class(token + adverb).intersects(verb)
    }
}
