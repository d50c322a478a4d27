//! Clauses: the subject, object and complement of each verb group.

use super::{At, Group, Index, Phrase, Reading, Run, Syntax, Tense, What};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, Tag, Tags, WordClass};

/// A verb group with its subject, object and complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// The verb group.
    pub verb: Index,
    /// The phrase that acts (or is acted on); none if the sentence has none.
    pub subject: Index,
    /// The phrase that a relative pronoun as subject refers to: [the man] who said.
    pub antecedent: Index,
    /// True if the subject is after its verb: said Smith.
    pub inverted: bool,
    /// True if the subject is that of an earlier verb: she left and [said].
    pub shared: bool,
    /// The phrase after the verb: told [reporters]; none if there is none.
    pub object: Index,
    /// The complement of the verb.
    pub complement: Complement,
}

/// The complement of a verb, by the place where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complement {
    /// No known complement.
    None,
    /// said that it was over
    That(At),
    /// said it was over
    Bare(At),
    /// asked whether it was over
    Question(At),
    /// vowed to fight
    Infinitive(At),
    /// said "it is over"
    Quotation(At),
}

/// Finds the clauses of all verb groups.
pub fn read(document: &Document, syntax: &mut Syntax) {
    let mut clauses: Vec<Clause> = Vec::with_capacity(syntax.groups.len());
    for index in 0..syntax.groups.len() {
        let reader = Reader::new(Reading { document, syntax }, &clauses, index);
        clauses.push(reader.clause());
    }
    syntax.clauses = clauses;
}

struct Reader<'r, 'a> {
    reading: Reading<'r, 'a>,
    /// The clauses of the earlier groups.
    before: &'r [Clause],
    index: usize,
    group: &'r Group,
    sentence: Run,
}

/// The farthest subject that is looked for, in steps from phrase to phrase.
const STEPS: usize = 12;

impl<'r, 'a> Reader<'r, 'a> {
    fn new(reading: Reading<'r, 'a>, before: &'r [Clause], index: usize) -> Self {
        let group = &reading.syntax.groups[index];
        Self { reading, before, index, group, sentence: reading.sentence(group.run.start) }
    }

    fn clause(&self) -> Clause {
        let (object, complement) = self.right();
        let verb = Index::new(self.index);
        let none = Index::NONE;
        let mut clause =
            Clause { verb, subject: none, antecedent: none, inverted: false, shared: false, object, complement };
        if let Some(subject) = self.inverted_subject(object) {
            return Clause { subject, inverted: true, object: Index::NONE, ..clause };
        }
        match self.group.tense {
            Tense::Past | Tense::Present | Tense::Modal | Tense::Base => clause.subject = self.left(),
            Tense::Gerund => clause.subject = self.beside(),
            Tense::Infinitive => clause.subject = self.made(),
            Tense::Participle => {}
        }
        let refers = |subject: &&Phrase| subject.what == What::Relative && !self.reading.is(subject.head, "what");
        if let Some(relative) = self.phrase(clause.subject).filter(refers) {
            clause.antecedent = self.antecedent(relative).unwrap_or(none);
        }
        if clause.subject == Index::NONE {
            clause.subject = self.shared_subject();
            clause.shared = clause.subject != Index::NONE;
        }
        clause
    }

