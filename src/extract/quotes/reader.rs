//! A document as seen by the rules for quotes: which tokens are within quotation marks, and what a word can be.

use super::labels::is_label;
use crate::document::{Document, Token, TokenKind};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::span::Span;
use crate::syntax::{At, Reading, Syntax};
use std::ops::Range;

/// Words that can be the head of a noun phrase or within one.
pub const NOMINAL: WordClass = WordClass::NOUN
    .union(WordClass::PERSON_NOUN)
    .union(WordClass::OFFICE)
    .union(WordClass::ORGANISATION_NOUN)
    .union(WordClass::RELATION)
    .union(WordClass::HONORIFIC);

/// Words of the closed classes and others that are not the head of a noun phrase.
const OTHER: WordClass = WordClass::DETERMINER
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY)
    .union(WordClass::VERB)
    .union(WordClass::ADJECTIVE)
    .union(WordClass::ADVERB)
    .union(WordClass::REPORTING);

/// A document with its quotations mapped to its tokens.
pub struct Reader<'d, 'a> {
    /// The document.
    pub document: &'d Document<'a>,
    /// The document with its syntax.
    pub reading: Reading<'d, 'a>,
    /// The tokens of each quotation, marks included.
    pub quotations: Vec<Range<usize>>,
    /// For each token, whether it is within a quotation or is one of its marks.
    quoted: Vec<bool>,
    /// For each token, whether it is within marks around a name.
    labelled: Vec<bool>,
    /// The rule that is switched off; empty if none is.
    off: &'static str,
}

impl<'d, 'a> Reader<'d, 'a> {
    /// Maps the quotations to the tokens.
    pub fn new(document: &'d Document<'a>, syntax: &'d Syntax) -> Self {
        let quotations: Vec<_> = document.quotations.iter().map(|q| document.tokens_in(q.outer)).collect();
        let mut quoted = vec![false; document.tokens.len()];
        let mut labelled = quoted.clone();
        for tokens in &quotations {
            let marks = if is_label(document, tokens) { &mut labelled } else { &mut quoted };
            marks[tokens.clone()].fill(true);
        }
        Self { document, reading: Reading { document, syntax }, quotations, quoted, labelled, off: "" }
    }

    /// The same with a rule switched off.
    pub fn without(self, rule: &'static str) -> Self {
        Self { off: rule, ..self }
    }

    /// True for a rule that is not switched off.
    pub fn follows(&self, rule: &str) -> bool {
        self.off != rule
    }

    /// True within quotation marks around a name, and for these marks: they are part of the sentence like any name.
    pub fn labelled(&self, token: usize) -> bool {
        self.labelled.get(token).is_some_and(|&labelled| labelled)
    }

    /// A run of tokens, extended to the whole of a name in marks at either end.
    pub fn with_labels(&self, run: Range<usize>) -> Range<usize> {
        let label = |token: usize| self.quotation_at(token).filter(|_| self.labelled(token));
        let start = label(run.start).map_or(run.start, |label| label.start);
        let end = label(run.end.saturating_sub(1)).map_or(run.end, |label| label.end);
        start..end
    }

    /// True within quotation marks around words, and for the marks; false past the ends.
    pub fn quoted(&self, token: usize) -> bool {
        self.quoted.get(token).is_some_and(|&quoted| quoted)
    }

    /// The quotation that a token is in.
    pub fn quotation_at(&self, token: usize) -> Option<&Range<usize>> {
        let after = self.quotations.partition_point(|tokens| tokens.start <= token);
        self.quotations[..after].last().filter(|tokens| tokens.contains(&token))
    }

