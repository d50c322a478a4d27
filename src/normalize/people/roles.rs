//! The role that the text attaches to a mention of a person.

use super::cluster::Named;
use super::phrases::{Phrase, Reader};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::extract::names::styles::style_at;
use crate::lexicon::{Groups, WordClass, WordSet, are_post_nominal, fold_hash, groups};
use std::ops::Range;

/// How firmly a role is attached to a name, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Police spokeswoman Ann Blake; Ann Blake, a spokeswoman; his wife, Ann; Blake, who is a doctor
    Close,
    /// Blake is a doctor; as mayor, Blake; Blake as mayor
    Loose,
}

/// A role at a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its words.
    pub phrase: Phrase,
    /// How it is attached.
    pub tie: Tie,
}

/// The role at each mention, by its index.
pub fn at_mentions(document: &Document, reader: &Reader, names: &[Named]) -> Vec<Option<Role>> {
    let finder = Finder { document, reader };
    let mut roles: Vec<_> = names.iter().map(|name| finder.role(&name.parts.tokens)).collect();
    for at in 1..names.len() {
        let shared = roles[at - 1].as_ref().filter(|role| document.class(role.phrase.head).contains(WordClass::PLURAL));
        if roles[at].is_none() && finder.in_list(&names[at - 1].parts.tokens, &names[at].parts.tokens) {
            roles[at] = shared.cloned();
        }
    }
    // Ann Blake and Tom Reed, the owners of the port
    for at in (1..names.len()).rev() {
        let (name, next) = (&names[at - 1].parts.tokens, &names[at].parts.tokens);
        let after = roles[at].as_ref().filter(|role| role.phrase.tokens.start >= next.end);
        let shared = after.filter(|role| document.class(role.phrase.head).contains(WordClass::PLURAL));
        if roles[at - 1].is_none() && finder.in_list(name, next) {
            roles[at - 1] = shared.cloned();
        }
    }
    let told: WordSet = roles.iter().flatten().map(|role| document.tokens[role.phrase.head].hash).collect();
    for at in 0..names.len() {
        if roles[at].is_none() && finder.is_alone(names, at) {
            let next = finder.in_next_sentence(&names[at].parts.tokens);
            roles[at] = next.filter(|role| !told.contains(&document.tokens[role.phrase.head].hash));
        }
    }
    roles
}

struct Finder<'a> {
    document: &'a Document<'a>,
    reader: &'a Reader<'a>,
}