    fn phrase(&self, index: Index) -> Option<&'r Phrase> {
        self.reading.syntax.phrase(index)
    }

    /// The outermost phrase that ends right before a token, or before brackets there: the bureau (BEA).
    fn ending_before(&self, at: At) -> Index {
        let last = self.before_brackets(at).prev();
        if self.sentence.contains(last) { self.reading.syntax.phrase_at(last) } else { Index::NONE }
    }

    /// The token at the opening bracket of what is in brackets before a token; else that token.
    fn before_brackets(&self, at: At) -> At {
        const FAR: u32 = 20;
        let close = at.prev();
        if !self.is(close, ")") {
            return at;
        }
        (1..FAR).map(|n| close.before(n)).find(|&open| self.is(open, "(")).unwrap_or(at)
    }

    /// The outermost phrase that ends right before a token, or before a comma in front of it.
    fn ending_before_comma(&self, at: At) -> Option<Index> {
        let end = if self.is(at.prev(), ",") { at.prev() } else { at };
        Some(self.ending_before(end)).filter(|&index| self.phrase(index).is_some())
    }

    /// The phrase that begins with a token; of a possessor, the phrase of what it possesses.
    fn beginning_at(&self, at: At) -> Index {
        let Some(mut index) = self.reading.syntax.phrase_at(at).get() else { return Index::NONE };
        let phrases = &self.reading.syntax.phrases;
        if phrases[index].run.start != at {
            return Index::NONE;
        }
        while phrases.get(index + 1).is_some_and(|next| next.possessor == Index::new(index)) {
            index += 1;
        }
        Index::new(index)
    }

    /// The object and the complement of the verb.
    fn right(&self) -> (Index, Complement) {
        let mut at = self.after_adverbs(self.group.run.end);
        // shrugged off, pointed out
        if self.reading.tagged(at, Tags::PREPOSITION)
            && !self.reading.is(at, "as")
            && self.reading.is(at.next(), "that")
        {
            at = at.next();
        }
        let complement = self.complement(at);
        if complement != Complement::None {
            return (Index::NONE, complement);
        }
        let object = self.beginning_at(at);
        let Some(phrase) = self.phrase(object) else { return (Index::NONE, Complement::None) };
        let end = self.reading.syntax.whole(phrase).end;
        if self.finite_at(self.after_adverbs(end)) && phrase.what != What::Relative {
            return (Index::NONE, Complement::Bare(phrase.run.start));
        }
        (object, self.complement(self.after_adverbs(end)))
    }

    /// The complement of the verb from a token on, if its first word identifies it.
    fn complement(&self, at: At) -> Complement {
        let reading = self.reading;
        let at = if self.is(at, ",") || self.is(at, ":") { at.next() } else { at };
        match () {
            () if !self.sentence.contains(at) => Complement::None,
            () if opens_quotation(reading, at) => Complement::Quotation(at),
            () if reading.is(at, "that") && reading.tagged(at, Tags::SUBORDINATOR) => Complement::That(at),
            () if reading.in_group(at, Groups::COMPLEMENT_OPENER) && !reading.is(at, "that") => {
                Complement::Question(at)
            }
            () if self.group_at(at).is_some_and(|group| group.tense == Tense::Infinitive) => Complement::Infinitive(at),
            () => Complement::None,
        }
    }

    fn is(&self, at: At, mark: &str) -> bool {
        self.reading.word(at) == mark
    }

    fn group_at(&self, at: At) -> Option<&'r Group> {
        Some(&self.reading.syntax.groups[self.reading.syntax.group_at(at).get()?])
    }

    /// True for the first token of a finite group.
    fn finite_at(&self, at: At) -> bool {
        self.sentence.contains(at) && self.group_at(at).is_some_and(|group| group.run.start == at && group.finite())
    }

    fn after_adverbs(&self, mut at: At) -> At {
        while self.sentence.contains(at)
            && self.reading.tagged(at, Tags::ADVERB | Tags::PARTICLE)
            && self.reading.syntax.group_at(at) == Index::NONE
        {
            at = at.next();
        }
        at
    }

    /// The subject after a verb of saying: "...," said Smith. A comma, a mark or the beginning of the sentence is
    /// before the verb, without a subject, and no verb after the phrase.
    fn inverted_subject(&self, object: Index) -> Option<Index> {
        let reading = self.reading;
        let before = self.group.run.start.prev();
        let finite = self.group.finite() || self.group.tense == Tense::Base && self.is(before, ",");
        if !reading.reports(self.group) || !finite {
            return None;
        }
        let opens = self.group.run.start == self.sentence.start
            || reading.token(before).kind == TokenKind::Mark && !self.is(before, ")") && !self.is(before, "-");
        self.phrase(object).filter(|phrase| opens && speaks(phrase))?;
        // Smith, who is 42, said; “...,” she told Smith: the first comma closes a parenthesis.
        let told = self.is(before, ",")
            && !closes_quotation(reading, before.prev())
            && self.left() != Index::NONE
            && !self.interrupts(before, object);
        let addressed =
            reading.is_any(self.group.main, &["told", "tells", "asked", "asks"]) && !quoted_before(reading, before);
        (!told && !addressed).then_some(object)
    }

    /// True for a speech tag between a subject and its verb: Prices, [said the bank], will rise.
    fn interrupts(&self, comma: At, object: Index) -> bool {
        let Some(phrase) = self.phrase(object) else { return false };
        let end = self.reading.syntax.whole(phrase).end;
        let opening = self.phrase(self.ending_before(comma)).map(|phrase| phrase.run.start);
        opening == Some(self.sentence.start) && self.is(end, ",") && self.finite_at(self.after_adverbs(end.next()))
    }

    /// The subject before the verb.
    fn left(&self) -> Index {
        let start = self.group.run.start;
        match self.left_of(self.before_adverbs(start)) {
            // Sun said: what looks like a day may be a name.
            Index::NONE => self.left_of(start),
            // With fans worried about it, he left.
            subject if self.phrase(subject).is_some_and(|phrase| self.reading.is(phrase.run.start.prev(), "with")) => {
                Index::NONE
            }
            // Ann Lee, head of the union said: the second comma is missing.
            subject => Some(self.named_before(subject)).filter(|&name| self.opens(name)).unwrap_or(subject),
        }
    }

    /// The subject before a token.
    fn left_of(&self, start: At) -> Index {
        let at = start.prev();
        if !self.sentence.contains(at) {
            return Index::NONE;
        }
        match self.reading.word(at) {
            "," => self.before_comma(at),
            // Smith, who called it "mad," said.
            _ if is_quote(self.reading, at) && self.is(at.prev(), ",") => self.before_comma(self.opening_quote(at)),
            "—" | "–" | "--" | "-" => self.before_dash(at),
            _ => {
                let nearest = self.ending_before(start);
                // Those polled said: a participle is between the phrase and the verb.
                let described = || match is_quote(self.reading, at) {
                    // A woman who goes by the name “Lark” said.
                    true => self.ending_before(self.opening_quote(at)),
                    false => self.before_verb(at).unwrap_or(Index::NONE),
                };
                let index = self.climb(if nearest == Index::NONE { described() } else { nearest });
                // Smith, a lawyer, on Twitter said.
                let preposition = self.phrase(index).map_or(At::NOWHERE, |phrase| phrase.run.start.prev());
                let adverbial = self.reading.tagged(preposition, Tags::PREPOSITION) && self.is(preposition.prev(), ",");
                match adverbial.then(|| self.before_comma(preposition.prev())) {
                    Some(Index::NONE) | None => index,
                    Some(subject) => subject,
                }
            }
        }
    }

    /// The subject of a gerund, right before it: with [the mayor] saying; not what an earlier verb has as its object:
    /// she called [the mayor] saying.
    fn beside(&self) -> Index {
        let start = self.before_adverbs(self.group.run.start);
        let index = self.ending_before(start);
        let inscribed = self.reading.is(self.group.main, "reading");
        let object = |clause: &Clause| clause.object == index;
        match self.phrase(index) {
            // a hat reading "Vote"
            Some(_) if inscribed => index,
            Some(phrase) if speaker(phrase) && !self.before.iter().rev().take(2).any(object) => self.climb(index),
            _ => Index::NONE,
        }
    }

    /// The subject of an infinitive after a verb that makes somebody act: it led [the mayor] to say.
    fn made(&self) -> Index {
        let index = self.ending_before(self.group.run.start);
        let verb = self.phrase(index).map_or(At::NOWHERE, |phrase| phrase.run.start.prev());
        if self.reading.in_group(verb, Groups::CAUSATIVE) { index } else { Index::NONE }
    }

    /// The token after what can be between a subject and its verb: adverbs; a day or time, which belongs to the verb.
    fn before_adverbs(&self, mut at: At) -> At {
        let adverb = |at: At| {
            self.reading.tagged(at, Tags::ADVERB)
                || self.reading.is_any(at, &["both", "all", "each", "once", "overall"])
                    && self.ending_before(at) != Index::NONE
        };
        while self.sentence.contains(at.prev()) && adverb(at.prev()) {
            at = at.prev();
        }
        let time = self.phrase(self.ending_before(at)).filter(|time| time.what == What::Time && time.run.end == at);
        let Some(time) = time.filter(|time| self.sentence.contains(time.run.start)) else { return at };
        let before = time.run.start.prev();
        let preposition = self.reading.tagged(before, Tags::PREPOSITION | Tags::SUBORDINATOR);
        self.before_adverbs(match () {
            () if self.reading.is(before, "than") => before.prev(),
            () if preposition => before,
            () => time.run.start,
        })
    }

    /// From the phrase nearest to the verb to the one that it modifies: [officials] in Kabul; [the man] who shot him.
    fn climb(&self, nearest: Index) -> Index {
        let mut index = nearest;
        // The phrase after a word that can open a clause: before [the mayor] left.
        let mut opening = None;
        for _ in 0..STEPS {
            let Some(phrase) = self.phrase(index).filter(|phrase| self.sentence.contains(phrase.run.start)) else {
                return Index::NONE;
            };
            let before = phrase.run.start.prev();
            let parts = self.reading.in_group(before, Groups::PARTING) || self.reading.is(before, "as");
            let opens = parts && !self.reading.tagged(before, Tags::CONJUNCTION);
            if opening.is_none() && opens {
                opening = Some(index);
            }
            // ..., he said: he, she and they are subjects.
            if self.reading.is_any(phrase.head, &["he", "she", "they", "we", "i"]) {
                return index;
            }
            match self.holder(phrase) {
                Some(holder) if self.phrase(holder).is_some_and(|holder| holder.what == What::Time) => {
                    return opening.unwrap_or(index);
                }
                Some(holder) => index = holder,
                None if self.governed(phrase) => return opening.unwrap_or(index),
                None => return index,
            }
        }
        index
    }

    /// True for a phrase after a verb or a preposition.
    fn governed(&self, phrase: &Phrase) -> bool {
        let before = phrase.run.start.prev();
        let preposition =
            || self.reading.tagged(before, Tags::PREPOSITION) && !self.reading.in_group(before, Groups::PARTING);
        self.sentence.contains(before) && (self.group_at(before).is_some() || preposition())
    }

    /// The phrase that another modifies.
    fn holder(&self, phrase: &Phrase) -> Option<Index> {
        let before = phrase.run.start.prev();
        if !self.sentence.contains(before) {
            return None;
        }
        match self.reading.tag(before) {
            Tag::Preposition | Tag::Subordinator if self.reading.is(before.prev(), "such") => {
                // firms, such as Northgate
                self.ending_before_comma(before.prev())
            }
            Tag::Preposition | Tag::Subordinator if self.prepositional(before) => {
                self.before_preposition(before).filter(|&holder| !self.is_named_officer(holder, phrase))
            }
            Tag::Conjunction => self.before_conjunction(phrase, before),
            Tag::Mark => self.before_region(phrase, before),
            // Smith himself; the fiscal year 2021
            _ if phrase.what == What::Number
                || self.reading.is_any(phrase.head, &["himself", "herself", "themselves", "itself"]) =>
            {
                Some(self.ending_before(phrase.run.start)).filter(|&index| index != Index::NONE)
            }
            _ => self.before_verb(before),
        }
    }

    /// The place that a person is from, before its region: Ann Lee of [Leeds], West Virginia.
    fn before_region(&self, region: &Phrase, comma: At) -> Option<Index> {
        let index = self.ending_before(comma);
        let proper = |phrase: &Phrase| self.reading.tagged(phrase.head, Tags::PROPER);
        let given = |phrase: &Phrase| proper(phrase) && self.reading.any(phrase.run.start, WordClass::GIVEN_NAME);
        let place = self.phrase(index).filter(|place| self.is(comma, ",") && proper(place))?;
        let preposition = place.run.start.prev();
        let person = self.phrase(self.ending_before(preposition)).is_some_and(given);
        let from = self.reading.is_any(preposition, &["of", "in", "from", "near", "outside"]);
        (from && person && proper(region) && !given(region)).then_some(index)
    }

    /// True for an office with its domain and then a name, which are one person: mayor of [Oslo Ann Lee]. The phrase is
    /// all that comes after the preposition.
    fn is_named_officer(&self, holder: Index, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let person = WordClass::OFFICE | WordClass::PERSON_NOUN | WordClass::HONORIFIC;
        let given = |at: &At| reading.any(*at, WordClass::GIVEN_NAME) && reading.tagged(*at, Tags::PROPER);
        let domain = |at: At| reading.tagged(at, Tags::NOMINAL) && !reading.any(at, person | WordClass::GIVEN_NAME);
        let mut inner = phrase.run.tokens().skip(1).take_while(|&at| at < phrase.head).filter(given);
        self.phrase(holder).is_some_and(|holder| reading.any(holder.head, person))
            && reading.tagged(phrase.head, Tags::PROPER)
            && !matches!(phrase.what, What::Body | What::Place | What::Time)
            && inner.next().is_some_and(|at| domain(at.prev()))
    }

    /// True for a word that governs the phrase after it and opens no clause.
    fn prepositional(&self, at: At) -> bool {
        self.reading.tagged(at, Tags::PREPOSITION) && !self.reading.is_any(at, &["that", "if", "while"])
            || self.reading.is(at, "as")
    }

    /// What the phrase after a preposition modifies: the phrase before the preposition, or that of a verb before it.
    fn before_preposition(&self, preposition: At) -> Option<Index> {
        let at = self.skip_back(preposition);
        let phrase = self.ending_before(at);
        match self.phrase(phrase) {
            Some(_) => Some(phrase),
            None => self.before_verb(at.prev()),
        }
    }

    /// The token after the words that a preposition can follow: up to, out of; killed [early] in; people [close] to.
    fn skip_back(&self, mut at: At) -> At {
        let adjective = self.reading.tagged(at.prev(), Tags::ADJECTIVE) && self.ending_before(at) == Index::NONE;
        at = if adjective { at.prev() } else { at };
        while self.sentence.contains(at.prev()) && self.reading.tagged(at.prev(), Tags::PREPOSITION | Tags::ADVERB) {
            at = at.prev();
        }
        at
    }

    /// The first of two phrases joined by "and", if both are of one kind.
    fn before_conjunction(&self, phrase: &Phrase, conjunction: At) -> Option<Index> {
        let index = self.ending_before_comma(conjunction)?;
        let first = self.phrase(index)?;
        let named = |phrase: &Phrase| phrase.what == What::Place && self.reading.tagged(phrase.head, Tags::PROPER);
        let kind = |phrase: &Phrase| match phrase.what {
            What::Person | What::Group | What::Body | What::Name | What::Pronoun => 1,
            _ if named(phrase) => 1,
            other => 2 + other as u8,
        };
        // Prices rose in Oslo, and the mayor said: "and" after a comma joins two phrases only in a list.
        let listed = !self.is(conjunction.prev(), ",") || self.is(first.run.start.prev(), ",");
        // ... and he said: a pronoun opens a clause of its own.
        let joined = self.reading.is_any(conjunction, &["and", "or"])
            && phrase.what != What::Pronoun
            && listed
            && (kind(phrase) == kind(first) || self.opens(index) || phrase.plural && first.plural);
        joined.then_some(index)
    }

    /// The phrase that the verb which ends with a token belongs to, if the verb modifies it: the man [who shot] him,
    /// people [living in] Kabul, the decision [to leave] Kabul.
    fn before_verb(&self, at: At) -> Option<Index> {
        let index = self.reading.syntax.group_at(at).get().filter(|&index| index < self.index)?;
        let group = &self.reading.syntax.groups[index];
        if group.finite() {
            let subject = self.before[index].subject;
            let relative = self.phrase(subject).filter(|phrase| self.relates(phrase))?;
            return self.antecedent(relative);
        }
        let start = self.skip_adverbs_back(group.run.start);
        let phrase = self.ending_before(start);
        // People who want to leave Kabul.
        if self.phrase(phrase).is_none() {
            return self.before_verb(start.prev());
        }
        Some(phrase)
    }

    /// True for who, and whose rulings.
    fn relates(&self, phrase: &Phrase) -> bool {
        phrase.what == What::Relative || self.reading.is(phrase.run.start, "whose")
    }

    fn skip_adverbs_back(&self, mut at: At) -> At {
        while self.sentence.contains(at.prev())
            && self.reading.tagged(at.prev(), Tags::ADVERB)
            && self.reading.syntax.group_at(at.prev()) == Index::NONE
        {
            at = at.prev();
        }
        at
    }

    /// The antecedent of a relative pronoun. "Who" refers to people: [the head] of the agency who.
    fn antecedent(&self, relative: &Phrase) -> Option<Index> {
        let start = relative.run.start;
        let before = if self.reading.tagged(start.prev(), Tags::PREPOSITION) { start.prev() } else { start };
        let nearest = self.ending_before_comma(before)?;
        let who = self.reading.is(relative.head, "who");
        let fits = |index: &Index| match self.phrase(*index).map(|phrase| phrase.what) {
            Some(What::Time | What::Number) | None => false,
            Some(What::Thing | What::Place | What::Body) => !who,
            Some(_) => true,
        };
        let mut holders = std::iter::successors(Some(nearest), |&index| self.holder(self.phrase(index)?));
        holders.by_ref().take(STEPS).find(fits).or(Some(nearest))
    }

    /// The phrase before a parenthesis between commas: Smith, who leads the party, said.
    fn before_comma(&self, comma: At) -> Index {
        let mut at = comma;
        for _ in 0..STEPS {
            let Some(open) = self.comma_before(at) else { break };
            let index = self.climb(self.ending_before(open));
            let fits = self.phrase(index).is_some_and(|phrase| self.may_be_subject(phrase) && !self.governed(phrase));
            if let Some(person) = self.person_after(index, open, comma) {
                return person;
            }
            if fits && !self.is_degree(index) && self.sets_apart(open, comma) {
                return self.climb(self.named_before(index));
            }
            at = open;
        }
        // Ann Lee, whose firm sells data, a growing trade, said; Ann Lee of the union, said: the first comma is missing.
        let named =
            |index: &Index| self.opens(*index) && self.phrase(*index).is_some_and(|phrase| self.may_be_subject(phrase));
        [at, comma].map(|end| self.climb(self.ending_before(end))).into_iter().find(named).unwrap_or(Index::NONE)
    }

    /// True for a degree or the like after a name and a comma: Ann Lee, [R.N.], a dietitian, said.
    fn is_degree(&self, index: Index) -> bool {
        let abbreviated = |phrase: &Phrase| {
            let word = self.reading.word(phrase.head);
            phrase.run.tokens().len() == 1 && word.ends_with('.') && word.matches('.').count() > 1
        };
        self.phrase(index).is_some_and(|phrase| abbreviated(phrase) && self.is(phrase.run.start.prev(), ","))
    }

    /// True for a phrase at the beginning of the sentence, or after a quotation.
    fn opens(&self, index: Index) -> bool {
        let opens = |before: At| !self.sentence.contains(before) || self.ends_quotation(before);
        self.phrase(index).is_some_and(|phrase| opens(phrase.run.start.prev()))
    }

    /// The person between two commas after something that is none: after the vote, [Ann Lee], said.
    fn person_after(&self, thing: Index, open: At, close: At) -> Option<Index> {
        let person = self.ending_before(close);
        let named = |phrase: &Phrase| {
            phrase.run.start == open.next()
                && phrase.what == What::Person
                && self.reading.tagged(phrase.head, Tags::PROPER)
        };
        let other = |phrase: &Phrase| matches!(phrase.what, What::Thing | What::Time | What::Place | What::Number);
        let fits = self.phrase(person).is_some_and(named) && self.phrase(thing).is_none_or(other);
        fits.then_some(person)
    }

    /// True for a phrase that can be a subject, next to a parenthesis between commas; not the name in "whose firm,
    /// Northgate, sells".
    fn may_be_subject(&self, phrase: &Phrase) -> bool {
        let before = phrase.run.start.prev();
        let owned = self.phrase(self.ending_before(before)).filter(|_| self.is(before, ","));
        let whose = |phrase: &Phrase| self.reading.is(phrase.run.start, "whose");
        let given = self.reading.any(phrase.run.start, WordClass::GIVEN_NAME);
        !whose(phrase)
            && !owned.is_some_and(whose)
            && !matches!(phrase.what, What::Time | What::Number)
            && (phrase.what != What::Place || given)
    }

    /// The name before a role and a comma: Ann Lee, [head of the firm].
    fn named_before(&self, role: Index) -> Index {
        let Some(phrase) = self.phrase(role) else { return role };
        let comma = phrase.run.start.prev();
        let person = WordClass::OFFICE | WordClass::PERSON_NOUN;
        let is_role = phrase.run.tokens().any(|at| self.reading.any(at, person));
        // Ann Lee, 67, a teacher
        let aged = |name: &Phrase| name.what == What::Number && self.is(name.run.start.prev(), ",");
        let beside = self.ending_before(comma);
        let age = self.phrase(beside).filter(|name| aged(name));
        let name = age.map_or(beside, |age| self.ending_before(age.run.start.prev()));
        let given = |name: &Phrase| self.reading.any(name.run.start, WordClass::GIVEN_NAME);
        let named = self.phrase(name).is_some_and(|name| {
            (matches!(name.what, What::Name | What::Person) || given(name) && name.what != What::Time)
                && self.reading.tagged(name.head, Tags::PROPER)
        });
        if is_role && named && self.is(comma, ",") { name } else { role }
    }

    /// The mark that opens the quotation that a mark closes; that mark if none is near.
    fn opening_quote(&self, close: At) -> At {
        const FAR: u32 = 40;
        let mut tokens = (1..FAR).map(|n| close.before(n)).take_while(|&at| self.sentence.contains(at));
        tokens.find(|&at| is_quote(self.reading, at)).unwrap_or(close)
    }

    /// True for the mark that closes a quotation with another mark before it: It is over,”
    fn ends_quotation(&self, at: At) -> bool {
        is_quote(self.reading, at) && self.reading.tagged(at.prev(), Tags::MARK)
    }

    /// The comma before a token, not beyond a quotation that ends with a mark.
    fn comma_before(&self, at: At) -> Option<At> {
        const FAR: u32 = 40;
        let tokens = (1..FAR).map(|n| at.before(n)).take_while(|&at| self.sentence.contains(at));
        tokens.take_while(|&at| !self.ends_quotation(at)).find(|&at| self.is(at, ","))
    }

    /// True for what can be between two commas after a subject: an apposition, a relative clause, an age, a place, a
    /// participle; not a clause with its own subject.
    fn sets_apart(&self, open: At, close: At) -> bool {
        let first = open.next();
        let reading = self.reading;
        if reading.is_any(first, &["and", "but", "or", "because", "although", "though", "if"]) {
            return false;
        }
        let relative = reading.is_any(first, &["who", "which", "whose", "whom", "where"])
            || reading.tagged(first, Tags::PREPOSITION | Tags::PRONOUN)
                && reading.is_any(first.next(), &["whom", "which"]);
        let verbal = self.group_at(first).is_some_and(|group| !group.finite());
        relative || verbal || !self.has_clause(first, close)
    }

    /// True when a finite verb with a subject before it that is not a relative pronoun is between two tokens.
    fn has_clause(&self, from: At, to: At) -> bool {
        let mut at = from;
        while at < to {
            match self.reading.syntax.group_at(at).get().filter(|&index| index < self.index) {
                Some(index) => {
                    let clause = &self.before[index];
                    let group = &self.reading.syntax.groups[index];
                    let subject = self.phrase(clause.subject);
                    let own = subject.is_some_and(|s| s.what != What::Relative && s.run.start >= from);
                    if group.finite() && own && !clause.shared && !clause.inverted {
                        return true;
                    }
                    at = group.run.end;
                }
                None => at = at.next(),
            }
        }
        false
    }

    /// The phrase before a parenthesis between dashes.
    fn before_dash(&self, close: At) -> Index {
        const FAR: u32 = 40;
        let dash = self.reading.word(close);
        let tokens = (1..FAR).map(|n| close.before(n)).take_while(|&at| self.sentence.contains(at));
        let mut tokens = tokens.filter(|&at| !self.reading.glued(at) || !self.reading.glued(at.next()) || dash != "-");
        let open = tokens.find(|&at| self.is(at, dash));
        open.map_or(Index::NONE, |open| self.climb(self.ending_before(open)))
    }

    /// The subject of an earlier verb that this one shares: She left and said; he stood, saying.
    fn shared_subject(&self) -> Index {
        let start = self.before_adverbs(self.group.run.start);
        let joint = start.prev();
        let joined = self.reading.tagged(joint, Tags::CONJUNCTION)
            || self.is(joint, ",")
            || self.group.tense == Tense::Infinitive;
        if !joined && self.group.tense != Tense::Gerund {
            return Index::NONE;
        }
        let earlier = self
            .before
            .iter()
            .rev()
            .take(STEPS)
            .take_while(|clause| self.sentence.contains(self.reading.syntax.group(clause.verb).run.start));
        let mut finite = earlier.filter(|clause| self.reading.syntax.group(clause.verb).finite() || clause.shared);
        finite.find(|clause| clause.subject != Index::NONE).map_or(Index::NONE, |clause| clause.subject)
    }
}