    /// The words of a token; nothing past the ends.
    pub fn word(&self, token: usize) -> &'a str {
        self.document.word(token)
    }

    /// True when a token is one of these words, whatever the case.
    #[inline]
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        self.document.is_any(token, words)
    }

    /// True when a token's word is in one of these groups.
    pub fn in_group(&self, token: usize, groups: Groups) -> bool {
        self.document.in_group(token, groups)
    }

    /// The classes of a token's word; empty past the ends.
    pub fn class(&self, token: usize) -> WordClass {
        self.document.class(token)
    }

    /// The base form of a reporting verb: say for said; empty for other words.
    pub fn lemma(&self, token: usize) -> &'static str {
        self.reading.lemma(At::new(token))
    }

    /// True when a token is one of these parts of speech.
    pub fn tagged(&self, token: usize, tags: Tags) -> bool {
        self.reading.tagged(At::new(token), tags)
    }

    /// True when a token has one of these classes.
    pub fn any(&self, token: usize, classes: WordClass) -> bool {
        self.class(token).intersects(classes)
    }

    /// The tokens of the sentence that a token is in.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.document.sentences[self.document.tokens[token].sentence as usize].tokens.clone()
    }

    /// The paragraph that a token is in, as an index.
    pub fn paragraph(&self, token: usize) -> usize {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// The span of a range of tokens that is not empty.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.document.span_of(tokens.clone())
    }

    /// True for a word or clitic, false for numbers, marks and past the ends.
    pub fn is_word(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn is_mark(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Mark)
    }

    /// True for a number in digits or words.
    pub fn is_number(&self, token: usize) -> bool {
        let number = |t: &Token| t.kind == TokenKind::Number || t.class.contains(WordClass::NUMBER);
        self.document.tokens.get(token).is_some_and(number)
    }

    /// True for a number or the sign of a currency before one.
    pub fn opens_amount(&self, token: usize) -> bool {
        self.is_number(token) || matches!(self.word(token), "$" | "£" | "€")
    }

    /// True for a capitalised word.
    pub fn capitalised(&self, token: usize) -> bool {
        self.is_word(token) && self.document.tokens[token].capitalised()
    }

    /// True for a capitalised word that is not just the first of its sentence.
    pub fn name_like(&self, token: usize) -> bool {
        self.capitalised(token)
            && (self.sentence(token).start != token
                || !self.any(token, OTHER | WordClass::PRONOUN)
                || self.given_name(token)
                || self.any(token + 1, WordClass::PLACE_WORD) && self.capitalised(token + 1))
    }

    /// True for a given name that can be a verb or an adjective besides: Bob, Rob, Frank.
    fn given_name(&self, token: usize) -> bool {
        const CLOSED: WordClass = WordClass::DETERMINER
            .union(WordClass::PREPOSITION)
            .union(WordClass::CONJUNCTION)
            .union(WordClass::AUXILIARY)
            .union(WordClass::PRONOUN)
            .union(WordClass::REPORTING);
        self.any(token, WordClass::GIVEN_NAME | WordClass::SURNAME)
            && !self.any(token, CLOSED | WordClass::ADVERB)
            && (self.capitalised(token + 1) || self.any(token + 1, WordClass::REPORTING | WordClass::AUXILIARY))
    }

    /// True for he, they, who, nobody: pronouns that stand alone. "One official" and "some voters" are excluded.
    pub fn pronoun(&self, token: usize) -> bool {
        let class = self.class(token);
        let counts = self.in_group(token, Groups::COUNTING);
        class.contains(WordClass::PRONOUN)
            && !matches!(self.word(token), "US" | "IT")
            && !class.intersects(WordClass::DETERMINER | WordClass::CONJUNCTION)
            && !(counts && (self.any(token + 1, NOMINAL | WordClass::ADJECTIVE) || self.name_like(token + 1)))
    }

    /// True for who, which, that, whom, whose.
    pub fn relative(&self, token: usize) -> bool {
        self.reading.is_relative(At::new(token))
    }

    /// True for a word that can be the last of a noun phrase.
    pub fn noun_like(&self, token: usize) -> bool {
        self.is_word(token)
            && (self.name_like(token)
                || self.any(token, NOMINAL | WordClass::PRONOUN)
                || self.is(token, &["old"]) && token > 0 && self.hyphen(token - 1)
                || self.one_of_two(token)
                || !self.any(token, OTHER) && !self.clitic(token) && !self.guess(token, &["ed", "ing", "ly"]))
    }

    /// True for "former" and "latter" without a noun: the latter said.
    fn one_of_two(&self, token: usize) -> bool {
        let verb = WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING | WordClass::ADVERB;
        self.is(token, &["former", "latter"])
            && token > 0
            && self.is(token - 1, &["the"])
            && (self.any(token + 1, verb) && !self.any(token + 1, NOMINAL | WordClass::ADJECTIVE)
                || !self.is_word(token + 1))
    }

    /// True for a lower-case word in no list with one of these endings.
    fn guess(&self, token: usize, endings: &[&str]) -> bool {
        let word = self.word(token);
        !self.any(token, OTHER | NOMINAL | WordClass::PRONOUN)
            && !self.capitalised(token)
            && word.len() > 4
            && endings.iter().any(|ending| word.ends_with(ending))
    }

    /// True for a lower-case word that can only be a verb.
    pub fn verb_only(&self, token: usize) -> bool {
        self.is_word(token)
            && !self.name_like(token)
            && (self.guess(token, &["ed", "ing"])
                || self.any(token, WordClass::REPORTING)
                    && self.word(token).ends_with("ed")
                    && !self.any(token, NOMINAL | WordClass::ADJECTIVE)
                || self.any(token, WordClass::AUXILIARY) && !self.is(token, &["'s"])
                || self.any(token, WordClass::VERB)
                    && !self.any(
                        token,
                        NOMINAL
                            | WordClass::ADJECTIVE
                            | WordClass::DETERMINER
                            | WordClass::PREPOSITION
                            | WordClass::ADVERB,
                    ))
    }

    /// True for 's, 've and the like.
    pub fn clitic(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|token| token.initial == b'\'')
    }

    /// True for a word that can only be an adverb, and for not and too.
    pub fn adverb(&self, token: usize) -> bool {
        let class = self.class(token);
        self.is_word(token)
            && !self.name_like(token)
            && (self.guess(token, &["ly"])
                || class.contains(WordClass::ADVERB)
                    && !class.intersects(NOMINAL | WordClass::PRONOUN | WordClass::DETERMINER | WordClass::CONJUNCTION)
                || self.in_group(token, Groups::LOOSE_ADVERB))
    }

    /// True for a preposition, "to" among them.
    pub fn preposition(&self, token: usize) -> bool {
        self.is_word(token) && !self.name_like(token) && self.any(token, WordClass::PREPOSITION)
    }

    /// True for a word that is a time by itself: a weekday, a month, yesterday; or that begins "last week".
    pub fn time(&self, token: usize) -> bool {
        let month = self.any(token, WordClass::MONTH)
            && self.capitalised(token)
            && (!self.is(token, &["may", "april", "june"]) || self.is_number(token + 1));
        month
            || self.any(token, WordClass::WEEKDAY)
            || self.is(token, &["today", "yesterday", "tomorrow", "tonight"])
            || self.is(token, &["last", "next", "this", "early", "late", "earlier", "later"])
                && self.span_of_time(token + 1)
    }

    /// True for week, year, morning, and for what [`Reader::time`] accepts.
    pub fn span_of_time(&self, token: usize) -> bool {
        self.in_group(token, Groups::PERIOD)
            || self.any(token, WordClass::WEEKDAY | WordClass::MONTH) && self.capitalised(token)
    }

    /// True for a dash that separates words: — or -- or a free-standing hyphen.
    pub fn dash(&self, token: usize) -> bool {
        self.is_mark(token)
            && (matches!(self.word(token), "—" | "–" | "--" | "―")
                || self.word(token) == "-" && !self.document.glued(token) && !self.document.glued(token + 1))
    }

    /// True for a hyphen within a word.
    pub fn hyphen(&self, token: usize) -> bool {
        self.is_mark(token)
            && self.document.glued(token)
            && matches!(self.word(token), "-" | "–" | "/")
            && token + 1 < self.document.tokens.len()
            && self.document.glued(token + 1)
    }
}
