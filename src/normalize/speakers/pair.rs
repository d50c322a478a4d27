//! Two persons named together, and words that refer to one or both of them: the former, the latter, they.

use super::discourse::Form;
use super::sources::Sources;
use crate::lexicon::WordClass;
use crate::normalize::Speaker;
use std::ops::Range;

/// The number of preceding mentions that are examined.
const REACH: usize = 24;

/// A person named in a sentence: the tokens of the name, and who it is.
type Named = (Range<usize>, usize);

impl Sources<'_> {
    /// The person that "the former" or "the latter" refers to: one of the only two named before it, in its sentence or
    /// in the one before.
    pub fn one_of_two(&self, phrase: &Range<usize>) -> Option<Speaker> {
        let document = self.document;
        let (former, latter) = (document.is(phrase.end - 1, "former"), document.is(phrase.end - 1, "latter"));
        if phrase.len() != 2 || !document.is(phrase.start, "the") || !(former || latter) {
            return None;
        }
        let [first, second] = self.two_before(phrase.start)?;
        Some(self.person(if former { first.1 } else { second.1 }))
    }

    /// The two persons that "they" refers to, as a group: the subject of the sentence before, when "and" joins their
    /// names and no other group follows.
    pub fn both_of_two(&self, pronoun: usize) -> Option<Speaker> {
        let document = self.document;
        let [first, second] = self.two_before(pronoun).filter(|_| document.is(pronoun, "they"))?;
        let start = document.sentences[document.tokens[first.0.start].sentence as usize].tokens.start;
        let group = WordClass::PLURAL | WordClass::ORGANISATION_NOUN;
        let other =
            |at: usize| document.class(at).intersects(group) && document.class(at).intersects(WordClass::SOURCES);
        let between = first.0.end..second.0.start;
        let small = |at: usize| !document.tokens[at].capitalised() && !document.class(at).intersects(VERBS);
        let joined = between.clone().all(small) && between.filter(|&at| document.is(at, "and")).count() == 1;
        let people = |at: usize| document.class(at).intersects(WordClass::PEOPLE);
        let within = VERBS | WordClass::PREPOSITION;
        let subject = (start..first.0.start).all(|at| people(at) || !document.class(at).intersects(within));
        let alone = joined && subject && !(second.0.end..pronoun).any(other);
        alone.then(|| self.group(document.span_of(first.0.start..second.0.end)))
    }

    /// The only two persons named in the sentence of a token before it; or, if none is, in the sentence before, not
    /// counting those in which one of the two speaks.
    fn two_before(&self, token: usize) -> Option<[Named; 2]> {
        let mentions = &self.discourse.mentions;
        let sentence = self.document.tokens[token].sentence as usize;
        let end = mentions.partition_point(|mention| mention.tokens.end <= token);
        let near = &mentions[end.saturating_sub(REACH)..end];
        let names = near.iter().filter(|mention| mention.form == Form::Name && mention.quote.is_none());
        let names = names.filter_map(|mention| Some((mention, mention.entity?)));
        let last = names.clone().next_back()?.0.sentence;
        let mut two: Vec<Named> = Vec::new();
        for (mention, entity) in names.filter(|(mention, _)| mention.sentence == last) {
            if !two.iter().any(|(_, known)| *known == entity) {
                two.push((mention.tokens.clone(), entity));
            }
        }
        let same = self.document.sentences[last].paragraph == self.document.sentences[sentence].paragraph;
        let near = (last + 1..sentence).all(|between| self.one_speaks(between));
        two.try_into().ok().filter(|_| last == sentence || near && same)
    }

    /// True for a sentence with "the former" or "the latter" alone.
    fn one_speaks(&self, sentence: usize) -> bool {
        let document = self.document;
        let alone = |at: usize| !document.class(at).intersects(WordClass::NOUN.union(WordClass::PEOPLE));
        document.sentences[sentence]
            .tokens
            .clone()
            .skip(1)
            .any(|at| document.is_any(at, &["former", "latter"]) && document.is(at - 1, "the") && alone(at + 1))
    }
}

const VERBS: WordClass = WordClass::VERB.union(WordClass::AUXILIARY).union(WordClass::REPORTING);
