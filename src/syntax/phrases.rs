//! Noun phrases: where they begin and end, their heads and possessors.

use super::{At, Index, Reading, Run, Syntax};
use crate::document::{Document, Shape, TokenKind, is_currency_sign};
use crate::lexicon::{Groups, Tag, Tags, WordClass};

/// A noun phrase without its prepositional phrases and clauses: the former mayor; his two brothers; Smith; they.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, including those of a possessor.
    pub run: Run,
    /// Its head noun: mayor.
    pub head: At,
    /// Its determiner: the, his, no; nowhere if there is none.
    pub determiner: At,
    /// The phrase before its 's: [the mayor]'s brother.
    pub possessor: Index,
    /// The phrase joined to it by "of": the minister of [health].
    pub of: Index,
    /// True when it names several people or things.
    pub plural: bool,
    /// What it names, according to its words.
    pub what: What,
}

/// What a phrase names, according to its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A person: the mayor, Mr. Smith
    Person,
    /// Several persons: officials
    Group,
    /// A body that can speak: the ministry, police
    Body,
    /// A place: the river, Main Street
    Place,
    /// A time: Thursday, last week
    Time,
    /// A name that may be any of these.
    Name,
    /// A pronoun: he, they, this
    Pronoun,
    /// A relative or interrogative pronoun: who, which
    Relative,
    /// A number or an amount without a noun: two, $5
    Number,
    /// Anything else.
    Thing,
}

/// Finds the phrases of all sentences.
pub fn read(document: &Document, syntax: &mut Syntax) {
    syntax.phrase_at = vec![Index::NONE; document.tokens.len()];
    let mut found = Vec::with_capacity(document.tokens.len() / 3);
    for sentence in &document.sentences {
        let reader = Reader { reading: Reading { document, syntax }, end: At::new(sentence.tokens.end) };
        let mut at = At::new(sentence.tokens.start);
        while at < reader.end {
            at = reader.phrases(at, &mut found).unwrap_or(at.next());
        }
    }
    for (index, phrase) in found.iter().enumerate() {
        for place in &mut syntax.phrase_at[phrase.run.range()] {
            if *place == Index::NONE {
                *place = Index::new(index);
            }
        }
    }
    join(document, &mut found, &syntax.phrase_at);
    syntax.phrases = found;
}

/// Joins the phrases with "of" between them.
fn join(document: &Document, phrases: &mut [Phrase], phrase_at: &[Index]) {
    for phrase in phrases {
        let of = phrase.run.end.index();
        if document.is(of, "of") {
            // A possessor begins with the same token as the phrase around it, which comes after it in the list.
            phrase.of = phrase_at.get(of + 1).copied().unwrap_or(Index::NONE);
        }
    }
}

struct Reader<'r, 'a> {
    reading: Reading<'r, 'a>,
    /// The end of the sentence.
    end: At,
}

/// Attributes: words between a determiner and a noun.
const ATTRIBUTE: Tags = Tags::ADJECTIVE.union(Tags::NUMBER);

impl Reader<'_, '_> {
    fn tag(&self, at: At) -> Tag {
        if at < self.end { self.reading.tag(at) } else { Tag::Mark }
    }

    fn is(&self, at: At, tags: Tags) -> bool {
        self.tag(at).is(tags)
    }

    /// Adds the phrases that begin with a token: one, after its possessors. Returns the token after them.
    fn phrases(&self, start: At, found: &mut Vec<Phrase>) -> Option<At> {
        let (mut from, mut possessor) = (start, Index::NONE);
        loop {
            let Some(phrase) = self.phrase(start, from, possessor) else {
                return (from > start).then_some(from);
            };
            let end = phrase.run.end;
            found.push(phrase);
            if !(end < self.end && self.is(end, Tags::PARTICLE) && self.reading.glued(end)) {
                return Some(end);
            }
            possessor = Index::new(found.len() - 1);
            from = end.next();
        }
    }

