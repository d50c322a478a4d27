//! Phrases read forwards: after a name.

use super::{CLOSED, LONGEST, Phrase, Reader};
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::WordClass;

impl Reader<'_> {
    /// The phrase that begins at `start`, skipping an article or possessive before it: Ann Blake, [the head of the
    /// group], left.
    pub fn starting_at(&self, start: usize) -> Option<Phrase> {
        self.starting_before(start, self.sentence_end(start))
    }

    /// The phrase that extends from `start` to `end`
    pub fn filling(&self, start: usize, end: usize) -> Option<Phrase> {
        self.starting_before(start, end).filter(|phrase| phrase.tokens.end == end)
    }

    fn starting_before(&self, start: usize, end: usize) -> Option<Phrase> {
        // One of the founders of the group
        let one = self.is(start, "one") && self.is(start + 1, "of");
        let ceiling = end.min(start + LONGEST);
        let first = self.after_determiners(if one { start + 2 } else { start }, ceiling);
        let head = self.first_head(first, ceiling)?;
        let end = self.end_of(head, ceiling);
        Some(Phrase { tokens: if one { start } else { first }..end, head })
    }

    fn after_determiners(&self, start: usize, ceiling: usize) -> usize {
        let passed = |&at: &usize| {
            let class = self.class(at);
            class.contains(WordClass::DETERMINER) && self.kind(at).is_none_or(|kind| kind != NameKind::Person)
        };
        start + (start..ceiling).take_while(passed).count()
    }

    /// The head of the phrase that begins at `start`: the last noun for a person in its run of nouns and modifiers,
    /// with nothing after it in the run.
    fn first_head(&self, start: usize, ceiling: usize) -> Option<usize> {
        let after_article = start > 0 && self.class(start - 1).contains(WordClass::DETERMINER);
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
                Some(kind) if kind != NameKind::Place && head.is_some_and(|head| self.takes_name(head, at)) => {
                    return head;
                }
                Some(_) => match self.head_within(at) {
                    Some(inner) if self.is(inner + 1, "of") => {
                        head = Some(inner);
                        at = inner + 1;
                        break;
                    }
                    inner => {
                        head = inner.or(head);
                        at = self.name(at)?.0.end;
                    }
                },
                None if self.letters_in_brackets(at).is_some() => at += 3,
                None if self.is_head(at) || after_article && self.looks_like_head(at) => {
                    head = Some(at);
                    at = self.after_head(at);
                }
                None if self.continues(at) => at += 1,
                None => break,
            }
            if at < ceiling && self.kind(at) == Some(NameKind::Person) && head.is_some() {
                return None;
            }
        }
        head.filter(|&head| self.after_head(head) == at)
    }

    /// The noun for a person in what was read as a body's name: at its end (Labour MP) or before "of" (Sales Director of
    /// Acme).
    fn head_within(&self, at: usize) -> Option<usize> {
        let (tokens, kind) = self.name(at).filter(|(tokens, _)| tokens.start == at)?;
        let single = |at: &usize| self.is_head(*at) && !self.class(*at).contains(WordClass::PLURAL);
        let title = |at: &usize| single(at) && (*at + 1 == tokens.end || self.is(*at + 1, "of"));
        (*kind == NameKind::Organisation).then(|| (at + 1..tokens.end).find(title)).flatten()
    }

    /// True for a capitalised office with the name of its body right after it: Secretary Reed Foundation.
    fn takes_name(&self, head: usize, at: usize) -> bool {
        self.after_head(head) == at && self.class(head).contains(WordClass::OFFICE) && self.token(head).capitalised()
    }

    /// True for tokens that can be between the words of a phrase's run.
    fn continues(&self, at: usize) -> bool {
        let glued_hyphen = self.is_hyphen(at) && self.document.glued(at);
        let joined = (self.is(at, "and") || self.is(at, "&")) && (self.joins(at) || self.joins_modifiers(at));
        let joint = self.joins_modifiers(at + 1);
        glued_hyphen
            || self.is_possessive(at)
            || joined
            || joint
            || self.is_in_compound(at)
            || self.token(at).kind == TokenKind::Number
            || self.is_modifier(at, 0) && !self.ends_run(at)
    }

    /// True for a word joined to the one before or after it by a hyphen: democratically-elected president,
    /// Peruvian-born actor.
    fn is_in_compound(&self, at: usize) -> bool {
        let hyphen = |at: usize| self.is_hyphen(at) && self.document.glued(at) && self.document.glued(at + 1);
        self.token(at).shape == Shape::Lower && (hyphen(at + 1) || at > 0 && hyphen(at - 1))
    }

    /// True if "and" joins two words before the noun for a person: marketing and sales director, a great and kind actor.
    fn joins_modifiers(&self, and: usize) -> bool {
        let noun = |at: usize| {
            let word = self.class(at).intersects(WordClass::NOUN | WordClass::ADJECTIVE);
            word && !self.is_head(at) && self.token(at).shape == Shape::Lower
        };
        and > 0 && noun(and - 1) && noun(and + 1) && self.is_head(and + 2)
    }

    /// True for a participle that begins a clause after its noun (an activist based in Turkey); not in a title (the
    /// chief operating officer).
    fn ends_run(&self, at: usize) -> bool {
        let class = self.class(at);
        let title = self.is_head(at + 1) && self.document.word(at).ends_with("ing");
        let verb = class.contains(WordClass::VERB) && self.token(at).shape == Shape::Lower && !title;
        // The head of the commission in Leeds; an activist based in Leeds
        let word = self.document.word(at);
        let participle = !class.contains(WordClass::NOUN) || word.ends_with("ed") || word.ends_with("ing");
        let complement = participle && self.class(at + 1).contains(WordClass::PREPOSITION);
        // An influencer better known as Mimi
        let adverb = class.contains(WordClass::ADVERB) && self.class(at + 1).contains(WordClass::VERB);
        at > 0 && (verb && complement || (verb || adverb) && self.is_head(at - 1))
    }

    /// The token after a head and its suffixes: -elect, -in-law, emeritus, in chief.
    fn after_head(&self, head: usize) -> usize {
        let hyphen = usize::from(self.is_hyphen(head + 1));
        let next = head + 1 + hyphen;
        match () {
            () if self.is(next, "elect") || self.is(next, "designate") || self.is(next, "emeritus") => next + 1,
            () if hyphen == 1 && (self.is(next, "in") || self.is(next, "at")) => next + 3,
            () if self.is(next, "in") && self.is(next + 1, "chief") => next + 2,
            () => self.letters_in_brackets(head + 1).unwrap_or(head + 1),
        }
    }

    /// The end of the phrase of a head: after its complements (of the group, at Acme, for rebels in the north) and
    /// further heads (doctor and writer).
    fn end_of(&self, head: usize, ceiling: usize) -> usize {
        let mut end = self.after_head(head).min(ceiling);
        if let Some((body, NameKind::Organisation)) = self.name(end).filter(|_| self.takes_name(head, end)) {
            end = body.end.min(ceiling);
        }
        while end < ceiling {
            let complement = if self.opens_complement(end) { self.complement(end + 1, ceiling) } else { None };
            let joined = || self.further_head(end, ceiling).or_else(|| self.listed_heads(end, ceiling));
            let listed = || self.further_fields(head, end, ceiling).or_else(|| self.body_of_office(head, end));
            match complement.or_else(joined).or_else(listed) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// The end of the further fields of an office: minister for Trade[, Ports, and Rivers].
    fn further_fields(&self, head: usize, end: usize, ceiling: usize) -> Option<usize> {
        let office = self.class(head).contains(WordClass::OFFICE) && self.is(head + 1, "for");
        let field = |at: usize| self.token(at).capitalised() && self.kind(at) != Some(NameKind::Person);
        let (mut at, mut last) = (end, false);
        while office && !last && self.is(at, ",") {
            let start = at + 1 + usize::from(self.is(at + 1, "and"));
            let words = (start..ceiling).take_while(|&at| field(at) || self.is(at, "and") && field(at + 1));
            let next = start + words.count();
            if next == start {
                return None;
            }
            last = (at..next).any(|at| self.is(at, "and"));
            at = next;
        }
        last.then_some(at)
    }

    /// The end of the body that an office in capitals has after a comma: Executive Director[, Harbour Trust].
    fn body_of_office(&self, head: usize, end: usize) -> Option<usize> {
        let office = self.class(head).contains(WordClass::OFFICE) && self.token(head).capitalised();
        let (body, kind) = self.name(end + 1).filter(|_| office && end == head + 1 && self.is(end, ","))?;
        (*kind == NameKind::Organisation && body.start == end + 1).then_some(body.end)
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

    /// The end of the noun phrase after a preposition; none if there is no noun phrase.
    fn complement(&self, start: usize, ceiling: usize) -> Option<usize> {
        let mut at = self.after_determiners(start, ceiling);
        let first = at;
        while at < ceiling {
            if let Some(next) = self.quoted_title(at, ceiling) {
                at = next;
            } else if let Some((tokens, _)) = self.name(at) {
                at = tokens.end;
            } else if let Some(next) = self.letters_in_brackets(at) {
                at = next;
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
            && !self.class(at).intersects(WordClass::NOUN | WordClass::ADJECTIVE)
            && !self.names_a_body(at);
        let joined = (self.is(at, "and") || self.is(at, "&")) && self.joins_complement(at);
        let mark = self.is_hyphen(at) && self.document.glued(at) || self.is_possessive(at) || self.is(at, "&");
        let word = self.token(at).kind != TokenKind::Mark && !self.class(at).intersects(CLOSED);
        joined || mark || word && !lower_verb && !self.ends_run(at)
    }

    /// True for the first word in a compound of -ing and a noun for a body: steering committee.
    fn names_a_body(&self, at: usize) -> bool {
        self.document.word(at).ends_with("ing") && self.class(at + 1).contains(WordClass::ORGANISATION_NOUN)
    }

    /// True if "and" joins two plain nouns of one complement: professor of law and politics, of law and social work.
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
        let adjective = self.class(and + 1).contains(WordClass::ADJECTIVE) && plain(and + 2);
        alike && plain(and - 1) && (plain(and + 1) || adjective)
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

    /// The end of a list of heads: founder, owner and director of the group.
    fn listed_heads(&self, comma: usize, ceiling: usize) -> Option<usize> {
        let mut at = comma;
        while self.is(at, ",") && !self.is(at + 1, "and") {
            let head = self.first_head(self.after_determiners(at + 1, ceiling), ceiling)?;
            if self.class(head).contains(WordClass::PLURAL) {
                return None;
            }
            let joined = (at + 1..head).any(|at| self.is(at, "and"));
            at = self.after_head(head);
            if joined {
                return Some(at);
            }
        }
        let and = at + usize::from(self.is(at, ","));
        if at > comma { self.further_head(and, ceiling) } else { None }
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
}
