//! The organisation that the text places a person in.

use super::affiliation::Affiliations;
use super::phrases::Phrase;
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{WordClass, fold_eq};
use std::ops::Range;

/// No organisation's name is followed further than this many words.
const LONGEST: usize = 8;

impl Affiliations<'_> {
    /// The organisation that the words of a role name; or the one before it that its noun means (the institute's
    /// director, the Mercator Institute being known); or another name that owns the role or stands behind "of"; or the
    /// one that the text before is about, for those who lead a company.
    pub fn organisation(&self, phrase: &Phrase) -> Option<String> {
        let any = |find: &dyn Fn(usize) -> Option<String>| phrase.tokens.clone().find_map(find);
        any(&|at| self.organisation_at(at))
            .or_else(|| any(&|at| self.organisation_meant(at, at < phrase.head)))
            .or_else(|| any(&|at| self.owner_of_company_role(at, phrase)))
            .or_else(|| any(&|at| self.complement(at)))
            .or_else(|| self.company_before(phrase))
    }

    /// The organisation that stands right before a name as its owner (CNN's Ann Blake) or behind it (Ann Blake of Acme,
    /// of the chamber of trade; who works at Acme).
    pub fn organisation_beside(&self, name: &Range<usize>) -> Option<String> {
        let owner = name.start.checked_sub(2).filter(|&at| self.reader.is_possessive(at + 1));
        let of = name.end + usize::from(self.document.is(name.end, ","));
        let member = self.document.is_any(of, &["of", "at", "from", "with"]);
        let the = self.document.is(of + 1, "the");
        let behind = member.then(|| of + 1 + usize::from(the));
        let common = behind.filter(|_| the);
        owner
            .and_then(|at| self.organisation_at(at))
            .or_else(|| behind.and_then(|at| self.organisation_at(at)))
            .or_else(|| behind.and_then(|at| self.capital_run(at)))
            .or_else(|| common.and_then(|at| self.organisation_meant(at, true)))
            .or_else(|| common.and_then(|at| self.named_body(at)))
            .or_else(|| common.and_then(|at| self.body_at(at)))
            .or_else(|| self.workplace(name.end))
    }

    /// The name that owns the role of one who leads a company: Orrin's chief executive, founder of Orrin.
    fn owner_of_company_role(&self, at: usize, phrase: &Phrase) -> Option<String> {
        const LEADERS: [&str; 8] = ["executive", "ceo", "cfo", "coo", "founder", "chairman", "chairwoman", "owner"];
        let leads = self.document.is_any(phrase.head, &LEADERS);
        let (tokens, _) = self.reader.name(at).filter(|_| leads)?;
        let behind_of = tokens.start > 0 && self.document.is(tokens.start - 1, "of");
        let country = self.country_in(tokens.clone()).is_some();
        ((behind_of || self.reader.is_possessive(tokens.end)) && !country).then(|| self.words(tokens.clone()))
    }

    /// The organisation behind a preposition in a role: president of Local 418; neurobiologist at Leeds, the University
    /// of Leeds being known.
    fn complement(&self, preposition: usize) -> Option<String> {
        if !self.document.is_any(preposition, &["of", "at", "for", "with", "from"]) {
            return None;
        }
        let start = preposition + 1 + usize::from(self.document.is(preposition + 1, "the"));
        let short = self.document.is(preposition, "at").then(|| self.organisation_having(start));
        self.capital_run(start).or_else(|| short.flatten())
    }

    /// The organisation that a run of capitals names, by one of its words or a number at its end.
    fn capital_run(&self, start: usize) -> Option<String> {
        let based = self.document.is(start + 1, "-") && self.document.is(start + 2, "based");
        let start = start + if based { 3 } else { 0 };
        let end = self.run_end(start);
        let run = start..end;
        if self.reader.kind(start) == Some(NameKind::Person) {
            return None;
        }
        let body = |at: usize| {
            let class = self.document.class(at);
            let state = class.contains(WordClass::PORTFOLIO) || self.document.is_any(at, &["state", "states"]);
            class.contains(WordClass::ORGANISATION_WORD) && !state && self.document.tokens[at].capitalised()
        };
        let numbered = run.len() > 1 && self.document.tokens[end - 1].kind == TokenKind::Number;
        let chapter = numbered && self.reader.name(start).is_none();
        (chapter || run.clone().any(body)).then(|| self.words(run))
    }

    /// The end of a run of capitals with the small words that join them.
    fn run_end(&self, start: usize) -> usize {
        let limit = self.reader.sentence_end(start).min(start + LONGEST);
        let capital = |at: usize| at < limit && self.document.tokens[at].capitalised();
        let joins = |at: usize| {
            let particle = self.document.class(at).contains(WordClass::PARTICLE);
            particle || self.document.is_any(at, &["of", "for", "and", "&", "the"]) || self.reader.is_possessive(at)
        };
        let mut end = start;
        while capital(end) {
            let person = self.reader.kind(end) == Some(NameKind::Person);
            end += 1;
            let joined = !person && end > start && joins(end) && capital(end + 1);
            end += usize::from(joined);
        }
        let number = end > start && end < limit && self.document.tokens[end].kind == TokenKind::Number;
        end + usize::from(number)
    }

    /// The company or body that the sentences before are about, for a role at its top that names none: chief executive,
    /// union general secretary.
    fn company_before(&self, phrase: &Phrase) -> Option<String> {
        const REACH: u32 = 8;
        if !self.is_company_role(phrase) {
            return None;
        }
        let sentence = |tokens: &Range<usize>| self.document.tokens[tokens.start].sentence;
        let here = self.document.tokens[phrase.tokens.start].sentence;
        let foreign = |tokens: &&Range<usize>| !self.is_institution(tokens.start);
        let before: Vec<_> = self.reader.organisations_before(phrase.tokens.start).filter(foreign).collect();
        let last = before.last().map(|tokens| sentence(tokens)).filter(|&last| here - last <= REACH)?;
        before.into_iter().find(|tokens| sentence(tokens) == last).map(|tokens| self.words(tokens.clone()))
    }

    /// True for the head of a company or of a body that the role calls by its noun, with nothing behind it.
    fn is_company_role(&self, phrase: &Phrase) -> bool {
        const LEADERS: [&str; 9] =
            ["executive", "ceo", "cfo", "coo", "founder", "co-founder", "chairman", "chairwoman", "chairperson"];
        let bare = phrase.tokens.end == phrase.head + 1;
        let before = |words: &[&str]| phrase.head > phrase.tokens.start && self.document.is_any(phrase.head - 1, words);
        let officer = self.document.is(phrase.head, "officer") && before(&["executive", "operating", "financial"]);
        let director = self.document.is(phrase.head, "director") && before(&["managing", "executive", "finance"]);
        let body = |at: usize| {
            let class = self.document.class(at);
            let body = class.contains(WordClass::ORGANISATION_NOUN);
            body && !class.intersects(WordClass::PUBLIC | WordClass::PLURAL)
                && self.document.tokens[at].shape == Shape::Lower
        };
        let named = (phrase.tokens.start..phrase.head).any(body);
        bare && (self.document.is_any(phrase.head, &LEADERS) || officer || director || named)
    }

    /// Where a relative clause says that somebody works: Ann Blake, who teaches at Acme,
    fn workplace(&self, comma: usize) -> Option<String> {
        const WORKS: [&str; 16] = [
            "works",
            "worked",
            "teaches",
            "taught",
            "studies",
            "studied",
            "leads",
            "led",
            "runs",
            "ran",
            "heads",
            "headed",
            "succeeded",
            "manages",
            "managed",
            "serves",
        ];
        if !(self.document.is(comma, ",") && self.document.is(comma + 1, "who")) {
            return None;
        }
        let end = self.reader.sentence_end(comma).min(comma + 2 * LONGEST);
        let verb = (comma + 2..end).take(2).find(|&at| self.document.is_any(at, &WORKS))?;
        let clause = (verb + 1..end).take_while(|&at| !self.document.is(at, ","));
        clause.into_iter().find_map(|at| self.organisation_at(at))
    }

    /// The name behind a common noun for a body: the charity Mar Aperto.
    fn named_body(&self, noun: usize) -> Option<String> {
        let body = self.document.class(noun).contains(WordClass::ORGANISATION_NOUN);
        let name = noun + 1..self.run_end(noun + 1);
        (body && !name.is_empty() && self.reader.kind(noun + 1) != Some(NameKind::Place)).then(|| self.words(name))
    }

    /// A body named by a common noun: chamber of trade, metalworkers' union.
    fn body_at(&self, start: usize) -> Option<String> {
        const LONGEST: usize = 6;
        let end = self.reader.sentence_end(start).min(start + LONGEST);
        let closed = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::REPORTING;
        let inside = |&at: &usize| {
            let word = self.document.tokens[at].kind == TokenKind::Word && !self.document.class(at).intersects(closed);
            word || self.reader.is_possessive(at) || self.reader.kind(at).is_some()
        };
        let noun = |&at: &usize| self.document.class(at).contains(WordClass::ORGANISATION_NOUN);
        let first = (start..end).take_while(inside).find(noun)?;
        let body = (first..end).take_while(noun).last()? + 1;
        let trade = self.document.is(body, "of") && self.document.class(body + 1).contains(WordClass::NOUN);
        Some(self.words(start..if trade { body + 2 } else { body }))
    }

    fn organisation_at(&self, at: usize) -> Option<String> {
        let (tokens, _) = self.reader.name(at).filter(|(_, kind)| *kind == NameKind::Organisation)?;
        Some(self.words(tokens.clone()))
    }

    /// The organisation named before that has the noun at `at` in its name; at its end, for a noun that not only means
    /// bodies (library, observatory).
    fn organisation_meant(&self, at: usize, modifies: bool) -> Option<String> {
        let class = self.document.class(at);
        let body = class.contains(WordClass::ORGANISATION_NOUN);
        let small = self.document.tokens[at].shape == Shape::Lower && class.contains(WordClass::NOUN);
        if class.contains(WordClass::PLURAL) || !(body || modifies && small) {
            return None;
        }
        let same = |other: usize| fold_eq(self.document.word(other), self.document.word(at));
        let means = |tokens: &&Range<usize>| if body { (*tokens).clone().any(same) } else { same(tokens.end - 1) };
        let meant = self.reader.organisations_before(at).rev().find(means)?;
        self.organisation_at(meant.start)
    }

    /// The organisation named before that has the name at `at` in its own.
    fn organisation_having(&self, at: usize) -> Option<String> {
        let same = |other: usize| fold_eq(self.document.word(other), self.document.word(at));
        let longer = |tokens: &&Range<usize>| tokens.len() > 1 && (*tokens).clone().any(same);
        self.reader.name(at)?;
        let meant = self.reader.organisations_before(at).rev().find(longer)?;
        self.organisation_at(meant.start)
    }

    fn words(&self, tokens: Range<usize>) -> String {
        super::display::plain_spaces(self.document.span_of(tokens).of(self.document.text))
    }
}
