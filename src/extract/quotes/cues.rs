//! Speech tags: the reporting words, whose words they report, and who was told.

use super::reader::{NOMINAL, Reader};
use super::{apposition, clauses, phrases};
use crate::lexicon::WordClass;
use crate::lexicon::reporting::{Takes, reporting};
use std::ops::Range;

/// How a speech tag is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Kerry said
    Plain,
    /// said Kerry
    Inverted,
    /// ..., adding; ... and said; ... to say: the subject stands elsewhere in the sentence.
    Carried,
    /// according to Kerry
    According,
    /// Kerry's claim that
    Noun,
}

/// A speech tag.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The reporting words.
    pub words: Range<usize>,
    /// What they take.
    pub takes: Takes,
    /// How the tag is built.
    pub build: Build,
    /// Whose words they report.
    pub source: Option<Range<usize>>,
    /// Who was told.
    pub addressee: Option<Range<usize>>,
    /// The whole tag, from its subject to its addressee.
    pub tag: Range<usize>,
}

/// Determiners that can be a subject by themselves: many say.
const ALONE: &[&str] = &[
    "that", "all", "this", "some", "many", "most", "both", "few", "several", "each", "either", "neither", "another",
    "half", "these", "those",
];

/// The most tokens in a line that can be a headline.
const HEADLINE: usize = 30;

/// The most tokens between a subject and its verb.
const REACH: usize = 40;

/// All speech tags outside quotation marks, in the order of their reporting words.
pub fn find(reader: &Reader) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for token in 0..reader.document.tokens.len() {
        let class = reader.class(token);
        let words = reader.is(token, &["words"]);
        if !words && !class.intersects(WordClass::REPORTING | WordClass::REPORTING_NOUN) || reader.quoted(token) {
            continue;
        }
        let within_source = |cue: &Cue| cue.source.as_ref().is_some_and(|source| source.contains(&token));
        if cues.last().is_some_and(within_source) {
            continue;
        }
        let verb = class.contains(WordClass::REPORTING).then(|| read(reader, token, &cues)).flatten();
        let noun = || class.contains(WordClass::REPORTING_NOUN).then(|| noun(reader, token)).flatten();
        let in_words = || words.then(|| in_words(reader, token)).flatten();
        cues.extend(verb.or_else(in_words).or_else(noun));
    }
    cues
}

fn read(reader: &Reader, token: usize, found: &[Cue]) -> Option<Cue> {
    if reader.is(token, &["according"]) {
        return reader.is(token + 1, &["to"]).then(|| according(reader, token))?;
    }
    let before = || (token.saturating_sub(3)..token).rev().find(|&t| !reader.adverb(t));
    if reader.is(token + 1, &["by"]) && before().is_some_and(|before| reader.is(before, &["as"])) {
        return as_reported(reader, token);
    }
    let verb = Verb::at(reader, token)?;
    if let Some(cue) = verb.inverted() {
        return Some(cue);
    }
    if let Some(cue) = verb.passive_cue() {
        return Some(cue);
    }
    let (source, build) = match verb.subject() {
        Subject::Phrase(phrase) => match verb.issuer(&phrase) {
            Some(issuer) => (Some(issuer), Build::Carried),
            None => (Some(phrase), Build::Plain),
        },
        Subject::Elsewhere => (verb.carried(found), Build::Carried),
        Subject::Unnamed => (None, Build::Plain),
        Subject::NoVerb => return None,
    };
    if build == Build::Plain && source.as_ref().is_some_and(|s| !verb.agrees(s)) {
        return None;
    }
    let start = source.as_ref().filter(|_| build == Build::Plain).map_or(verb.group, |s| s.start.min(verb.group));
    let words = verb.words();
    let addressee = verb.addressee(words.end);
    let end = addressee.as_ref().map_or(words.end, |a| a.end);
    Some(Cue { words, takes: verb.takes, build, source, addressee, tag: start..end })
}