impl Finder<'_> {
    fn role(&self, name: &Range<usize>) -> Option<Role> {
        let close = |phrase| Role { phrase, tie: Tie::Close };
        let loose = |phrase| Role { phrase, tie: Tie::Loose };
        let before_comma = || self.before_comma(name, self.before_honorifics(name));
        self.attached(name)
            .or_else(before_comma)
            .or_else(|| self.relative(name.end))
            .map(close)
            .or_else(|| self.as_role(name).or_else(|| self.predicate(name)).or_else(|| self.inverted(name)).map(loose))
    }

    /// Right before the name or right after it; the one after it is preferred to a relation or calling before it (her
    /// brother Tom Reed, the chief engineer).
    fn attached(&self, name: &Range<usize>) -> Option<Phrase> {
        let before = self.before(name);
        let relation = |phrase: &Phrase| self.document.class(phrase.head).contains(WordClass::RELATION);
        match before {
            Some(phrase) if relation(&phrase) || self.is_calling(&phrase) || self.is_rank(&phrase) => {
                let before_rank = || self.before_comma(name, phrase.tokens.start).filter(|_| self.is_rank(&phrase));
                self.after(name).or_else(before_rank).or(Some(phrase))
            }
            Some(phrase) => Some(phrase),
            None => {
                let own = |phrase: &Phrase| {
                    !self.leads_to_name(phrase) || self.before_comma(name, self.before_honorifics(name)).is_none()
                };
                self.after(name).filter(own)
            }
        }
    }

    /// True for a phrase that may be the role of the next name: The mayor, Ann Blake, [the clerk], Tom Reed.
    fn leads_to_name(&self, phrase: &Phrase) -> bool {
        let comma = phrase.tokens.end;
        let next = |at: usize| self.reader.kind(at) == Some(NameKind::Person);
        self.document.is(comma, ",")
            && (comma + 1..comma + 4)
                .find(|&at| next(at))
                .is_some_and(|name| (comma + 1..name).all(|at| self.document.class(at).contains(WordClass::HONORIFIC)))
    }

    /// True for a single word for someone's profession, used like a title: Advocate Ann Blake, engineer Tom Reed.
    fn is_calling(&self, phrase: &Phrase) -> bool {
        phrase.tokens.len() == 1 && !self.document.class(phrase.head).contains(WordClass::OFFICE)
    }

    /// True for only ranks and titles of birth, which say less than the office after the name: Major General Tom Reed,
    /// commander of the Coast Guard.
    fn is_rank(&self, phrase: &Phrase) -> bool {
        let word = |at: usize| self.document.word(at).trim_end_matches('.');
        let rank = |at: usize| groups(fold_hash(word(at))).intersects(Groups::RANK);
        phrase.tokens.len() < 3 && phrase.tokens.clone().all(rank)
    }

    /// Police spokeswoman Ann Blake; Foreign Secretary Sir Tom Reed
    fn before(&self, name: &Range<usize>) -> Option<Phrase> {
        let sentence = self.document.tokens[name.start].sentence;
        let end = self.before_honorifics(name);
        let end = self.before_naming(end).unwrap_or(end);
        let (end, example) = self.before_example(end).map_or((end, false), |end| (end, true));
        let inside = end > 0 && self.document.tokens[end - 1].sentence == sentence;
        let phrase =
            if inside { self.ending_before_brackets(end).or_else(|| self.reaching(end))? } else { return None };
        let plural = self.document.class(phrase.head).contains(WordClass::PLURAL);
        let listed = example || self.document.is_any(name.end, &[",", "and", "&", "in", "of", "from", "("]);
        let other = usize::from(example && self.document.is(phrase.tokens.start, "other"));
        let phrase = Phrase { tokens: phrase.tokens.start + other..phrase.tokens.end, ..phrase };
        (if plural { listed } else { !example }).then_some(phrase)
    }

    /// Where the phrase for several people ends of whom a name is an example: farmers such as Ann Blake; poets like Reed.
    fn before_example(&self, name: usize) -> Option<usize> {
        let before = name.checked_sub(1)?;
        match () {
            () if self.document.is(before, "like") => Some(before),
            () if self.document.is(before, "as") => before.checked_sub(1).filter(|&at| self.document.is(at, "such")),
            () => None,
        }
    }

    /// The phrase before a name, skipping brackets that qualify a rank or repeat an office: Major General (retd) Ann
    /// Blake; chief executive officer (CEO) Ann Blake.
    fn ending_before_brackets(&self, end: usize) -> Option<Phrase> {
        const RETIRED: [&str; 6] = ["ret", "ret.", "retd", "retd.", "retired", "rtd"];
        let open = end.checked_sub(3).filter(|&at| self.document.is(at, "(") && self.document.is(end - 1, ")"));
        let aside = |&at: &usize| {
            self.document.is_any(at + 1, &RETIRED) || self.reader.is_head(at - 1) && self.reader.has_letters(at)
        };
        match open.filter(|&at| at > 0).filter(aside) {
            Some(open) => {
                self.reader.ending_at(open).map(|phrase| Phrase { tokens: phrase.tokens.start..end, ..phrase })
            }
            None => self.reader.ending_at(end),
        }
    }

    /// Where the phrase for someone new ends before a participle that tells the name: a teacher named Ann Blake; another
    /// seller, surnamed Reed.
    fn before_naming(&self, name: usize) -> Option<usize> {
        let naming = name.checked_sub(1).filter(|&at| self.document.is_any(at, &["called", "named", "surnamed"]))?;
        let end = naming - usize::from(naming > 0 && self.document.is(naming - 1, ","));
        let start = self.reader.ending_at(end)?.tokens.start;
        let new = start.checked_sub(1).is_some_and(|at| self.document.is_any(at, &["a", "an", "another", "one"]));
        new.then_some(end)
    }

    /// Where a name begins, including the honorifics and styles before it.
    fn before_honorifics(&self, name: &Range<usize>) -> usize {
        const LONGEST: usize = 3;
        let honorific = |at: usize| {
            let class = self.document.class(at);
            let title = class.contains(WordClass::HONORIFIC) && !class.contains(WordClass::OFFICE);
            title && self.document.tokens[at].shape != Shape::Lower
        };
        let style = |end: usize| {
            let ends = |&at: &usize| style_at(self.document, at).is_some_and(|(tokens, _)| tokens.end == end);
            (end.saturating_sub(LONGEST)..end).find(ends)
        };
        let mut start = name.start;
        while let Some(before) = style(start).or_else(|| start.checked_sub(1).filter(|&at| honorific(at))) {
            start = before;
        }
        start
    }

    /// Ann Blake, 54, the head of the group, ...; Ann Blake (head of the group)
    fn after(&self, name: &Range<usize>) -> Option<Phrase> {
        let start = name.start;
        let end = self.reader.sentence_end(name.end - 1);
        let mark = self.after_asides(name.end, end);
        if mark >= end || !self.is_apposition_mark(mark) {
            return None;
        }
        if self.document.is(mark + 1, "whose") {
            return None;
        }
        // Ann Blake, now the head of the group, ...
        let adverb = self.document.class(mark + 1).contains(WordClass::ADVERB)
            && self.document.class(mark + 2).contains(WordClass::DETERMINER);
        let mark = mark + usize::from(adverb);
        let phrase = self.reader.starting_at(mark + 1).filter(|phrase| phrase.tokens.end <= end)?;
        let one = self.document.is(phrase.tokens.start, "one");
        let plural = self.document.class(phrase.head).contains(WordClass::PLURAL) && !one;
        let listed = start.checked_sub(1).is_some_and(|at| self.document.is(at, "and"));
        if plural && !listed {
            return None;
        }
        let closed = self.closes_apposition(&phrase, mark + 1, end);
        (closed || self.opens_tag(name, &phrase, mark + 1) || self.is_bare(&phrase, mark + 1)).then_some(phrase)
    }

    /// True for an office with its complement and no determiner, which is never a subject: Ann Blake, director of the
    /// Tree Institute said that ...
    fn is_bare(&self, phrase: &Phrase, start: usize) -> bool {
        let person = self.reader.kind(phrase.tokens.end) == Some(NameKind::Person);
        let complement = self.document.is_any(phrase.head + 1, &["of", "at", "for"]);
        phrase.tokens.start == start && complement && !person
    }

    /// True if a sentence opens with a name and an apposition without a closing comma: Ann Blake, a farmer said that
    /// ...; Ann Blake, Peru's envoy to Chile called ...
    fn opens_tag(&self, name: &Range<usize>, phrase: &Phrase, start: usize) -> bool {
        let sentence = self.document.tokens[name.start].sentence as usize;
        let says = self.document.class(phrase.tokens.end).contains(WordClass::REPORTING);
        let owned = (phrase.tokens.start..phrase.head).any(|at| self.reader.is_possessive(at));
        let indefinite = owned || self.document.is_any(start, &["a", "an"]);
        let opens = self.document.sentences[sentence].tokens.start == name.start;
        opens && indefinite && says && !self.document.is(phrase.tokens.end + 1, ",")
    }

    /// After an age between commas, degrees and brackets: Blake, 54, ...; Blake, PhD, ...; Blake (R-Ohio), ...
    fn after_asides(&self, name: usize, end: usize) -> usize {
        let number = |at: usize| self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let mut at = name;
        if self.document.is(at, ",") && number(at + 1) && self.document.is(at + 2, ",") {
            at += 2;
        }
        while self.document.is(at, ",") && self.document.is(at + 2, ",") && are_post_nominal(self.document.word(at + 1))
        {
            at += 2;
        }
        if self.document.is(at, "(") && at + 1 < end && self.reader.starting_at(at + 1).is_none() {
            const LONGEST: usize = 8;
            let close = (at..end.min(at + LONGEST)).find(|&close| self.document.is(close, ")"));
            at = close.map_or(at, |close| close + 1);
        }
        at
    }

    fn is_apposition_mark(&self, at: usize) -> bool {
        matches!(self.document.word(at), "," | "(") || self.is_dash(at)
    }

    /// True for a dash or hyphen after a space.
    fn is_dash(&self, at: usize) -> bool {
        matches!(self.document.word(at), "—" | "–" | "--" | "-") && !self.document.glued(at)
    }

    /// True when what follows a phrase shows that it was an apposition: a mark, the end, a relative clause, a
    /// participle; not a finite verb (When they met Blake, the president said).
    fn closes_apposition(&self, phrase: &Phrase, start: usize, end: usize) -> bool {
        let next = phrase.tokens.end;
        if next >= end || self.document.tokens[next].kind == TokenKind::Mark {
            return true;
        }
        let class = self.document.class(next);
        let relative = self.document.is_any(next, &["who", "which", "that", "whose", "whom", "where"]);
        let finite = class.intersects(WordClass::AUXILIARY | WordClass::REPORTING) && !self.document.is(next + 1, "by");
        let verb = class.contains(WordClass::VERB) && !self.document.word(next).ends_with("ing");
        let indefinite = self.document.is(start, "a") || self.document.is(start, "an");
        let person = self.reader.kind(next) == Some(NameKind::Person);
        relative || !person && !finite && (indefinite || !verb) && !class.contains(WordClass::PRONOUN)
    }

    /// His wife, Ann, ...; the group's leader, Dr Ann Blake, ...
    fn before_comma(&self, name: &Range<usize>, title: usize) -> Option<Phrase> {
        let comma = title.checked_sub(1).filter(|&at| self.document.is_any(at, &[",", ":"]) || self.is_dash(at))?;
        let phrase = self.reader.ending_at(comma).or_else(|| self.reaching(comma))?;
        let start = phrase.tokens.start;
        let plural = self.document.class(phrase.head).contains(WordClass::PLURAL);
        if !self.document.is(comma, ",") && !plural {
            return None;
        }
        let opener = start.checked_sub(1).filter(|&at| self.document.class(at).contains(WordClass::DETERMINER));
        let own = (start..phrase.head).any(|at| self.reader.is_possessive(at));
        let relation = self.document.class(phrase.head).contains(WordClass::RELATION);
        // He told his son, Tom, and daughter, Ann, to wait.
        let joined_relation = relation && start > 0 && self.document.is(start - 1, "and");
        // Three judges of the court - Ann Blake, Tom Reed and Jane Moore - agreed.
        let number = |at: usize| self.document.class(at).contains(WordClass::NUMBER);
        let counted = plural && (number(start) || start > 0 && number(start - 1));
        let definite = own
            || counted
            || joined_relation
            || opener.is_some_and(|at| !self.document.is(at, "a") && !self.document.is(at, "an"));
        let capital = self.is_capital_office(&phrase);
        let joined = self.document.is(name.end, "and") || self.may_be_verb(name.end);
        let first = self.document.sentences[self.document.tokens[comma].sentence as usize].tokens.start;
        let bare = self.is_bare_title(&phrase, first);
        let closed = self.is_closed(name.end)
            || plural && self.document.is(name.end, "and")
            || relation && opener.is_some() && !self.document.class(name.end).contains(WordClass::REPORTING)
            || capital && (joined || own)
            || bare && (joined || self.document.class(name.end).contains(WordClass::PREPOSITION));
        // Leeds – Former manager of the port, Ann Blake, left.
        let dash = start > 0 && matches!(self.document.word(start - 1), "–" | "—");
        // It rained, says club secretary, Dr Ann Blake.
        let after_verb = start > 0 && self.document.class(start - 1).contains(WordClass::REPORTING);
        let opens = opener.map_or(start, |at| at) <= first + 1 || dash || after_verb;
        // They freed an American geologist, Tom Reed, in May.
        let indefinite = opener.is_some() && self.document.is_any(name.end, &[",", ";"]);
        let first = start + usize::from(plural && number(start));
        let phrase = Phrase { tokens: first..phrase.tokens.end, ..phrase };
        ((definite || capital || indefinite || opens || bare) && !(plural && !definite) && closed).then_some(phrase)
    }

    /// True for a singular noun for a person that nothing determines, which can only be a title of the name after its
    /// comma: against former president, Tom Reed; Harbour councillor, Ann Blake moved it.
    fn is_bare_title(&self, phrase: &Phrase, first: usize) -> bool {
        let class = |at: usize| self.document.class(at);
        let start = phrase.tokens.start;
        let before = start.checked_sub(1).filter(|_| start > first).map_or(WordClass::empty(), class);
        let governed = before.intersects(WordClass::PREPOSITION | WordClass::VERB | WordClass::REPORTING);
        let determined = before.contains(WordClass::DETERMINER)
            || (start..phrase.head)
                .any(|at| self.reader.is_possessive(at) || class(at).contains(WordClass::DETERMINER));
        let single = !class(phrase.head).intersects(WordClass::PLURAL | WordClass::RELATION);
        single && !determined && (start == first && phrase.tokens.len() > 1 || start > first && governed)
    }

    /// True for an office written like a title, with its field: Deputy Minister of Mines, President of Acme.
    fn is_capital_office(&self, phrase: &Phrase) -> bool {
        let head = &self.document.tokens[phrase.head];
        let singular = !head.class.contains(WordClass::PLURAL);
        let office = head.class.contains(WordClass::OFFICE) || self.document.is_any(phrase.head, &["ceo", "founder"]);
        singular && office && head.capitalised() && phrase.tokens.len() > 1
    }

    /// True for what can be a verb after a name: Reed said; Reed has left; Reed opines.
    fn may_be_verb(&self, at: usize) -> bool {
        const OTHER: WordClass =
            WordClass::PREPOSITION.union(WordClass::CONJUNCTION).union(WordClass::DETERMINER).union(WordClass::PRONOUN);
        let token = self.document.tokens.get(at);
        token.is_some_and(|it| it.kind == TokenKind::Word && it.shape == Shape::Lower && !it.class.intersects(OTHER))
    }

    /// The phrase that extends to a comma or a name with complements of its own: the US ambassador to the UN, Ann
    /// Blake, ...; deputy head of the office in Leeds Ann Blake
    fn reaching(&self, end: usize) -> Option<Phrase> {
        const FARTHEST: usize = 18;
        let first = self.document.sentences[self.document.tokens[end].sentence as usize].tokens.start;
        let near = first.max(end.saturating_sub(FARTHEST))..end;
        let mut starts = near.filter(|&at| at == first || self.opens_phrase(at));
        starts.find_map(|at| self.reader.filling(at, end))
    }

    /// True for a word that can begin a noun phrase in its position: a determiner, or a word after a mark, a verb of
    /// speech or a joining function word.
    fn opens_phrase(&self, at: usize) -> bool {
        const JOINT: WordClass = WordClass::PREPOSITION.union(WordClass::CONJUNCTION).union(WordClass::REPORTING);
        let before = self.document.class(at - 1);
        let joined =
            before.intersects(JOINT) && self.document.tokens[at].capitalised() && !self.document.is(at - 1, "of");
        let mark = matches!(self.document.word(at - 1), "–" | "—" | "-" | "," | ";" | ":");
        self.document.class(at).contains(WordClass::DETERMINER) || joined || mark
    }

    /// The winner was Ann Blake; the three winners are Ann Blake, Tom Reed and Jane Moore
    fn inverted(&self, name: &Range<usize>) -> Option<Phrase> {
        let several = name.start > 0 && self.are(name.start - 1);
        let be = name.start.checked_sub(1).filter(|&at| several || self.document.is_any(at, &["is", "was"]))?;
        let phrase = self.reader.ending_at(be)?;
        let class = |at: usize| self.document.class(at);
        let number = (phrase.tokens.start..phrase.head).find(|&at| !class(at).contains(WordClass::NUMBER));
        let start = number.unwrap_or(phrase.head);
        let the = phrase.tokens.start.checked_sub(1).is_some_and(|at| class(at).contains(WordClass::DETERMINER));
        let plural = class(phrase.head).contains(WordClass::PLURAL);
        let phrase = Phrase { tokens: start..phrase.tokens.end, ..phrase };
        let closed = self.is_closed(name.end) || several && self.document.is(name.end, "and");
        (the && plural == several && closed).then_some(phrase)
    }

    fn are(&self, at: usize) -> bool {
        self.document.is_any(at, &["are", "were"])
    }

    /// True at the end of a sentence and before a mark.
    fn is_closed(&self, at: usize) -> bool {
        let token = self.document.tokens.get(at);
        token.is_none_or(|t| t.kind == TokenKind::Mark || t.sentence != self.document.tokens[at - 1].sentence)
    }

    /// Blake, who is head of the group; Blake, who will be his chief of staff
    fn relative(&self, name: usize) -> Option<Phrase> {
        let who = name + usize::from(self.document.is(name, ","));
        if !(self.document.is(who, "who")) {
            return None;
        }
        self.single(self.after_verb_of_being(who + 1)?)
    }

    /// The phrase that begins at `start`, if it is of one person.
    fn single(&self, start: usize) -> Option<Phrase> {
        let phrase = self.reader.starting_at(start)?;
        let one = self.document.is(phrase.tokens.start, "one");
        (one || !self.document.class(phrase.head).contains(WordClass::PLURAL)).then_some(phrase)
    }

    /// Blake is the head of the group; Blake was elected mayor; Blake and Reed are farmers
    fn predicate(&self, name: &Range<usize>) -> Option<Phrase> {
        if name.start > 0 && self.document.is(name.start - 1, "and") && self.are(name.end) {
            let phrase = self.reader.starting_at(name.end + 1)?;
            return self.document.class(phrase.head).contains(WordClass::PLURAL).then_some(phrase);
        }
        let start = self.after_verb_of_being(name.end)?;
        let phrase = self.single(start)?;
        let article = phrase.tokens.start > start;
        let office = self.document.class(phrase.head).contains(WordClass::OFFICE);
        (article || office).then_some(phrase)
    }

    /// The place after is, was, has been, will be, became, serves as, was named.
    fn after_verb_of_being(&self, start: usize) -> Option<usize> {
        const MOST: usize = 4;
        const SERVES: [&str; 7] = ["serves", "served", "works", "worked", "serving", "working", "acts"];
        let any = |at: usize, words: &[&str]| self.document.is_any(at, words);
        let being = |at: usize| self.document.in_group(at, Groups::BEING);
        let auxiliary = |at: usize| self.document.class(at).intersects(WordClass::AUXILIARY | WordClass::ADVERB);
        let being = (start..start + MOST).take_while(|&at| auxiliary(at) || being(at)).filter(|&at| being(at)).last();
        let at = match being {
            Some(being) => {
                let adverb = |&at: &usize| self.document.class(at).contains(WordClass::ADVERB);
                let chosen = being + 1 + (being + 1..being + MOST).take_while(adverb).count();
                let also = being + 1 + usize::from(self.document.is(being + 1, "also"));
                if self.document.in_group(chosen, Groups::CHOSEN) { chosen + 1 } else { also }
            }
            None => {
                (start..start + MOST).find(|&at| any(at, &SERVES)).filter(|&at| self.document.is(at + 1, "as"))? + 1
            }
        };
        let to_be = if self.document.is(at, "to") && any(at + 1, &["be", "become"]) { 2 } else { 0 };
        Some(at + to_be + usize::from(self.document.is(at, "as")))
    }

    /// As head of the group, Blake ...; Blake as head of the group; Blake left his last meeting as president
    fn as_role(&self, name: &Range<usize>) -> Option<Phrase> {
        self.opening_as(name).or_else(|| {
            const FARTHEST: usize = 10;
            let end = self.reader.sentence_end(name.end - 1).min(name.end + FARTHEST);
            let same_clause = |&at: &usize| {
                let mark = self.document.tokens[at].kind == TokenKind::Mark && !self.document.glued(at);
                !mark && !self.document.is(at, ",") && self.reader.kind(at) != Some(NameKind::Person)
            };
            let inside = (name.end..end).take_while(same_clause);
            let at = inside.into_iter().find(|&at| self.document.is(at, "as"))?;
            let phrase = self.single(at + 1)?;
            let office = self.document.class(phrase.head).contains(WordClass::OFFICE);
            let next = at == name.end || phrase.tokens.start == at + 1;
            let verb = self.document.class(phrase.tokens.end).intersects(WordClass::AUXILIARY | WordClass::REPORTING);
            (office && next && !verb).then_some(phrase)
        })
    }

    fn opening_as(&self, name: &Range<usize>) -> Option<Phrase> {
        let comma = name.start.checked_sub(1).filter(|&at| self.document.is(at, ","))?;
        let sentence = self.document.tokens[comma].sentence as usize;
        let first = self.document.sentences[sentence].tokens.start;
        if !self.document.is(first, "as") {
            return None;
        }
        self.reader.starting_at(first + 1).filter(|phrase| phrase.tokens.end == comma)
    }

    /// True for the only name of a person in its sentence.
    fn is_alone(&self, names: &[Named], at: usize) -> bool {
        let other = |at: Option<usize>| at.and_then(|at| names.get(at)).map(|name| name.sentence);
        let sentence = Some(names[at].sentence);
        other(at.checked_sub(1)) != sentence && other(Some(at + 1)) != sentence
    }

    /// Nobody helped, Blake said. The factory's manager had called twice.
    fn in_next_sentence(&self, name: &Range<usize>) -> Option<Role> {
        let start = self.reader.sentence_end(name.end - 1);
        if start >= self.document.tokens.len() || !self.document.is(start, "the") {
            return None;
        }
        let phrase = self.single(start)?;
        let named = phrase.tokens.clone().any(|at| self.reader.kind(at) == Some(NameKind::Person));
        let verb = WordClass::AUXILIARY | WordClass::REPORTING | WordClass::VERB;
        let subject = self.document.class(phrase.tokens.end).intersects(verb);
        (subject && !named && phrase.tokens.len() > 1).then_some(Role { phrase, tie: Tie::Loose })
    }

    /// True when two names are in one list: brothers Tom and Dick; writers Ann Blake in Rome, Tom Reed
    fn in_list(&self, name: &Range<usize>, next: &Range<usize>) -> bool {
        const LONGEST: usize = 8;
        let gap = name.end..next.start.max(name.end);
        let bracketed = self.document.is(gap.start, "(");
        let close = gap.clone().find(|&at| bracketed && self.document.is(at, ")")).unwrap_or(gap.start);
        let joint = |at: usize| {
            let place = self.reader.kind(at) == Some(NameKind::Place) || self.document.tokens[at].capitalised();
            at < close || place || self.document.is_any(at, &[",", "and", "in", "of", "&", "(", ")", ";", "from"])
        };
        let joined = gap.clone().any(|at| self.document.is(at, ",") || self.document.is(at, "and"));
        let same_sentence = self.document.tokens[name.start].sentence == self.document.tokens[next.start].sentence;
        same_sentence && joined && gap.len() <= LONGEST && gap.clone().all(joint)
    }
}