    /// The phrase whose own words begin at `from`, after a possessor that begins at `start`.
    fn phrase(&self, start: At, from: At, possessor: Index) -> Option<Phrase> {
        if self.is(from, Tags::PRONOUN) && !self.possessive(from) {
            return (start == from).then(|| self.pronoun(from));
        }
        let determiner = if possessor == Index::NONE { self.determiner(from) } else { At::NOWHERE };
        let mut at = self.after_determiners(from);
        let mut head = At::NOWHERE;
        while let Some(next) = self.step(from, at, head) {
            if self.is(at, Tags::NOMINAL) {
                head = at;
            }
            at = next;
        }
        // A phrase of only a determiner, adjectives or numbers: the injured, these, two.
        let end = if head == At::NOWHERE { at } else { self.close(head, at) };
        let bare = end > from
            && (determiner != At::NOWHERE
                || possessor != Index::NONE
                || self.is(end.prev(), Tags::NUMBER | Tags::SYMBOL));
        if head == At::NOWHERE {
            if !bare {
                return None;
            }
            head = end.prev();
        }
        let run = Run { start, end };
        let what = self.what(from, head);
        let plural = self.plural(head);
        Some(Phrase { run, head, determiner, possessor, of: Index::NONE, plural, what })
    }

    fn pronoun(&self, at: At) -> Phrase {
        let relative = self.reading.is_any(at, &["who", "whom", "which", "that", "whoever", "what", "whose"]);
        Phrase {
            run: Run { start: at, end: at.next() },
            head: at,
            determiner: At::NOWHERE,
            possessor: Index::NONE,
            of: Index::NONE,
            plural: self.reading.is_any(at, &["they", "them", "we", "us", "these", "those"]),
            what: if relative { What::Relative } else { What::Pronoun },
        }
    }

    /// True for his, their, whose: pronouns that determine a noun.
    fn possessive(&self, at: At) -> bool {
        self.reading.any(at, WordClass::DETERMINER)
            && self.reading.in_group(at, Groups::POSSESSIVE)
            && self.is(at.next(), Tags::NOMINAL | ATTRIBUTE | Tags::GERUND | Tags::PARTICIPLE | Tags::ADVERB)
    }

    fn determiner(&self, at: At) -> At {
        if self.is(at, Tags::DETERMINER) || self.possessive(at) { at } else { At::NOWHERE }
    }

    /// The token after the determiners: all the, such a, both his.
    fn after_determiners(&self, from: At) -> At {
        let mut at = from;
        while self.is(at, Tags::DETERMINER) || self.possessive(at) {
            at = at.next();
        }
        at
    }

    /// The token after the next word or joint of the phrase; none if the phrase has ended.
    fn step(&self, from: At, at: At, head: At) -> Option<At> {
        let next = at.next();
        let tag = self.tag(at);
        let headed = head != At::NOWHERE;
        match tag {
            _ if at >= self.end => None,
            Tag::Mark | Tag::Conjunction => self.joint(from, at, headed),
            Tag::Symbol if self.hyphen(at) => self.joint(from, at, headed),
            _ if tag.is(Tags::NOMINAL) && !headed && self.is_year(from, at) => None,
            _ if tag.is(Tags::NOMINAL) => (!headed || self.continues_phrase(from, head, at)).then_some(next),
            // The mayor last week said.
            Tag::Adjective if headed && self.opens_time(at) => None,
            // The attorney general's deputy; otherwise what follows decides.
            Tag::Adjective => (!headed || self.is(next, Tags::NOMINAL) || self.hyphen(next)).then_some(next),
            Tag::Number => (!headed || self.numbered(head)).then_some(next),
            Tag::Symbol => {
                let amount = is_currency_sign(self.reading.word(at)) || self.is(at.prev(), Tags::NUMBER);
                (!headed && amount).then_some(next)
            }
            Tag::Adverb => (!headed && self.is(next, ATTRIBUTE | Tags::PARTICIPLE) && at > from).then_some(next),
            Tag::Participle | Tag::Gerund => (!headed && self.attributive(from, at)).then_some(next),
            _ => None,
        }
    }

    /// True for the first word of a time: last week, earlier this month.
    fn opens_time(&self, at: At) -> bool {
        self.reading.is_any(at, &["last", "next", "late", "early", "earlier"])
            && (self.reading.in_group(at.next(), Groups::PERIOD) || self.reading.any(at.next(), WordClass::WEEKDAY))
    }

    /// True for a verb form that describes the noun after it: the wounded soldiers, rising prices.
    fn attributive(&self, from: At, at: At) -> bool {
        let next = at.next();
        let noun = self.is(next, Tags::NOMINAL | Tags::ADJECTIVE) || self.hyphen(next);
        // the country's leading party
        let possessed = self.is(at.prev(), Tags::PARTICLE) && self.reading.glued(at.prev());
        let opens = at == from && !possessed && !self.is(at.prev(), Tags::PREPOSITION);
        noun && !opens
    }

