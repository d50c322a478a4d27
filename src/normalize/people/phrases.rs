//! Noun phrases that say what a person is: "US Secretary of State", "the head of the group".

use crate::document::{Document, Shape, Token, TokenKind};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// A noun phrase with its head, without a leading article or possessive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The noun for the person.
    pub head: usize,
}

/// Reads phrases in a document whose names are known.
pub struct Reader<'a> {
    document: &'a Document<'a>,
    /// For each token the name that it stands in, as an index into `names`.
    owner: Vec<u32>,
    /// The tokens of the names, with their kind.
    names: Vec<(Range<usize>, NameKind)>,
}

const NO_NAME: u32 = u32::MAX;

/// Words that no noun phrase has inside.
const CLOSED: WordClass = WordClass::DETERMINER
    .union(WordClass::PRONOUN)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY)
    .union(WordClass::WEEKDAY);

/// Phrases are no longer than this: a guard against endless ones.
const LONGEST: usize = 24;

/// So many names before a noun are looked at, to keep the work linear.
const LOOKED_AT: usize = 64;

impl<'a> Reader<'a> {
    /// Lays the names over the tokens.
    pub fn new(document: &'a Document<'a>, mentions: &Mentions) -> Self {
        let mut owner = vec![NO_NAME; document.tokens.len()];
        let mut names = Vec::with_capacity(mentions.names.len());
        for name in &mentions.names {
            let tokens = document.tokens_in(name.span);
            owner[tokens.clone()].fill(names.len() as u32);
            names.push((tokens, name.kind));
        }
        Self { document, owner, names }
    }

    /// Lets go of the words of a name before `start`, which turned out to be a title.
    pub fn release_before(&mut self, start: usize) {
        let owner = self.owner[start];
        let first = (0..start).rev().take_while(|&at| self.owner[at] == owner).last().unwrap_or(start);
        self.owner[first..start].fill(NO_NAME);
        if let Some((tokens, _)) = self.names.get_mut(owner as usize) {
            tokens.start = start;
        }
    }

    /// The phrase that ends right before the token at `end`: [police spokeswoman] Ann Blake.
    pub fn ending_at(&self, end: usize) -> Option<Phrase> {
        let floor = self.sentence_start(end.checked_sub(1)?);
        let head = self.last_head(end, floor)?;
        let start = self.start_of(head, floor);
        Some(Phrase { tokens: start..end, head })
    }

    /// The phrase that begins at `start`, an article or possessive before it passed over: Ann Blake, [the head of the
    /// group], left.
    pub fn starting_at(&self, start: usize) -> Option<Phrase> {
        let ceiling = self.sentence_end(start).min(start + LONGEST);
        let start = self.after_determiners(start, ceiling);
        let head = self.first_head(start, ceiling)?;
        let end = self.end_of(head, ceiling);
        Some(Phrase { tokens: start..end, head })
    }

    /// The kind of the name that a token stands in.
    pub fn kind(&self, at: usize) -> Option<NameKind> {
        self.name(at).map(|(_, kind)| *kind)
    }

    /// The name that a token stands in.
    pub fn name(&self, at: usize) -> Option<&(Range<usize>, NameKind)> {
        let owner = *self.owner.get(at)?;
        (owner != NO_NAME).then(|| &self.names[owner as usize])
    }