/// True for a possible subject of a verb of saying: not a time or a number.
fn speaks(phrase: &Phrase) -> bool {
    !matches!(phrase.what, What::Time | What::Number | What::Relative)
}

/// True for a phrase that names people, a body, or something with a name.
fn speaker(phrase: &Phrase) -> bool {
    matches!(phrase.what, What::Person | What::Group | What::Body | What::Name | What::Pronoun)
}

fn is_quote(reading: Reading, at: At) -> bool {
    matches!(reading.word(at), "\"" | "“" | "”" | "''" | "``" | "«" | "»")
}

fn opens_quotation(reading: Reading, at: At) -> bool {
    is_quote(reading, at) || matches!(reading.word(at), "‘" | "'") && !reading.glued(at)
}

fn closes_quotation(reading: Reading, at: At) -> bool {
    is_quote(reading, at) || matches!(reading.word(at), "’" | "'")
}

/// True when a quotation ends before a token, or with it.
fn quoted_before(reading: Reading, at: At) -> bool {
    closes_quotation(reading, at) || closes_quotation(reading, at.prev())
}

impl<'r> Reading<'r, '_> {
    /// The subject of a clause, or what a relative pronoun as subject refers to; none if the sentence has none.
    pub fn subject(&self, clause: &Clause) -> Option<&'r Phrase> {
        self.syntax.phrase(clause.antecedent).or_else(|| self.syntax.phrase(clause.subject))
    }

    /// The tokens of the subject of a clause: from the office before a name (mayor of [Oslo Ann Lee]) up to its verb,
    /// without adverbs, and without what commas, dashes, quotation marks or a relative pronoun set apart.
    pub fn subject_run(&self, clause: &Clause) -> Option<Run> {
        let index = clause.verb.get()?;
        let subject = self.subject(clause)?;
        if clause.shared {
            return Some(self.syntax.whole(subject));
        }
        let start = self.office_before(subject).unwrap_or(subject.run.start);
        let start = if self.is(start, "whose") { start.next() } else { start };
        let reader = Reader::new(*self, &self.syntax.clauses, index);
        let verb = reader.group.run.start;
        let edge = reader.before_adverbs(verb);
        // A report released last year said.
        let edge = if self.syntax.group_at(edge.prev()) == Index::NONE { edge } else { verb };
        let edge = edge.max(subject.run.end);
        let apart = |at: &At| {
            matches!(self.word(*at), "," | "—" | "–" | "--" | "―")
                || self.syntax.group(self.syntax.group_at(*at)).tense == Tense::Gerund
                || self.word(*at) == "-" && !self.glued(*at)
                || is_quote(*self, *at)
                || self.is_relative(*at)
        };
        let end = Run::new(subject.run.end, edge).tokens().find(apart).unwrap_or(edge);
        Some(Run::new(start, end))
    }

    /// The beginning of the office before a name: [mayor of] Oslo Ann Lee.
    fn office_before(&self, name: &Phrase) -> Option<At> {
        let preposition = name.run.start.prev();
        let office = self.syntax.phrase(self.syntax.phrase_at(preposition.prev()))?;
        let held = self.any(office.head, WordClass::OFFICE | WordClass::PERSON_NOUN);
        (held && self.tagged(preposition, Tags::PREPOSITION) && name.what != What::Time).then_some(office.run.start)
    }

    /// True for a phrase that names persons or bodies.
    pub fn can_speak(&self, phrase: &Phrase) -> bool {
        speaker(phrase) || self.any(phrase.head, WordClass::PUBLIC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The subject of a verb, by its head; none if there is none.
    fn check(sentence: &str, verb: &str, expected: &str) {
        let article = Article::from_text("a", format!("Talks go on\n{sentence}"));
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let reading = Reading { document: &document, syntax: &syntax };
        let is = |clause: &&Clause| reading.word(syntax.group(clause.verb).main) == verb;
        let clause = syntax.clauses.iter().find(is);
        let subject = clause.and_then(|clause| reading.subject(clause));
        assert_eq!(subject.map_or("", |subject| reading.word(subject.head)), expected, "{sentence}");
    }

    #[test]
    fn a_name_may_be_a_month_have_degrees_or_be_in_marks() {
        check("Mr May, a potter, said it was over.", "said", "May");
        check("Ann Lee, M.S., R.D., a dietitian, said it was over.", "said", "Lee");
        check("A woman who goes by the name “Lark” said it was over.", "said", "woman");
    }

    #[test]
    fn a_gerund_after_a_possessor_describes_the_noun() {
        check("The state's ruling Unity party has pledged to go.", "pledged", "party");
        check("The man's leading role made him say it was over.", "made", "role");
    }

    #[test]
    fn the_subject_is_the_phrase_that_the_nearest_one_hangs_on() {
        check("The head of the new agency said it was over.", "said", "head");
        check("Officials in Oslo said it was over.", "said", "Officials");
        check("The man who shot the guard said it was over.", "said", "man");
        check("People living in Oslo said it was over.", "said", "People");
        check("The mayor's brother said it was over.", "said", "brother");
        check("Firms such as Shell said it was over.", "said", "Firms");
        check("Sites such as Northgate.com said it was over.", "said", "Sites");
    }

    #[test]
    fn a_name_after_an_office_and_its_domain_is_the_subject() {
        check("Mayor of Oslo Ann Lee said it was over.", "said", "Lee");
        check("Head of the union Ann Lee said it was over.", "said", "Lee");
        check("Friends of Ann Lee said it was over.", "said", "Friends");
        check("Friends of President Ann Lee said it was over.", "said", "Friends");
        check("The head of the Oslo Ann Lee Foundation said it was over.", "said", "head");
    }

    #[test]
    fn what_is_set_apart_is_no_subject() {
        check("Lee, a lawyer for the union, said it was over.", "said", "Lee");
        check("Ann Lee, who leads the party, said it was over.", "said", "Lee");
        check("Ann Lee, head of the union, the largest, said it was over.", "said", "Lee");
        check("Ann Lee of the union, said it was over.", "said", "Lee");
        check("Ann Lee (R-Ohio) said it was over.", "said", "Lee");
        check("Ann Lee on Tuesday said it was over.", "said", "Lee");
        check("Ann Lee, a lawyer, on Tuesday said it was over.", "said", "Lee");
        check("Ann Lee, head of the union said it was over.", "said", "Lee");
        check("Ann Lee, 61, a nurse in Leeds, Ala., said it was over.", "said", "Lee");
        check("Ann Lee of Leeds, West Virginia said it was over.", "said", "Lee");
        check("The bureau (BEA) said it was over.", "said", "bureau");
        check("After the vote, Gov. Ann Lee, said it was over.", "said", "Lee");
        check("Ann Lee, who called it \"mad,\" said it was over.", "said", "Lee");
        check("On 1 February Smith said it was over.", "said", "Smith");
    }

    #[test]
    fn the_subject_of_a_speech_tag_may_follow() {
        check("\"It is over,\" said Ann Lee.", "said", "Lee");
        check("It is over, said a spokesman for the union.", "said", "spokesman");
        check("Prices, said the bank, will rise.", "said", "bank");
        check("Prices, said the bank, will rise.", "rise", "Prices");
        check("\"It is over,\" Lee told reporters.", "told", "Lee");
    }

    #[test]
    fn who_refers_to_people_and_which_to_things() {
        check("The head of the agency who said so left.", "said", "head");
        check("He read the report, which said it was over.", "said", "report");
        check("Officials whose plans have failed said it was over.", "said", "Officials");
    }

    #[test]
    fn and_joins_two_subjects_but_opens_a_clause_after_a_comma() {
        check("The mayor and his aides said it was over.", "said", "mayor");
        check("Prices rose on the island, and the mayor said it was over.", "said", "mayor");
        check("People left before the mayor said it was over.", "said", "mayor");
    }

    #[test]
    fn adjectives_and_participles_after_a_subject_belong_to_it() {
        check("Sources close to the mayor said it was over.", "said", "Sources");
        check("Those polled said it was over.", "said", "Those");
        check("Several said it was over.", "said", "Several");
        check("The mayor himself said it was over.", "said", "mayor");
    }

    #[test]
    fn gerunds_and_infinitives_have_subjects_of_their_own() {
        check("It was late, with the mayor saying it was over.", "saying", "mayor");
        check("The senator called reporters saying it was over.", "saying", "senator");
        check("It led the mayor to say it was over.", "say", "mayor");
        check("The mayor is expected to say it is over.", "say", "mayor");
    }

    #[test]
    fn words_beside_a_quotation_are_verbs_of_speech() {
        check("\"It is over,\" the letter states.", "states", "letter");
        check("The clerks tweeted their thanks.", "tweeted", "clerks");
        check("She cautions, however, that it is over.", "cautions", "She");
        check("With fans worried about it, the mayor left.", "worried", "");
    }

    #[test]
    fn a_second_verb_shares_the_subject() {
        check("The mayor stood up and said it was over.", "said", "mayor");
        check("The mayor left, saying it was over.", "saying", "mayor");
    }
}