    /// The token after a hyphen with the word after it, or after a mark that is within names: AT & T, Northgate.com.
    fn joint(&self, from: At, at: At, headed: bool) -> Option<At> {
        if at > from && self.hyphen(at) {
            return Some(self.after_hyphenated(at));
        }
        let name = |at: At| self.is(at, Tags::PROPER);
        let within = match self.reading.word(at) {
            "&" => true,
            "." => self.reading.glued(at) && self.reading.glued(at.next()),
            _ => false,
        };
        (headed && within && name(at.prev()) && name(at.next())).then(|| at.next())
    }

    /// The token after a hyphen and the word joined by it, if that is not a noun: 62-year-old, US-led.
    fn after_hyphenated(&self, hyphen: At) -> At {
        let word = hyphen.next();
        if self.is(word, Tags::NOMINAL) || self.hyphen(word.next()) { word } else { word.next() }
    }

    /// True for a hyphen or slash within a word.
    fn hyphen(&self, at: At) -> bool {
        at < self.end
            && self.reading.token(at).kind == TokenKind::Mark
            && self.reading.glued(at)
            && self.reading.glued(at.next())
            && at.next() < self.end
            && matches!(self.reading.word(at), "-" | "–" | "‐" | "‑" | "/")
    }

    /// True when a noun continues the phrase of the noun before it. A day after a name or noun does not: the mayor
    /// Thursday.
    fn continues_phrase(&self, from: At, head: At, at: At) -> bool {
        let day = |at: At| self.reading.any(at, WordClass::WEEKDAY) && self.is(at, Tags::PROPER);
        let time = |at: At| day(at) || self.reading.is_any(at, &["yesterday", "today", "tomorrow", "tonight"]);
        // On 1 February Macron spoke; in May 2019 Macron spoke.
        let numbered = |head: At| self.is(head.prev(), Tags::NUMBER) || self.is(at.prev(), Tags::NUMBER);
        let dated = self.reading.any(head, WordClass::MONTH) && numbered(head) && self.is(at, Tags::PROPER);
        !dated && !self.opens_name(from, head, at) && (!time(at) || self.reading.any(head, WordClass::WEEKDAY))
    }

    /// True for a name after a time: last week Ann Lee spoke; Sunday Ann Lee spoke; before dawn Ann Lee spoke. True for
    /// people after a time, place or statement at the start of a sentence: this week officials spoke; at noon police
    /// spoke; in Oslo residents spoke.
    fn opens_name(&self, from: At, head: At, at: At) -> bool {
        let person = WordClass::GIVEN_NAME | WordClass::HONORIFIC | WordClass::OFFICE;
        let weekday = |at: At| self.reading.any(at, WordClass::WEEKDAY);
        let day = |at: At| self.reading.is_any(at, &["today", "tomorrow", "tonight", "yesterday"]);
        let noun = self.is(head, Tags::NOUN) && self.reading.token(head).shape == Shape::Lower;
        let period = noun && (self.reading.in_group(head, Groups::PERIOD) || self.reading.is(head, "day"));
        let time = period && (self.opens_time(from) || weekday(head.prev()) || day(head.prev()));
        let bare = from == head && (noun && self.is_hour(head) || day(head));
        let clock = matches!(self.reading.word(head), "a.m." | "am" | "p.m." | "pm");
        // the next morning Ann Lee spoke; not: the winter Games
        let dated = weekday(head) || period && self.reading.is_any(from, &["the", "that", "this"]);
        let named = self.is(at, Tags::PROPER);
        let crowd = self.reading.is(at, "police")
            || self.reading.any(at, person | WordClass::PERSON_NOUN) && self.reading.any(at, WordClass::PLURAL);
        named && (time || bare || clock || dated && self.reading.any(at, person))
            || (named || crowd) && self.is_adverbial(from, head)
            || crowd && self.is_site(from, head) && self.is(at.next(), Tags::FINITE)
    }

    /// True for one name after "in" at the start of a sentence: in Oslo.
    fn is_site(&self, from: At, head: At) -> bool {
        let before = from.prev();
        let opens = self.reading.sentence(before).start == before && self.reading.is(before, "in");
        opens && from == head && self.is(head, Tags::PROPER)
    }