fn according(reader: &Reader, token: usize) -> Option<Cue> {
    let start = token + 2;
    let end = reader.sentence(token).end;
    // A source that is no noun phrase to the reader (recent polling) goes to the next mark.
    let source = phrases::after(reader, start, end).or_else(|| {
        let stop = (start..end.min(start + 12)).find(|&t| reader.quoted(t) || !reader.is_word(t)).unwrap_or(end);
        (stop > start && stop <= start + 12).then_some(start..stop)
    })?;
    let source = apposition::name_behind(reader, source);
    let tag = token..source.end;
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    Some(Cue { words: token..token + 2, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// As reported by the Times, ...
fn as_reported(reader: &Reader, token: usize) -> Option<Cue> {
    let takes = reporting(reader.word(token), reader.document.tokens[token].hash);
    let source = phrases::after(reader, token + 2, reader.sentence(token).end)?;
    let reports = takes.contains(Takes::PARTICIPLE | Takes::CLAUSE);
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    let (words, tag) = (token..token + 1, token - 1..source.end);
    reports.then_some(Cue { words, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// In the words of Kerry; in Kerry's words: the cue at "words".
fn in_words(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let before = token - usize::from(token > sentence.start && reader.is(token - 1, &["own"]));
    let low = sentence.start.max(token.saturating_sub(8));
    let start = (low..before).rev().find(|&t| reader.is(t, &["in"]))?;
    let source = match start + 2 == token && reader.is(start + 1, &["the"]) && reader.is(token + 1, &["of"]) {
        true => phrases::after(reader, token + 2, sentence.end)?,
        false if reader.is(before - 1, &["'s", "'"]) => start + 1..before - 1,
        false if start + 2 == before && reader.is(start + 1, &["his", "her", "their"]) => start + 1..before,
        false => return None,
    };
    if source.is_empty() || source.clone().any(|t| reader.quoted(t)) {
        return None;
    }
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    let tag = start..source.end.max(token + 1);
    Some(Cue { words: token..token + 1, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// Kerry's claim that; his promise of; the accusation that; calls by Kerry for
fn noun(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let low = sentence.start.max(token.saturating_sub(4));
    let owner = owner(reader, token, low);
    let first = owner.as_ref().map_or(low, |owner| owner.end);
    if (first..token).any(|t| reader.is(t, &["in", "on", "as"])) {
        return None;
    }
    let author = if owner.is_none() { author(reader, token + 1, sentence.end) } else { None };
    let next = author.as_ref().map_or(token + 1, |author| author.end);
    let next = next + usize::from(author.is_some() && reader.word(next) == ",");
    let day = next + usize::from(author.is_none() && reader.time(next));
    let clause = reader.is(day, &["that"]) && !relative_clause(reader, day + 1);
    let copula = owner.is_some() && reader.is(next, &["is", "was"]) && reader.is(next + 1, &["that", ":"]);
    let call = reader.is(token, &["call", "calls"]);
    let pledge = reader.is(token, &["promise", "promises", "pledge", "pledges", "vow", "vows"]);
    let act = call || pledge || owner.is_some() || author.is_some();
    let verb = WordClass::VERB | WordClass::AUXILIARY;
    let promise = act && reader.is(next, &["to"]) && reader.any(next + 1, verb);
    let quotation = owner.is_some() && (reader.quoted(next) || reader.is(next, &["of", "about", ":"]));
    let takes = match () {
        _ if call && reader.is(next, &["for"]) => Takes::TOPIC | Takes::QUOTATION,
        _ if clause || copula => Takes::CLAUSE | Takes::QUOTATION,
        _ if promise => Takes::INFINITIVE | Takes::OBJECT,
        _ if quotation => Takes::OBJECT,
        _ => return None,
    };
    let tag = owner.as_ref().map_or(token, |owner| owner.start)..next;
    Some(Cue { words: token..token + 1, takes, build: Build::Noun, source: owner.or(author), addressee: None, tag })
}

/// Whose words a noun before it names: Kerry's earlier claim, his claim.
fn owner(reader: &Reader, token: usize, low: usize) -> Option<Range<usize>> {
    let attribute = |t: usize| {
        reader.any(t, WordClass::ADJECTIVE | WordClass::ADVERB | WordClass::NOUN) || reader.is(t, &["most", "more"])
    };
    let owner = (low..token).rev().find(|&t| !attribute(t))?;
    if reader.is(owner, &["'s", "'"]) {
        return phrases::before(reader, reader.sentence(token).start, owner).map(|phrase| possessor(reader, phrase));
    }
    reader.is(owner, &["his", "her", "their", "its", "my", "our"]).then_some(owner..owner + 1)
}

/// Whose words a phrase behind a noun names: claims by Kerry, calls from Kerry.
fn author(reader: &Reader, next: usize, end: usize) -> Option<Range<usize>> {
    reader.is(next, &["by", "from"]).then(|| phrases::after(reader, next + 1, end)).flatten()
}

/// Whose something is in a phrase before 's: in "a check on Lee's claim" Lee's.
fn possessor(reader: &Reader, phrase: Range<usize>) -> Range<usize> {
    let last = (phrase.start..phrase.end).rev().find(|&t| reader.preposition(t));
    match last.filter(|&t| !reader.is(t, &["of"]) && reader.name_like(phrase.end - 1)) {
        Some(preposition) => preposition + 1..phrase.end,
        None => phrase,
    }
}

/// True when a clause lacks its subject, so that "that" before it stands for the noun: a claim that rang hollow.
fn relative_clause(reader: &Reader, start: usize) -> bool {
    reader.word(start) == ","
        || (clauses::finite(reader, start) || reader.any(start, WordClass::AUXILIARY)) && !reader.pronoun(start)
}

/// Where the subject of a verb is.
enum Subject {
    /// Here.
    Phrase(Range<usize>),
    /// Said earlier in the sentence.
    Elsewhere,
    /// Nowhere: was quoted, is said.
    Unnamed,
    /// The word is no verb here.
    NoVerb,
}

struct Verb<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    token: usize,
    takes: Takes,
    sentence: Range<usize>,
    /// The first token of the verb group: has also said.
    group: usize,
}

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    fn at(reader: &'r Reader<'d, 'a>, token: usize) -> Option<Self> {
        let takes = reporting(reader.word(token), reader.document.tokens[token].hash);
        let sentence = reader.sentence(token);
        let begins = token == sentence.start || reader.quoted(token - 1);
        if takes.is_empty() || reader.capitalised(token) && !begins && !headline_verb(reader, token, takes) {
            return None;
        }
        let pointed = takes.contains(Takes::CLAUSE) && reader.is(token + 1, &["to"]);
        if takes.contains(Takes::PARTICLE) && !reader.is(token + 1, &["out", "back", "in", "it"]) && !pointed {
            return None;
        }
        let mut verb = Self { reader, token, takes, group: token, sentence };
        while verb.group > verb.sentence.start && verb.in_group(verb.group - 1) {
            verb.group -= 1;
        }
        Some(verb)
    }

    /// True for auxiliaries and adverbs before the verb.
    fn in_group(&self, token: usize) -> bool {
        let reader = self.reader;
        let owner = reader.is(token, &["'s"]) && !self.takes.intersects(Takes::PARTICIPLE | Takes::GERUND);
        let auxiliary = reader.any(token, WordClass::AUXILIARY) && !reader.name_like(token) && !owner;
        !reader.quoted(token) && (auxiliary || reader.adverb(token) || reader.is(token, &["n't"]))
    }

    fn has_auxiliary(&self, words: &[&str]) -> bool {
        (self.group..self.token).any(|t| self.reader.is(t, words))
    }

    fn modal(&self) -> bool {
        (self.group..self.token).any(|t| self.reader.any(t, WordClass::AUXILIARY))
    }

    /// was told, is said, been called
    fn passive(&self) -> bool {
        self.takes.contains(Takes::PARTICIPLE)
            && self.has_auxiliary(&["is", "are", "was", "were", "be", "been", "being", "'re", "'m"])
    }

    /// "...," said Kerry: the verb stands behind a quotation or comma, the subject behind the verb.
    fn inverted(&self) -> Option<Cue> {
        let reader = self.reader;
        let plural = self.takes.contains(Takes::BASE | Takes::CLAUSE | Takes::BARE);
        let finite = self.takes.intersects(Takes::PRESENT | Takes::PAST) || plural;
        if self.group != self.token
            || !finite
            || !self.takes.contains(Takes::QUOTATION)
            || self.token == self.sentence.start
        {
            return None;
        }
        let before = self.behind_stray_mark(self.token - 1);
        let comma = matches!(reader.word(before), "," | ";") || reader.dash(before);
        let quotation = reader.quoted(before) || comma && before > 0 && reader.quoted(before - 1);
        if !quotation && !comma || self.takes.contains(Takes::ADDRESSEE) && reader.is(self.token, &["told"]) {
            return None;
        }
        let phrase = apposition::joined_roles(reader, phrases::after(reader, self.token + 1, self.sentence.end)?);
        let source = apposition::name_behind(reader, phrase);
        let ends = |t: usize| {
            t >= self.sentence.end
                || reader.preposition(t)
                || matches!(reader.word(t), "." | "," | ":" | ";" | "?" | "!" | "(")
                || reader.dash(t)
                || reader.adverb(t)
                || reader.time(t)
                || reader.any(t, WordClass::CONJUNCTION)
                || reader.relative(t)
                || quotation && (reader.is(t, &["known"]) || reader.word(t).ends_with("ing"))
        };
        let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::PLURAL;
        let known = |t: usize| reader.name_like(t) || reader.any(t, people);
        let plain = (reader.any(source.start, WordClass::DETERMINER) || source.clone().any(known))
            && !reader.time(source.start);
        let closes = matches!(reader.word(source.end), "." | ",")
            || source.end >= self.sentence.end
            || reader.is(source.end, &["who", "which", "whose", "in", "at", "from", "during"]);
        if !quotation
            && !(plain
                && closes
                && self.takes.contains(Takes::CLAUSE)
                && !self.apposed(before)
                && !self.object_follows())
        {
            return None;
        }
        let judged = self.takes.contains(Takes::OBJECT) && reader.is(source.end, &["as"]);
        if !ends(source.end)
            || judged
            || reader.is(source.start, &["him", "them", "me", "us", "it", "himself", "herself", "themselves"])
        {
            return None;
        }
        if !self.agrees(&source) {
            return None;
        }
        let words = self.token..self.token + 1;
        let tag = self.token..source.end;
        Some(Cue { words, takes: self.takes, build: Build::Inverted, source: Some(source), addressee: None, tag })
    }

    /// The token before a stray mark, which a quotation within the quotation leaves behind: 'no,''' said Kerry.
    fn behind_stray_mark(&self, token: usize) -> usize {
        let stray = token > self.sentence.start && matches!(self.reader.word(token), "'" | "’");
        token - usize::from(stray && self.reader.quoted(token - 1))
    }

    /// True when all that stands before a comma is a subject with an apposition: Lee, his chief of staff, urged.
    fn apposed(&self, comma: usize) -> bool {
        let reader = self.reader;
        let low = self.sentence.start.max(comma.saturating_sub(REACH));
        let parted = (low..comma).any(|t| reader.word(t) == ",");
        parted && !clauses::has_finite(reader, low..comma)
    }

    /// True when what follows the verb is no name or noun for people, and so hardly its subject.
    fn object_follows(&self) -> bool {
        let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::PLURAL | WordClass::ORGANISATION_NOUN;
        let source = phrases::after(self.reader, self.token + 1, self.sentence.end);
        source.is_some_and(|s| !self.reader.name_like(s.start) && !s.clone().any(|t| self.reader.any(t, people)))
    }

    /// was told by Kerry that; asked whether he would stay: the subject is the one who was told.
    fn passive_cue(&self) -> Option<Cue> {
        let reader = self.reader;
        let first = self.group == self.sentence.start
            || reader.is(self.group - 1, &["when", "if", "once", "whenever", "after", "being"]);
        let opens = first && self.takes.contains(Takes::PARTICIPLE | Takes::QUESTION);
        let reduced = self.takes.contains(Takes::PARTICIPLE | Takes::OBJECT) && self.group == self.token;
        let reduced = reduced && reader.is(self.token + 1, &["by"]);
        let told = (self.passive() && !self.as_saying()) || opens || reduced;
        let by_at = self.behind_quotation(self.token + 1);
        let by = reader.is(by_at, &["by"]);
        if !told || !by && !self.takes.contains(Takes::QUESTION) {
            return None;
        }
        let source = by.then(|| phrases::after(reader, by_at + 1, self.sentence.end)).flatten();
        let words = self.token..self.token + 1;
        let end = source.as_ref().filter(|_| by_at == words.end).map_or(words.end, |s| s.end);
        // Nobody speaks in "Asked about the plan, he left".
        let takes = if opens && !by { Takes::QUESTION | Takes::INFINITIVE } else { self.takes };
        Some(Cue { words, takes, build: Build::Plain, source, addressee: None, tag: self.group..end })
    }

    /// The token behind the quotation that begins here, "as" and an article before it left out; else this token.
    fn behind_quotation(&self, token: usize) -> usize {
        let reader = self.reader;
        let open = (token..token + 3).find(|&t| !reader.is(t, &["as", "a", "an", "the"])).unwrap_or(token);
        if !reader.quoted(open) {
            return token;
        }
        let index = reader.quotations.partition_point(|tokens| tokens.start < open);
        reader.quotations.get(index).filter(|tokens| tokens.start == open).map_or(token, |tokens| tokens.end)
    }

    fn subject(&self) -> Subject {
        let reader = self.reader;
        let edge = self.without_adverbials(self.group);
        let Some(before) = edge.checked_sub(1).filter(|&b| b >= self.sentence.start) else {
            let alone = reader.is(self.group, ALONE) && self.group < self.token;
            return match () {
                _ if self.takes.contains(Takes::GERUND) => Subject::Elsewhere,
                _ if alone => Subject::Phrase(self.group..self.group + 1),
                _ => Subject::NoVerb,
            };
        };
        if self.passive() {
            return if self.as_saying() { self.phrase_before() } else { Subject::Unnamed };
        }
        if reader.is(before, &["to"]) {
            let noun = self.may_be_noun() && !self.opens_complement() && !self.takes.contains(Takes::PARTICLE);
            let perfect = self.takes.contains(Takes::PARTICIPLE) && self.has_auxiliary(&["have"]);
            let verb = self.takes.intersects(Takes::BASE | Takes::GERUND) && !noun || perfect;
            return match self.made_to(before) {
                Some(phrase) if verb => Subject::Phrase(phrase),
                _ if verb => Subject::Elsewhere,
                _ => Subject::NoVerb,
            };
        }
        if self.is_noun(before) {
            return Subject::NoVerb;
        }
        if reader.relative(before) {
            let comma = usize::from(before > 0 && reader.word(before - 1) == ",");
            let joined = before > 0 && reader.is(before - 1, &["and", "but", "or"]);
            let other = if joined { Subject::Elsewhere } else { Subject::NoVerb };
            return self.phrase(before - comma).map_or(other, Subject::Phrase);
        }
        if self.takes.contains(Takes::GERUND) && !self.modal() {
            return self.gerund(before);
        }
        if let Some(phrase) = self.quoted_parenthesis(before) {
            return Subject::Phrase(phrase);
        }
        if matches!(reader.word(before), ",") || reader.dash(before) {
            return self.parenthesis(before).map_or(Subject::Elsewhere, Subject::Phrase);
        }
        if reader.is(before, &["and", "but", "or", "then", "who", "as"]) {
            return Subject::Elsewhere;
        }
        self.phrase_before()
    }

    fn phrase_before(&self) -> Subject {
        match self.phrase(self.group) {
            Some(phrase) if !self.absolute(&phrase) => Subject::Phrase(phrase),
            _ => Subject::NoVerb,
        }
    }

    /// True for a participle that is no verb of its own: with many leaders worried about it; they oppose a plan called.
    fn absolute(&self, phrase: &Range<usize>) -> bool {
        let reader = self.reader;
        let Some(before) = phrase.start.checked_sub(1).filter(|&before| before >= self.sentence.start) else {
            return false;
        };
        let thing = reader.is(phrase.start, &["a", "an"]) && !phrases::can_speak(reader, phrase);
        let object = reader.is(self.token, &["called", "dubbed", "titled"]) && thing;
        let with = reader.is(before, &["with"]) || object && clauses::finite(reader, before);
        with && self.takes.contains(Takes::PARTICIPLE) && !self.modal()
    }

    /// Those whom something makes speak: it led Lee to say; it is common for fans to say.
    fn made_to(&self, to: usize) -> Option<Range<usize>> {
        const MAKES: &[&str] = &[
            "lead",
            "leads",
            "led",
            "leading",
            "prompt",
            "prompts",
            "prompted",
            "prompting",
            "force",
            "forced",
            "forcing",
            "inspired",
            "cause",
            "caused",
            "causing",
            "compelled",
            "drove",
            "pushed",
            "for",
        ];
        let object = to > self.sentence.start && self.reader.is(to - 1, &["him", "her", "them", "me", "us"]);
        let phrase = if object { to - 1..to } else { phrases::before(self.reader, self.sentence.start, to)? };
        let verb = phrase.start.checked_sub(1).filter(|&verb| verb >= self.sentence.start)?;
        self.reader.is(verb, MAKES).then_some(phrase)
    }

    fn phrase(&self, end: usize) -> Option<Range<usize>> {
        let phrase = phrases::before(self.reader, self.sentence.start, self.without_adverbials(end))?;
        let phrase = self.without_gerund(phrase);
        // A report released last year found.
        let phrase = self.named_as(&phrase).unwrap_or(phrase);
        let dated = phrase.end < end && self.reader.word(phrase.end - 1).ends_with("ed");
        let phrase = if dated { phrase.start..end } else { phrase };
        Some(self.described(&phrase).unwrap_or(phrase))
    }

    /// Somebody who gave no full name: a shopper who gave her name only as Lena.
    fn named_as(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(name.start.saturating_sub(12));
        if name.start <= low + 3 || !reader.is(name.start - 1, &["as"]) {
            return None;
        }
        let who = (low + 1..name.start - 1).rev().find(|&t| reader.is(t, &["who"]))?;
        let given = (who..name.start - 1).any(|t| reader.is(t, &["gave", "name", "identified", "asked"]));
        let parted = usize::from(reader.word(who - 1) == ",");
        phrases::before(reader, self.sentence.start, who - parted).filter(|_| given)
    }

    /// A source without the clause that hangs on it: fans [marching through the streets] chanted.
    fn without_gerund(&self, phrase: Range<usize>) -> Range<usize> {
        let reader = self.reader;
        let hangs = |&t: &usize| {
            let gerund = reader.word(t).ends_with("ing") && reader.any(t, WordClass::VERB) && !reader.name_like(t);
            let more = reader.preposition(t + 1) || reader.any(t + 1, WordClass::DETERMINER);
            gerund && more && reader.noun_like(t - 1) && !reader.hyphen(t + 1)
        };
        let end = (phrase.start + 1..phrase.end).find(hangs).unwrap_or(phrase.end);
        phrase.start..end
    }

    /// The name that opens the clause before a description whose second comma was forgotten: Ann Lee, head of the firm
    /// said.
    fn described(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let comma = (self.sentence.start..phrase.start).rev().take(3).find(|&t| reader.word(t) == ",")?;
        let region = is_region(reader, self.sentence.start, phrase.start, phrase.end);
        let place = (self.sentence.start..comma).rev().find(|&t| !reader.name_like(t)).filter(|_| region);
        let name = phrases::before(reader, self.sentence.start, place.unwrap_or(comma))?;
        let opens = name.start == self.sentence.start || reader.quoted(name.start - 1);
        let full = name.len() > 1
            && reader.any(name.start, WordClass::GIVEN_NAME)
            && name.clone().all(|t| reader.name_like(t) || reader.word(t) == ".");
        let role = region || reader.relative(comma + 1) || describes(reader, comma + 1, phrase.end);
        (opens && full && role && !reader.quoted(comma + 1)).then_some(name)
    }

    /// Where a phrase ends when "last week" behind it is left out: Kerry last week said.
    fn without_times(&self, end: usize) -> usize {
        let reader = self.reader;
        let low = self.sentence.start.max(end.saturating_sub(8));
        let mut at = reader.before_lapse(low, end);
        while at > low + 1 && (reader.time(at - 1) || reader.span_of_time(at - 1) && reader.time(at - 2)) {
            at -= 1;
        }
        at
    }

    /// Where a phrase ends when "on Monday" and "in a statement" behind it are left out: Kerry in a statement said.
    fn without_adverbials(&self, end: usize) -> usize {
        let reader = self.reader;
        let low = self.sentence.start.max(end.saturating_sub(8));
        let at = self.without_times(end);
        let unbroken = |t: &usize| reader.is_word(*t) && !reader.any(*t, WordClass::CONJUNCTION);
        let medium = (low + 1..at).rev().take_while(unbroken).find(|&t| reader.is(t, &["in", "on", "during", "at"]));
        match medium {
            Some(t) if t + 1 == at && at < end => t,
            Some(t) if phrases::medium_within(reader, t + 1..at) && !(t..at).any(|t| reader.relative(t)) => t,
            _ => at,
        }
    }

    /// The subject before a parenthesis that ends with a quotation: Kerry, who called it "mad," said.
    fn quoted_parenthesis(&self, close: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(close.saturating_sub(REACH));
        if !reader.quoted(close) || close == 0 || reader.word(close - 1) != "," {
            return None;
        }
        let open = (low..close).rev().find(|&t| !reader.quoted(t))?;
        let comma = (low..open).rev().find(|&t| reader.word(t) == ",")?;
        let named = comma > low && reader.name_like(comma - 1) && reader.any(comma + 1, WordClass::DETERMINER);
        let begins = reader.relative(comma + 1) || reader.word(comma + 1).ends_with("ing") || named;
        begins.then(|| phrases::before(reader, low, comma)).flatten()
    }

    /// was quoted as saying
    fn as_saying(&self) -> bool {
        self.reader.is(self.token, &["quoted"]) && self.reader.is(self.token + 1, &["as"])
    }

    /// True for a word that is a noun or an attribute here: the claims, alleged crimes, news reports of.
    fn is_noun(&self, before: usize) -> bool {
        let reader = self.reader;
        if self.attribute(before) {
            return true;
        }
        if self.modal() || reader.pronoun(before) {
            return false;
        }
        let alone = reader.is(before, ALONE) || reader.is(before, &["which"]);
        let attributive = reader.any(before, WordClass::DETERMINER) && !alone
            || reader.is(before, &["'s"])
            || reader.preposition(before) && !reader.is(before, &["to"]) && !self.takes.contains(Takes::GERUND);
        if attributive {
            return true;
        }
        let counted = reader.is_number(before) && before > 0 && reader.any(before - 1, WordClass::DETERMINER);
        let described = reader.any(before, WordClass::ADJECTIVE) && !reader.any(before, NOMINAL);
        let sure = counted || described && !reader.name_like(before);
        let body = reader.any(before, WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::ORGANISATION_NOUN)
            && (reader.word(self.token + 1) != "," || self.takes.contains(Takes::CLAUSE));
        let verb = reader.name_like(before) || reader.quoted(before) || self.opens_complement() || body;
        self.may_be_noun() && (sure || !verb)
    }

    /// True for a form that can be a noun: claims, state.
    fn may_be_noun(&self) -> bool {
        self.reader.any(self.token, WordClass::NOUN)
            && !self.reader.is(self.token, &["say", "says"])
            && self.takes.intersects(Takes::BASE | Takes::PRESENT)
    }

    /// True for a participle that is an attribute: 12 pledged delegates, facts reported by the police.
    fn attribute(&self, before: usize) -> bool {
        let reader = self.reader;
        let next = self.token + 1;
        let names = self.takes.intersects(Takes::TOPIC | Takes::INFINITIVE) && !self.takes.contains(Takes::ADDRESSEE);
        let noun = reader.any(next, WordClass::NOUN | WordClass::PLURAL) && !reader.name_like(next);
        let counted = reader.is_number(before) || reader.is(before, &["few", "many", "several", "some", "all"]);
        self.takes.contains(Takes::PARTICIPLE) && !self.modal() && (names && noun && counted || self.passive_behind())
    }

    /// facts reported by the police
    fn passive_behind(&self) -> bool {
        let next = self.token + 1;
        self.reader.is(next, &["by"])
            && self.takes.contains(Takes::TOPIC)
            && !self.reader.word(next + 1).ends_with("ing")
    }

    /// True when what follows can only be a verb's complement.
    fn opens_complement(&self) -> bool {
        let next = self.token + 1;
        let reader = self.reader;
        reader.quoted(next)
            || reader.is(next, &["that", "how", "why", "whether", "the", "a", "an"])
            || reader.pronoun(next)
            || reader.word(next) == ":"
            || reader.word(next) == "," && reader.quoted(next + 1)
            || self.takes.contains(Takes::INFINITIVE) && reader.is(next, &["to"]) && reader.quoted(next + 1)
    }

    /// The subject of a gerund: the person before it, else that of the sentence.
    fn gerund(&self, before: usize) -> Subject {
        let reader = self.reader;
        let people = WordClass::PERSON_NOUN | WordClass::OFFICE;
        if (reader.any(before, people) || reader.name_like(before))
            && !reader.quoted(before)
            && before > self.sentence.start
        {
            return match self.phrase_before() {
                Subject::Phrase(phrase) if self.told(&phrase) => Subject::Elsewhere,
                subject => subject,
            };
        }
        if reader.is(before, &["as"]) {
            return Subject::NoVerb;
        }
        let inscribed = reader.is(self.token, &["reading"]) && reader.any(before, NOMINAL) && self.opens_complement();
        if inscribed { self.phrase_before() } else { Subject::Elsewhere }
    }

    /// True for those whom a verb tells something: the senator emailed supporters saying.
    fn told(&self, phrase: &Range<usize>) -> bool {
        let reader = self.reader;
        let verb = phrase.start.checked_sub(1).filter(|&verb| verb >= self.sentence.start);
        verb.is_some_and(|verb| {
            reporting(reader.word(verb), reader.document.tokens[verb].hash).contains(Takes::ADDRESSEE | Takes::PAST)
        })
    }

    /// The subject before an apposition or clause between commas or dashes: Hugh Hill, a doctor who treated him, said.
    fn parenthesis(&self, close: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(close.saturating_sub(REACH));
        let beside = apposition::name_before(reader, low, close).or_else(|| behind_adverbial(reader, low, close));
        if beside.is_some() {
            return beside;
        }
        let same = |t: usize| if reader.word(close) == "," { reader.word(t) == "," } else { reader.dash(t) };
        let mut candidate = None;
        let mut listed = false;
        let mut at = close;
        while at > low {
            at -= 1;
            if matches!(reader.word(at), ";" | ":") {
                break;
            }
            if reader.quoted(at) || !same(at) {
                continue;
            }
            let segment = segment_start(reader, low, at);
            listed = (listed || reader.is(at + 1, &["and", "or"])) && is_item(reader, segment, at) && segment > low;
            if listed || continues(reader, segment) || is_region(reader, low, segment, at) {
                continue;
            }
            let phrase = phrases::before(reader, low, at);
            if candidate.is_some() && !phrase.as_ref().is_some_and(|p| reader.name_like(p.end - 1)) {
                break;
            }
            let opens = reader.preposition(segment) && !reader.is(segment, &["as"]) && candidate.is_some();
            candidate = candidate.filter(|_| opens).or(phrase);
            if opens || !describes(reader, segment, at) {
                break;
            }
        }
        let named = |phrase: &Range<usize>| {
            name_before_clause(reader, low, phrase).or_else(|| name_before_role(reader, low, phrase))
        };
        candidate.map(|phrase| named(&phrase).unwrap_or(phrase))
    }

    /// The subject of a verb that has none beside it: that of the tag before in the sentence, else the sentence's own.
    /// Behind a comma a tag within the words of another does not count: Lee said Hill denies it, adding.
    fn carried(&self, found: &[Cue]) -> Option<Range<usize>> {
        let opens = self.group == self.sentence.start;
        let end = if opens { self.sentence.end } else { self.group };
        let main = main_subject(self.reader, self.sentence.start, end);
        let comma = |t: usize| self.reader.word(t) == ",";
        let marked = !opens && self.group > 1 && self.reader.quoted(self.group - 1) && comma(self.group - 2);
        let behind_comma = marked || !opens && comma(self.group - 1);
        let mut last = found.len().checked_sub(1).filter(|&last| self.sentence.contains(&found[last].words.start));
        while let Some(outer) = last.filter(|_| behind_comma).and_then(|last| governor(self.reader, found, last)) {
            last = Some(outer);
        }
        let last = last.filter(|&last| !(behind_comma && embedded(self.reader, &found[last])));
        let introduces = |cue: &Cue| {
            matches!(cue.build, Build::Noun | Build::According)
                || main.as_ref().is_some_and(|main| cue.words.start < main.start)
        };
        let before = last.map(|last| &found[last]).filter(|cue| !introduces(cue)).and_then(|cue| cue.source.clone());
        // In addition to saying so, Kerry left.
        let introduced = || {
            let start = self.sentence.start;
            let gerund = self.reader.any(start, WordClass::CONJUNCTION)
                && (start + 1..start + 3).any(|t| t <= self.token && self.reader.word(t).ends_with("ing"));
            let whole = self.reader.preposition(start) || opens_with_participle(self.reader, start) || gerund;
            whole.then(|| main_subject(self.reader, self.sentence.start, self.sentence.end)).flatten()
        };
        before.or(main).or_else(introduced)
    }

    /// Who sends out what speaks: Lee issued a statement saying; Lee posted a video that said.
    fn issuer(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let to = phrase.start > self.sentence.start && reader.is(phrase.start - 1, &["to"]);
        let start = if to { phrase.start - 1 } else { phrase.start };
        let medium = match to {
            true => phrases::before(reader, self.sentence.start, start)?,
            false => phrase.clone(),
        };
        let participle = self.takes.contains(Takes::GERUND) && !self.modal();
        if !phrases::sent(reader, &medium) || !participle && !reader.relative(self.group - 1) {
            return None;
        }
        main_subject(reader, self.sentence.start, medium.start).filter(|subject| subject.end < medium.start)
    }

    /// True when subject and verb agree in number, as far as the forms tell.
    fn agrees(&self, source: &Range<usize>) -> bool {
        let reader = self.reader;
        let counted = reader.is(source.start, &["many", "several", "these", "those", "both", "few"]);
        let counted = counted || self.may_be_noun() && reader.is_number(source.start);
        if self.takes.contains(Takes::PRESENT) && counted {
            return false;
        }
        let infinitive = reader.is(self.group.saturating_sub(1), &["to"]);
        if self.modal() || infinitive || !self.takes.contains(Takes::BASE) || self.takes.contains(Takes::PAST) {
            return true;
        }
        let last = source.end - 1;
        let inside = (source.start + 1..source.end).find(|&t| reader.preposition(t) || reader.relative(t));
        let head = inside.map_or(last, |t| t - 1);
        let ending = |t: usize| {
            let word = reader.word(t);
            word.ends_with(['s', ')', '%']) && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        };
        let plural = |t: usize| reader.any(t, WordClass::PLURAL) || reader.is_number(t) || ending(t);
        let close = reader.any(head, WordClass::ADJECTIVE) && head > source.start;
        plural(last)
            || plural(head)
            || close && plural(head - 1) && !reader.any(head - 1, WordClass::ADJECTIVE)
            || reader.is(source.start, &["those", "these", "all", "most", "many", "some", "few"])
            || reader.is(last, &["they", "we", "i", "you", "people", "some", "many", "others", "who", "both"])
            || [last, head].iter().any(|&t| reader.is(t, &["percent", "half", "third", "quarter", "majority"]))
            || source.clone().any(|t| reader.is(t, &["and"]))
            || source.clone().any(|t| reader.any(t, WordClass::UNMARKED_PLURAL) || reader.is(t, &["data"]))
            || reader.any(source.start, WordClass::PLURAL)
            || source.clone().any(|t| reader.any(t, WordClass::PLURAL))
    }

    /// The reporting words with their particle: called on, quoted as saying.
    fn words(&self) -> Range<usize> {
        let next = self.token + 1;
        let reader = self.reader;
        if self.as_saying() && reader.is(next + 1, &["saying"]) {
            return self.token..next + 2;
        }
        self.token..next + usize::from(reader.is(next, self.particles()))
    }

    /// The particles that belong to the verb.
    fn particles(&self) -> &'static [&'static str] {
        if self.takes.contains(Takes::PARTICLE) && !self.takes.contains(Takes::TOPIC) {
            return &["out", "back", "in", "it"];
        }
        match self.reader.word(self.token).get(..4) {
            Some("call" | "Call") => &["on", "for", "out", "upon"],
            Some("refe" | "Refe" | "poin" | "Poin") => &["to"],
            _ => &[],
        }
    }

    /// Who was told: the object of "told", or behind "to".
    fn addressee(&self, at: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        if reader.quoted(at) || reader.is(at, &["that", "how", "what", "whether", "if", "why", "when", "where", "who"])
        {
            return None;
        }
        if reader.is(at, &["to"]) && !self.takes.contains(Takes::OBJECT) {
            let act = self.takes.contains(Takes::INFINITIVE)
                && !reader.name_like(at + 1)
                && !reader.pronoun(at + 1)
                && !reader.any(at + 1, WordClass::DETERMINER);
            if act {
                return None;
            }
            let phrase = phrases::after(reader, at + 1, self.sentence.end)?;
            return reader.is_word(at + 1).then_some(phrase).filter(|p| !reader.verb_only(p.start));
        }
        if !self.takes.contains(Takes::ADDRESSEE) || reader.preposition(at) || reader.time(at) {
            return None;
        }
        let phrase = phrases::after(reader, at, self.sentence.end)?;
        let clause = reader.verb_only(phrase.end) && !reader.is(self.token, &["told", "tells", "tell", "telling"]);
        let place = (phrase.start + 1..phrase.end).find(|&t| reader.is(t, &["in", "on", "at"]));
        let told = phrase.start..place.unwrap_or(phrase.end);
        let end = self.subject_within(&told, phrase.end).unwrap_or(told.end);
        (!clause).then_some(phrase.start..end)
    }

    /// Where the subject of the reported clause begins within a phrase behind the verb, when a finite verb follows it:
    /// told Baghdad | talks in Rome will go on.
    fn subject_within(&self, told: &Range<usize>, end: usize) -> Option<usize> {
        let reader = self.reader;
        let verb = (end..self.sentence.end).find(|&t| !reader.adverb(t))?;
        let capitals = told.clone().skip_while(|&t| !reader.name_like(t)).take_while(|&t| reader.name_like(t));
        let start = capitals.last()? + 1;
        let nouns = (start..told.end).all(|t| !reader.capitalised(t) && !reader.preposition(t) && !reader.clitic(t));
        (start < told.end && nouns && clauses::finite(reader, verb)).then_some(start)
    }
}

/// The tag in whose words another stands: Lee said (that) Hill claims; Lee tells those who doubt it.
pub fn governor(reader: &Reader, cues: &[Cue], inner: usize) -> Option<usize> {
    let sentence = |cue: &Cue| reader.document.tokens[cue.words.start].sentence;
    let before = cues[..inner].iter().enumerate().rev().take(3);
    let same = before.take_while(|(_, cue)| sentence(cue) == sentence(&cues[inner]));
    let built = |cue: &Cue| matches!(cue.build, Build::Plain | Build::Carried);
    let reports = |cue: &Cue| cue.takes.contains(Takes::CLAUSE) && cue.source.is_some() && built(cue);
    let (outer, cue) = same.into_iter().find(|(_, cue)| reports(cue))?;
    let gap = cue.tag.end..cues[inner].tag.start.max(cue.tag.end);
    let again = |t: &usize| reader.is(*t, &["and", "but"]) && reader.is(*t + 1, &["that"]);
    let gap = gap.clone().rev().find(again).map_or(gap.start, |and| and + 1)..gap.end;
    let parts = |t: usize| {
        matches!(reader.word(t), "," | ";" | ":")
            || reader.dash(t)
            || reader.quoted(t)
            || reader.is(t, &["and", "but", "while", "or", "after", "before", "when", "until"])
    };
    // He answered Lee, who predicted: the one who was told speaks in a clause of his own.
    let inner_source = cues[inner].source.as_ref();
    let answered = cue.addressee.as_ref().zip(inner_source).is_some_and(|(told, source)| {
        told.contains(&source.start) && reader.word(source.end) == "," && reader.relative(source.end + 1)
    });
    (cues[inner].tag.start >= cue.words.end && !answered && !gap.clone().any(parts)).then_some(outer)
}

/// True for a tag in a relative clause or in the words of a noun: those who say; accusations that Hill claims.
fn embedded(reader: &Reader, cue: &Cue) -> bool {
    let before_verb = (cue.tag.start..cue.words.start).any(|t| reader.relative(t));
    before_verb || cue.tag.start > 0 && (reader.is(cue.tag.start - 1, &["that"]) || reader.relative(cue.tag.start))
}

/// True for a finite verb in a line whose words all have capitals: Kerry Says Talks Go On.
fn headline_verb(reader: &Reader, token: usize, takes: Takes) -> bool {
    let sentence = reader.sentence(token);
    let speech = takes.intersects(Takes::PRESENT | Takes::PAST)
        && takes.contains(Takes::CLAUSE)
        && !takes.intersects(Takes::THOUGHT | Takes::FINDING);
    if !speech || sentence.len() > HEADLINE || token == sentence.start {
        return false;
    }
    let closed = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);
    let small = |t: usize| reader.is_word(t) && !reader.clitic(t) && !reader.capitalised(t);
    let lower = sentence.clone().filter(|&t| small(t) && !reader.any(t, closed)).count();
    lower == 0 && reader.capitalised(token - 1) && !reader.any(token - 1, closed | WordClass::ADVERB)
}

/// The first token of the stretch between commas that ends before `end`.
fn segment_start(reader: &Reader, low: usize, end: usize) -> usize {
    (low..end)
        .rev()
        .find(|&t| reader.quoted(t) || matches!(reader.word(t), "," | ";" | ":") || reader.dash(t))
        .map_or(low, |t| t + 1)
}

/// True when the name behind a comma can be the region of the place before it, and nobody's name.
fn names_region(reader: &Reader, place: usize, region: usize) -> bool {
    let given = reader.any(region, WordClass::GIVEN_NAME) && !reader.any(region, WordClass::ABBREVIATION);
    let person = given || reader.any(region, WordClass::HONORIFIC | WordClass::OFFICE);
    reader.name_like(place) && !reader.time(place) && reader.name_like(region) && !person
}

/// True for the region behind a place that somebody is from: Ann Lee, of Leeds, Ala., said.
fn is_region(reader: &Reader, low: usize, segment: usize, close: usize) -> bool {
    let place = segment > low + 1 && reader.word(segment - 1) == "," && {
        let from = (low..segment - 1).rev().find(|&t| !reader.name_like(t));
        names_region(reader, segment - 2, segment)
            && from
                .is_some_and(|t| t > low && t + 2 < segment && reader.is(t, &["of", "in", "from", "near", "outside"]))
    };
    place && (segment..close).all(|t| reader.name_like(t) || reader.word(t) == ".")
}

/// True for an item of a list within a title: refugees in "secretary for population, refugees, and migration".
fn is_item(reader: &Reader, segment: usize, close: usize) -> bool {
    let plain = |t: usize| reader.is_word(t) && !reader.capitalised(t) && reader.any(t, NOMINAL | WordClass::ADJECTIVE);
    close - segment <= 3 && (segment..close).all(plain)
}

/// The name that a clause hangs on which holds a phrase with commas of its own: Lee, 34, who lives with his wife, Ann, said;
/// Lee, whose firm, Paradata, sells data, said.
fn name_before_clause(reader: &Reader, low: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let opens = |&t: &usize| reader.word(t - 1) == "," && reader.is(t, &["who", "whose"]);
    let relative = (low + 2..phrase.start).find(opens)?;
    let aged = relative >= low + 4 && reader.is_number(relative - 2) && reader.word(relative - 3) == ",";
    let comma = if aged { relative - 3 } else { relative - 1 };
    let clause = reader.is(relative, &["whose"]) || clauses::has_finite(reader, relative..phrase.start);
    if !clause || !reader.name_like(comma - 1) || clauses::has_finite(reader, low..comma) {
        return None;
    }
    phrases::before(reader, low, comma)
}

/// The name whose role a phrase behind a comma is: Lee, the head of Dataflow -- a firm that sells data -- said.
fn name_before_role(reader: &Reader, low: usize, role: &Range<usize>) -> Option<Range<usize>> {
    let comma = role.start.checked_sub(1).filter(|&t| t > low && reader.word(t) == ",")?;
    let name = phrases::before(reader, low, comma)?;
    let hangs = reader.name_like(comma - 1) && name.len() <= 6 && !reader.preposition(name.start.saturating_sub(1));
    (hangs && describes(reader, role.start, role.end)).then_some(name)
}

/// The full name behind a phrase that opens the sentence and before a stray comma: In Berea, Gov. Ann Lee, said.
fn behind_adverbial(reader: &Reader, low: usize, close: usize) -> Option<Range<usize>> {
    let start = segment_start(reader, low, close);
    let opens = segment_start(reader, low, start.checked_sub(1)?);
    let adverbial = start > low + 1
        && reader.word(start - 1) == ","
        && (reader.preposition(opens) || reader.any(opens, WordClass::CONJUNCTION) || reader.time(opens));
    let named = |t: usize| {
        reader.name_like(t) && !reader.time(t) || reader.hyphen(t) || matches!(reader.word(t), "." | "(" | ")")
    };
    let words = (start..close).filter(|&t| reader.is_word(t)).count();
    let person = reader.any(start, WordClass::GIVEN_NAME | WordClass::OFFICE | WordClass::HONORIFIC);
    (adverbial && words >= 2 && person && (start..close).all(named)).then_some(start..close)
}

/// True for a stretch that describes a person named before it: a doctor, the mayor of Leeds, chairman of the board.
fn describes(reader: &Reader, segment: usize, close: usize) -> bool {
    let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::RELATION;
    let small = !reader.name_like(segment);
    let role = || (segment..close).take(6).take_while(|&t| !reader.preposition(t)).any(|t| reader.any(t, people));
    let owned = || (segment..close).any(|t| reader.is(t, &["'s"]));
    small && (reader.any(segment, WordClass::DETERMINER) || role()) || owned() && role()
}

/// True for a stretch that goes on from a name before it: an age, a clause, "of Denver".
fn continues(reader: &Reader, segment: usize) -> bool {
    reader.is_number(segment)
        || reader.adverb(segment)
        || reader.relative(segment)
        || reader.is(segment, &["where", "when", "whose", "then", "and", "or", "jr.", "sr."])
        || reader.preposition(segment)
            && !reader.capitalised(segment)
            && !reader.is(segment, &["as"])
            && !reader.is(segment + 1, &["what", "which", "whom"])
        || reader.verb_only(segment)
}

/// The subject of a sentence: its first noun phrase, behind adverbs, phrases with prepositions and participles.
pub fn main_subject(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    let end = end.min(start + REACH);
    let mut at = behind_dateline(reader, start, end);
    while at < end {
        let participle = at == start && opens_with_participle(reader, at);
        let dateline = at > start && reader.any(at, WordClass::PREPOSITION) && reader.dash(at - 1);
        let introduces = reader.preposition(at)
            || dateline
            || participle
            || reader.any(at, WordClass::CONJUNCTION) && !reader.is(at, &["and", "but", "or", "so", "yet", "nor"]);
        if introduces {
            at = (at..end).find(|&t| reader.word(t) == "," && !reader.relative(t + 1))? + 1;
            at = behind_region(reader, at);
        } else if let Some(comma) = adverbial_time(reader, at, end) {
            at = comma + 1;
        } else if reader.is(at, &["more", "fewer", "less"]) && reader.is(at + 1, &["than"]) {
            return phrases::after(reader, at + 2, end).map(|phrase| at..phrase.end);
        } else if reader.adverb(at)
            || reader.clitic(at)
            || !reader.is_word(at) && !reader.is_number(at)
            || reader.any(at, WordClass::CONJUNCTION)
            || reader.time(at)
        {
            at += 1;
        } else {
            return phrases::after(reader, at, end).map(|phrase| apposition::name_behind(reader, phrase));
        }
    }
    None
}

/// Behind the region that a place before a comma lies in: in Ames, Iowa, Lee said.
fn behind_region(reader: &Reader, at: usize) -> usize {
    let place = at >= 2 && names_region(reader, at - 2, at);
    let named = |t: usize| reader.name_like(t) || reader.word(t) == ".";
    let comma = (at + 1..at + 4).find(|&t| !named(t)).filter(|&t| reader.word(t) == ",");
    comma.filter(|_| place).map_or(at, |comma| comma + 1)
}

/// True for a participle that opens a sentence: speaking to reporters; asked about it; based on its data.
fn opens_with_participle(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    let past = word.ends_with("ed") && (reader.preposition(at + 1) || reader.any(at, WordClass::REPORTING));
    past || word.ends_with("ing") && reader.any(at, WordClass::VERB | WordClass::REPORTING)
}

/// The comma behind a time that opens a sentence: hours later, a few days ago, Sunday morning.
fn adverbial_time(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    let comma = (at + 1..end.min(at + 8)).find(|&t| reader.word(t) == ",")?;
    let last = comma - 1;
    let told = reader.is(last, &["later", "ago", "earlier", "before", "after", "afterwards", "afterward"])
        || reader.time(last)
        || reader.span_of_time(last);
    let plain = |t: usize| t == at || !reader.name_like(t) || reader.time(t);
    (told && (at..comma).all(plain)).then_some(comma)
}

/// Where a sentence begins behind its dateline: DECATUR, Ill. (AP) -- The ...
fn behind_dateline(reader: &Reader, start: usize, end: usize) -> usize {
    let agency = (start..end.min(start + 6)).any(|t| reader.word(t) == "(" && reader.word(t + 2) == ")");
    let shouted = agency || reader.word(start).len() > 2 && reader.word(start).chars().all(|c| c.is_uppercase());
    let dash = (start..end.min(start + 10)).find(|&t| reader.dash(t));
    dash.filter(|_| shouted).map_or(start, |t| t + 1)
}