    /// The organisations named before a token, in order.
    pub fn organisations_before(&self, at: usize) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        let end = self.names.partition_point(|(tokens, _)| tokens.end <= at);
        let organisations = self.names[end.saturating_sub(LOOKED_AT)..end].iter();
        organisations.filter(|(_, kind)| *kind == NameKind::Organisation).map(|(tokens, _)| tokens)
    }

    fn token(&self, at: usize) -> &Token {
        &self.document.tokens[at]
    }

    fn class(&self, at: usize) -> WordClass {
        self.document.class(at)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.document.is(at, word)
    }

    fn sentence_start(&self, at: usize) -> usize {
        self.document.sentences[self.token(at).sentence as usize].tokens.start
    }

    /// The end of the sentence of a token, or the token itself when it is past the last one.
    pub fn sentence_end(&self, at: usize) -> usize {
        let sentence = self.document.tokens.get(at).map(|token| token.sentence as usize);
        sentence.map_or(at, |s| self.document.sentences[s].tokens.end)
    }

    /// True for a noun that can head a role: an office, an occupation, a relation.
    pub fn is_head(&self, at: usize) -> bool {
        let class = self.class(at);
        let known = class.intersects(WordClass::OFFICE | WordClass::PERSON_NOUN);
        let name = matches!(self.kind(at), Some(NameKind::Person | NameKind::Place));
        let ranked = self.is(at, "one") && at > 0 && self.is(at - 1, "number");
        ranked || known && !name && !CROWD.iter().any(|word| self.is(at, word)) && !self.is_verb_here(at)
    }

    /// True for a word like "coach" or "host" behind what a verb follows: to coach, will host.
    fn is_verb_here(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let verb = self.class(at).contains(WordClass::VERB);
        let class = self.class(before);
        let subject = class.contains(WordClass::PRONOUN) && !class.contains(WordClass::DETERMINER);
        let modal = MODALS.iter().any(|word| self.is(before, word));
        self.token(at).shape == Shape::Lower && (modal || verb && (self.is(before, "to") || subject))
    }

    // ---- to the left ----

    /// The head of a phrase that ends at `end`: its last word, or a noun with an of-phrase behind it.
    fn last_head(&self, end: usize, floor: usize) -> Option<usize> {
        let last = end - 1;
        if self.is_head(last) || self.looks_like_head(last) {
            return Some(last);
        }
        if let Some(head) = self.before_suffix(last, floor) {
            return Some(head);
        }
        let of = (floor + 1..end).rev().take(LONGEST / 3).find(|&at| !self.in_complement(at))?;
        let nominal = !self.is(last, "the") && !self.is(last, "and");
        let joined = nominal && of < last && (self.is(of, "of") || self.is(of, "for")) && self.is_head(of - 1);
        let title =
            self.token(of - 1).capitalised() || self.token(last).shape == Shape::Lower || self.kind(last).is_some();
        (joined && title).then_some(of - 1)
    }

    /// The head before -elect, -designate, -in-chief, emeritus.
    fn before_suffix(&self, last: usize, floor: usize) -> Option<usize> {
        let back = match () {
            () if self.is(last, "emeritus") || self.is(last, "designate") || self.is(last, "elect") => 1,
            () if self.is(last, "chief") && self.is(last.checked_sub(2)?, "in") => 3,
            () => return None,
        };
        let head = last.checked_sub(back)?;
        let head = if self.is_hyphen(head) { head.checked_sub(1)? } else { head };
        (head >= floor && self.is_head(head)).then_some(head)
    }

    /// True for what can stand in a title behind "of" and before the name: State; the Joint Chiefs; staff.
    fn in_complement(&self, at: usize) -> bool {
        let token = self.token(at);
        let class = token.class;
        match self.kind(at) {
            Some(NameKind::Person) => false,
            Some(_) => true,
            None if token.kind == TokenKind::Mark => self.is(at, "&") || self.is_hyphen(at),
            None if token.capitalised() => !class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION),
            None => {
                self.is(at, "and") || self.is(at, "the") || class.contains(WordClass::NOUN) && !class.intersects(CLOSED)
            }
        }
    }

    /// The first token of the phrase of a head.
    fn start_of(&self, head: usize, floor: usize) -> usize {
        let floor = floor.max(head.saturating_sub(LONGEST));
        let mut start = head;
        while start > floor {
            match self.modifier_before(start, floor) {
                Some(next) => start = next,
                None => break,
            }
        }
        self.trim_start(start, head, floor)
    }

    /// The start of the modifier that ends right before `start`.
    fn modifier_before(&self, start: usize, floor: usize) -> Option<usize> {
        let at = start - 1;
        let class = self.class(at);
        let owner = self.kind(start) == Some(NameKind::Person);
        if owner && !(self.token(at).capitalised() && class.intersects(WordClass::OFFICE | WordClass::HONORIFIC)) {
            return None;
        }
        let crowd = class.contains(WordClass::PLURAL) && class.intersects(WordClass::PERSON_NOUN | WordClass::OFFICE);
        if crowd && !self.token(at).capitalised() && !self.is_possessive(start) {
            return None;
        }
        if let Some((tokens, kind)) = self.name(at) {
            let open = *kind != NameKind::Person || self.is_possessive(start);
            return open.then_some(tokens.start.max(floor));
        }
        if self.is_hyphen(at) && self.document.glued(at) && at > floor {
            return Some(at - 1);
        }
        let joined = self.is(at, "and") || self.is(at, "&") || self.is(at, "/");
        let open = match () {
            () if self.is_possessive(at) || self.is(at, "&") => at > floor,
            () if joined => at > floor && self.joins(at),
            () => self.is_modifier(at, floor),
        };
        open.then_some(at)
    }

    /// True where "and" joins two heads (chairman and chief executive) or two words of one title (Health and Education
    /// Secretary), and not two phrases.
    fn joins(&self, and: usize) -> bool {
        let (before, after) = (and - 1, and + 1);
        let acronym = self.token(after).shape == Shape::Upper;
        let alike = acronym || self.token(before).capitalised() == self.token(after).capitalised();
        let single = !self.class(before).contains(WordClass::PLURAL);
        let portfolio = |at: usize| PORTFOLIOS.iter().any(|word| self.is(at, word));
        let bare = |at: usize| !self.class(at).intersects(CLOSED);
        self.is_head(before) && single && (alike || !self.token(after).capitalised()) && bare(after)
            || portfolio(before) && alike
    }

    /// A word that stands before a noun in its phrase.
    fn is_modifier(&self, at: usize, floor: usize) -> bool {
        let token = self.token(at);
        let class = token.class;
        match token.kind {
            TokenKind::Mark => false,
            TokenKind::Number => self.is_hyphen(at + 1),
            TokenKind::Word if class.intersects(CLOSED) && token.shape != Shape::Upper => false,
            TokenKind::Word if self.is(at, "old") && at > floor && self.is_hyphen(at - 1) => false,
            TokenKind::Word if FRONT_ADVERBS.iter().any(|word| self.is(at, word)) => true,
            TokenKind::Word if token.capitalised() && at > floor => true,
            TokenKind::Word => self.is_nominal(at),
        }
    }

    /// True for a word in small letters that is a noun or adjective here and no verb.
    fn is_nominal(&self, at: usize) -> bool {
        let class = self.class(at);
        let word = self.document.word(at);
        let nominal =
            class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::PERSON_NOUN | WordClass::OFFICE);
        let verb = class.intersects(WordClass::VERB | WordClass::REPORTING);
        let open = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::VERB | WordClass::ADVERB);
        match verb {
            false => nominal || !open,
            true if word.ends_with("ing") => PARTICIPLES.iter().any(|known| self.is(at, known)),
            true if word.ends_with("ed") => {
                PARTICIPLES.iter().any(|known| self.is(at, known)) && !self.is_behind_subject(at)
                    || self.is_behind_determiner(at)
            }
            true if word.ends_with('s') && !word.ends_with("ss") => PLURAL_MODIFIERS.contains(&word),
            true => nominal && !self.is_verb_here(at),
        }
    }

    fn is_behind_determiner(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(WordClass::empty(), |before| self.class(before));
        before.contains(WordClass::DETERMINER)
            || before.contains(WordClass::ADVERB) && !before.contains(WordClass::NOUN)
    }

    /// True for a word behind a noun or pronoun, where a past form is a verb: voters elected, but: of convicted.
    fn is_behind_subject(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&b| self.token(b).sentence == self.token(at).sentence) else {
            return false;
        };
        let class = self.class(before);
        let noun = class.contains(WordClass::NOUN) && !class.intersects(WordClass::ADJECTIVE | CLOSED);
        let pronoun = class.contains(WordClass::PRONOUN) && !class.contains(WordClass::DETERMINER);
        pronoun || noun || self.name(before).is_some() || class.contains(WordClass::AUXILIARY)
    }

    /// Leaves out what cannot open a phrase: marks, a possessive 's, a dateline in capitals, an adverb that opens the
    /// sentence.
    fn trim_start(&self, start: usize, head: usize, floor: usize) -> usize {
        let stray = |&at: &usize| {
            let token = self.token(at);
            let opener =
                at == floor && token.class.contains(WordClass::ADVERB) && !token.class.contains(WordClass::ADJECTIVE);
            let dateline = at == floor && token.shape == Shape::Upper && self.kind(at) == Some(NameKind::Place);
            token.kind == TokenKind::Mark || self.is_possessive(at) || self.is(at, "and") || opener || dateline
        };
        start + (start..head).take_while(stray).count()
    }

    // ---- to the right ----

    fn after_determiners(&self, start: usize, ceiling: usize) -> usize {
        let passed = |&at: &usize| {
            let class = self.class(at);
            class.contains(WordClass::DETERMINER) && self.kind(at).is_none_or(|kind| kind != NameKind::Person)
        };
        start + (start..ceiling).take_while(passed).count()
    }

    /// The head of the phrase that begins at `start`: the last noun for a person in its run of nouns and modifiers,
    /// with nothing behind it in the run.
    fn first_head(&self, start: usize, ceiling: usize) -> Option<usize> {
        let behind_article = start > 0 && self.class(start - 1).contains(WordClass::DETERMINER);
        let mut at = start;
        let mut head = None;
        while at < ceiling {
            match self.kind(at) {
                Some(NameKind::Person) => {
                    let end = self.name(at)?.0.end;
                    if !self.is_possessive(end) {
                        return None;
                    }
                    at = end;
                }
                Some(_) if self.is_head(at) && self.is(at + 1, "of") => {
                    head = Some(at);
                    at += 1;
                    break;
                }
                Some(_) => at = self.name(at)?.0.end,
                None if self.is_head(at) || behind_article && self.looks_like_head(at) => {
                    head = Some(at);
                    at = self.after_head(at);
                }
                None if self.continues(at) => at += 1,
                None => break,
            }
            if self.kind(at) == Some(NameKind::Person) && head.is_some() {
                return None;
            }
        }
        head.filter(|&head| self.after_head(head) == at)
    }

    /// True for what stands between the words of a phrase's run.
    fn continues(&self, at: usize) -> bool {
        let glued_hyphen = self.is_hyphen(at) && self.document.glued(at);
        let joined = (self.is(at, "and") || self.is(at, "&")) && self.joins(at);
        glued_hyphen
            || self.is_possessive(at)
            || joined
            || self.token(at).kind == TokenKind::Number
            || self.is_modifier(at, 0) && !self.ends_run(at)
    }

    /// True for a participle that begins a clause behind its noun (an activist based in Turkey).
    fn ends_run(&self, at: usize) -> bool {
        let class = self.class(at);
        let verb = class.contains(WordClass::VERB) && self.token(at).shape == Shape::Lower;
        verb && at > 0 && (self.is_head(at - 1) || self.class(at + 1).contains(WordClass::PREPOSITION))
    }

    /// A word that no list knows, or knows as a plain noun, but whose ending is that of an occupation.
    fn looks_like_head(&self, at: usize) -> bool {
        const ENDINGS: [&str; 9] = ["ologist", "woman", "man", "master", "keeper", "maker", "ist", "ier", "eer"];
        let open = WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB | CLOSED;
        let known = self.class(at).intersects(open) || self.name(at).is_some();
        let word = self.document.word(at);
        self.token(at).shape == Shape::Lower && !known && ENDINGS.iter().any(|end| word.ends_with(end))
    }

    /// The token behind a head and what belongs to it: -elect, -in-law, emeritus, in chief.
    fn after_head(&self, head: usize) -> usize {
        let hyphen = usize::from(self.is_hyphen(head + 1));
        let next = head + 1 + hyphen;
        match () {
            () if self.is(next, "elect") || self.is(next, "designate") || self.is(next, "emeritus") => next + 1,
            () if hyphen == 1 && (self.is(next, "in") || self.is(next, "at")) => next + 3,
            () if self.is(next, "in") && self.is(next + 1, "chief") => next + 2,
            () => head + 1,
        }
    }

    /// The end of the phrase of a head: behind its complements (of the group, at Acme, for rebels in the north) and
    /// further heads (doctor and writer).
    fn end_of(&self, head: usize, ceiling: usize) -> usize {
        let mut end = self.after_head(head).min(ceiling);
        while end < ceiling {
            let complement = if self.opens_complement(end) { self.complement(end + 1, ceiling) } else { None };
            match complement.or_else(|| self.further_head(end, ceiling)) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    fn opens_complement(&self, at: usize) -> bool {
        let near = ["in", "with", "from", "to", "on", "behind"].iter().any(|word| self.is(at, word));
        let firm = ["of", "at", "for"].iter().any(|word| self.is(at, word));
        let dated = self.token_is_date(at + 1);
        (firm || near) && !dated
    }

    fn token_is_date(&self, at: usize) -> bool {
        let number = self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        number || self.class(at).intersects(WordClass::MONTH | WordClass::WEEKDAY)
    }

    /// The end of the noun phrase behind a preposition; none when nothing of a noun phrase stands there.
    fn complement(&self, start: usize, ceiling: usize) -> Option<usize> {
        let mut at = self.after_determiners(start, ceiling);
        let first = at;
        while at < ceiling {
            if let Some(next) = self.quoted_title(at, ceiling) {
                at = next;
            } else if let Some((tokens, _)) = self.name(at) {
                at = tokens.end;
            } else if self.continues_complement(at) {
                at += 1;
            } else {
                break;
            }
        }
        (at > first).then_some(at.min(ceiling))
    }

    fn continues_complement(&self, at: usize) -> bool {
        let lower_verb = self.token(at).shape == Shape::Lower
            && self.class(at).intersects(WordClass::VERB | WordClass::REPORTING)
            && !self.class(at).intersects(WordClass::NOUN | WordClass::ADJECTIVE);
        let joined = (self.is(at, "and") || self.is(at, "&")) && self.joins_complement(at);
        let mark = self.is_hyphen(at) && self.document.glued(at) || self.is_possessive(at) || self.is(at, "&");
        let word = self.token(at).kind != TokenKind::Mark && !self.class(at).intersects(CLOSED);
        joined || mark || word && !lower_verb && !self.ends_run(at)
    }

    /// True where "and" joins two plain nouns of one complement: professor of law and politics.
    fn joins_complement(&self, and: usize) -> bool {
        let plain = |at: usize| {
            let token = self.document.tokens.get(at);
            let noun = self.class(at).contains(WordClass::NOUN) && !self.is_head(at);
            token.is_some_and(|t| {
                t.kind == TokenKind::Word && (noun || t.capitalised() && self.kind(at) != Some(NameKind::Person))
            })
        };
        let alike =
            self.document.tokens.get(and + 1).is_some_and(|t| t.capitalised() == self.token(and - 1).capitalised());
        alike && plain(and - 1) && plain(and + 1)
    }

    /// The end of a short title in quotation marks: host of CNN's "New Day."
    fn quoted_title(&self, at: usize, ceiling: usize) -> Option<usize> {
        const LONGEST_TITLE: usize = 8;
        let open = |at: usize| matches!(self.document.word(at), "\"" | "“" | "‘" | "''" | "``");
        let close = |at: usize| matches!(self.document.word(at), "\"" | "”" | "’" | "''");
        if !open(at) {
            return None;
        }
        (at + 2..ceiling.min(at + LONGEST_TITLE)).find(|&end| close(end)).map(|end| end + 1)
    }

    /// The end of another head joined by "and": doctor and spokesman for the group.
    fn further_head(&self, and: usize, ceiling: usize) -> Option<usize> {
        if !(self.is(and, "and") || self.is(and, "&")) {
            return None;
        }
        let start = self.after_determiners(and + 1, ceiling);
        let head = self.first_head(start, ceiling)?;
        (!self.class(head).contains(WordClass::PLURAL)).then(|| self.after_head(head))
    }

    // ---- marks ----

    fn is_hyphen(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
            && matches!(self.document.word(at), "-" | "‐" | "‑")
    }

    /// True for 's, and for the apostrophe behind a plural that a word follows.
    pub fn is_possessive(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let clitic = self.is(at, "'s");
        let bare = token.kind == TokenKind::Mark && matches!(self.document.word(at), "'" | "’");
        clitic
            || bare
                && self.document.glued(at)
                && !self.document.glued(at + 1)
                && self.document.word(at - 1).ends_with('s')
    }
}

/// What a verb in its base form follows.
const MODALS: [&str; 8] = ["will", "would", "can", "could", "may", "might", "should", "must"];

/// Nouns for people that are no roles.
const CROWD: [&str; 6] = ["people", "men", "women", "person", "others", "citizens"];

/// Adverbs that stand in front of a noun's modifiers.
const FRONT_ADVERBS: [&str; 8] = ["then", "now", "newly", "recently", "longtime", "openly", "once", "late"];

/// Participles that stand before a noun for a person.
const PARTICIPLES: [&str; 63] = [
    "accused",
    "acclaimed",
    "acting",
    "alleged",
    "appointed",
    "aspiring",
    "campaigning",
    "celebrated",
    "commanding",
    "convicted",
    "decorated",
    "defending",
    "deposed",
    "detained",
    "disgraced",
    "distinguished",
    "elected",
    "embattled",
    "exiled",
    "experienced",
    "founding",
    "governing",
    "imprisoned",
    "incoming",
    "injured",
    "investigating",
    "jailed",
    "leading",
    "licensed",
    "losing",
    "managing",
    "noted",
    "operating",
    "opposing",
    "ousted",
    "outgoing",
    "presiding",
    "prosecuting",
    "registered",
    "reigning",
    "renowned",
    "respected",
    "retired",
    "retiring",
    "returning",
    "rising",
    "ruling",
    "seasoned",
    "serving",
    "sitting",
    "skilled",
    "surviving",
    "suspected",
    "suspended",
    "talented",
    "titled",
    "trained",
    "trusted",
    "unelected",
    "visiting",
    "wanted",
    "working",
    "wounded",
];

/// Plurals that stand before a noun for a person and that could be verbs too.
const PLURAL_MODIFIERS: [&str; 14] = [
    "affairs",
    "arms",
    "claims",
    "communications",
    "forces",
    "games",
    "markets",
    "operations",
    "relations",
    "rights",
    "sales",
    "services",
    "systems",
    "works",
];

/// What ministers are for, where two are joined: trade and industry secretary.
const PORTFOLIOS: [&str; 40] = [
    "agriculture",
    "arts",
    "business",
    "citizenship",
    "climate",
    "commerce",
    "communities",
    "culture",
    "defence",
    "defense",
    "economy",
    "education",
    "employment",
    "energy",
    "enterprise",
    "environment",
    "equality",
    "finance",
    "fisheries",
    "food",
    "forestry",
    "health",
    "housing",
    "human",
    "immigration",
    "industry",
    "information",
    "infrastructure",
    "innovation",
    "justice",
    "labor",
    "labour",
    "planning",
    "science",
    "skills",
    "sports",
    "tourism",
    "trade",
    "transport",
    "work",
];