    /// True for a noun for a time of the day.
    fn is_hour(&self, at: At) -> bool {
        self.reading.is_any(at, &["noon", "midday", "midnight", "dawn", "dusk", "sunrise", "sunset"])
    }

    /// True for a noun phrase that says when or in what words something was said: this week; at noon, in a statement at the
    /// start of a sentence.
    fn is_adverbial(&self, from: At, head: At) -> bool {
        let reading = self.reading;
        let period = reading.in_group(head, Groups::PERIOD) && self.is(head, Tags::NOUN);
        if period && from.next() == head && reading.is_any(from, &["this", "that"]) {
            return true;
        }
        let before = from.prev();
        let opens = self.is(before, Tags::PREPOSITION) && reading.sentence(before).start == before;
        let hour = period || self.is_hour(head);
        let statement = reading.in_group(head, Groups::SENT) && reading.is_any(from, &["a", "an"]);
        opens && (reading.is_any(before, &["at", "by"]) && hour || reading.is(before, "in") && statement)
    }

    /// True for a year at the start of a sentence that a name follows: In 2019 Brazil said so.
    fn is_year(&self, from: At, at: At) -> bool {
        let before = from.prev();
        let year = self.reading.word(from);
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let opens = self.reading.is_any(before, &["in", "since"]) && self.reading.sentence(before).start == before;
        opens && digits && from.next() == at && self.is(at, Tags::PROPER)
    }

    /// True for a noun that a number can follow: June 21, Article 50, Boeing 737.
    fn numbered(&self, head: At) -> bool {
        self.is(head, Tags::PROPER) || self.reading.any(head, WordClass::LABEL)
    }

    /// The end of a phrase after its head: a number in a name belongs to it, an open attribute does not.
    fn close(&self, head: At, at: At) -> At {
        let tail = Run { start: head.next(), end: at };
        let kept = |at: &At| self.is(*at, Tags::NUMBER) || self.hyphen(at.prev());
        tail.tokens().take_while(|at| kept(at) || self.hyphen(*at)).last().map_or(head.next(), At::next)
    }

    fn plural(&self, head: At) -> bool {
        match self.tag(head) {
            Tag::Nouns => true,
            Tag::Adjective | Tag::Participle => true,
            Tag::Determiner => self.reading.is_any(head, &["these", "those", "many", "several", "few", "both"]),
            _ => self.reading.any(head, WordClass::PLURAL | WordClass::UNMARKED_PLURAL) && !self.is(head, Tags::PROPER),
        }
    }

    fn what(&self, from: At, head: At) -> What {
        const PEOPLE: WordClass = WordClass::PEOPLE.union(WordClass::HONORIFIC);
        const TIME: WordClass = WordClass::CALENDAR.union(WordClass::WEEKDAY).union(WordClass::MONTH);
        let class = self.reading.class(head);
        if self.is(head, Tags::PROPER) {
            return self.name(Run { start: from, end: head.next() });
        }
        match self.tag(head) {
            Tag::Number | Tag::Symbol => What::Number,
            Tag::Adjective | Tag::Participle if self.reading.is(from, "the") => What::Group,
            _ if class.intersects(PEOPLE) => {
                if self.plural(head) {
                    What::Group
                } else {
                    What::Person
                }
            }
            _ if class.contains(WordClass::ORGANISATION_NOUN) => What::Body,
            _ if class.intersects(TIME) => What::Time,
            _ if class.contains(WordClass::PLACE_WORD) => What::Place,
            _ => What::Thing,
        }
    }

    /// What a name names, according to the lists.
    fn name(&self, run: Run) -> What {
        let last = run.last();
        let any = |at: At, classes: WordClass| self.reading.any(at, classes);
        let titled = || run.tokens().any(|at| at < last && any(at, WordClass::HONORIFIC | WordClass::PEOPLE));
        match () {
            // Mr. May
            () if any(last, WordClass::WEEKDAY | WordClass::MONTH) && !any(last.prev(), WordClass::HONORIFIC) => {
                What::Time
            }
            () if any(last, WordClass::ORGANISATION_WORD | WordClass::ORGANISATION_NOUN) => What::Body,
            () if any(last, WordClass::PLACE_WORD) => What::Place,
            () if titled() => What::Person,
            () if run.tokens().len() > 1 && any(run.start, WordClass::GIVEN_NAME) => What::Person,
            () => What::Name,
        }
    }
}
