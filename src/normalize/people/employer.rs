//! The organisation that the text connects with a person.

use super::affiliation::Affiliations;
use super::phrases::Phrase;
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass, are_post_nominal, fold_eq, organisations};
use crate::normalize::Organisation;
use crate::schema::How;
use std::ops::Range;

/// The most words of an organisation's name.
const LONGEST: usize = 8;

/// How far the pairs of a list are looked for, in tokens.
const PAIRS: usize = 120;

impl Affiliations<'_> {
    /// The organisation named by the words of a role; or another name that is the possessor of the role or after "of";
    /// or the previously named one that the role refers to.
    pub fn organisation(&self, phrase: &Phrase) -> Option<String> {
        let any = |find: &dyn Fn(usize) -> Option<String>| phrase.tokens.clone().find_map(find);
        if self.document.in_group(phrase.head, Groups::OUTSIDER) {
            return None;
        }
        self.body_in(phrase)
            .or_else(|| any(&|at| self.acronym(at, phrase)))
            .or_else(|| any(&|at| self.party(at, phrase)))
            .or_else(|| any(&|at| self.owner_of_company_role(at, phrase)))
            .or_else(|| any(&|at| self.complement(at, phrase)))
            .or_else(|| self.after_title(phrase))
            .or_else(|| self.represented(phrase.tokens.end))
            .or_else(|| self.unlisted_body(phrase))
            .or_else(|| self.organisation_understood(phrase))
            .or_else(|| self.ministry(phrase))
    }

    /// The first body that the words of a role name; where it is a part of another (head of the Trade Department at Acme),
    /// that one, and so on.
    fn body_in(&self, phrase: &Phrase) -> Option<String> {
        let mut bodies = phrase.tokens.clone().filter_map(|at| Some((at, self.organisation_at(at)?)));
        let (mut at, mut name) = bodies.next()?;
        while let Some(end) = self.reader.name(at).filter(|(tokens, _)| self.is_part(tokens)).map(|(t, _)| t.end) {
            let Some(whole) = bodies.find(|&(at, _)| at >= end && self.is_complement(at)) else { break };
            (at, name) = whole;
        }
        Some(name)
    }

    /// True for the name of a part of a body: the Trade Department.
    fn is_part(&self, name: &Range<usize>) -> bool {
        let part = |at: usize| self.document.in_group(at, Groups::PART_OF_BODY);
        let centre = |at: usize| self.document.is_any(at, &["center", "centre"]);
        name.clone().any(part) && !name.clone().any(centre)
    }

    /// True for the first word of a complement: of the Board, at Acme.
    fn is_complement(&self, at: usize) -> bool {
        let before = at.saturating_sub(1 + usize::from(at > 0 && self.document.is(at - 1, "the")));
        self.document.is_any(before, &["of", "at", "in"])
    }

    /// The body after a bare title and its field: Ann Blake, director, Acme; Ann Blake (director, Acme); Ann Blake, vice
    /// president, Events, Acme.
    fn after_title(&self, phrase: &Phrase) -> Option<String> {
        let comma = phrase.tokens.end;
        let bare = phrase.tokens.start > 0 && self.document.is_any(phrase.tokens.start - 1, &[",", "("]);
        if !bare || !self.document.is(comma, ",") {
            return None;
        }
        let field = comma + 1..self.run_end(comma + 1);
        let next = field.end + 1 + usize::from(self.document.is(field.end + 1, "the"));
        let further = || self.document.is(field.end, ",").then(|| self.organisation_at(next)).flatten();
        let the = usize::from(self.document.is(comma + 1, "the"));
        self.organisation_at(comma + 1 + the).or_else(|| if field.is_empty() { None } else { further() })
    }

    /// The ministry of a minister, by their common portfolio: the Tourism Minister, the Ministry of Tourism being
    /// named. The court of a judge.
    fn ministry(&self, phrase: &Phrase) -> Option<String> {
        const MINISTERS: [&str; 6] = ["commissioner", "mec", "minister", "ministers", "registrar", "secretary"];
        const MINISTRIES: [&str; 5] = ["department", "directorate", "ministry", "office", "secretariat"];
        const JUDGES: [&str; 3] = ["judge", "justice", "magistrate"];
        let has =
            |name: &str, words: &[&str]| name.split(' ').any(|word| words.iter().any(|other| fold_eq(word, other)));
        if self.document.is_any(phrase.head, &JUDGES) {
            let mut courts = self.reader.organisations().filter(|body| has(&body.name, &["court", "tribunal"]));
            return courts.next().filter(|_| courts.next().is_none()).map(|body| body.name.clone());
        }
        if !self.document.is_any(phrase.head, &MINISTERS) {
            return None;
        }
        let of =
            |at: usize| at != phrase.head && self.document.class(at).intersects(WordClass::NOUN | WordClass::PORTFOLIO);
        let topics: Vec<&str> = phrase.tokens.clone().filter(|&at| of(at)).map(|at| self.document.word(at)).collect();
        let named = |body: &&Organisation| has(&body.name, &MINISTRIES) && has(&body.name, &topics);
        self.reader.organisations().find(named).map(|body| body.name.clone())
    }

    /// The organisation that is right before a name as its possessor (CNN's Ann Blake) or after it (Ann Blake of Acme,
    /// of the chamber of trade; who works at Acme), or that its person speaks for. Where someone who has a `role` is "at"
    /// a body, it may be only a place; who is "with" one is of it.
    pub fn organisation_beside(&self, name: &Range<usize>, role: bool) -> Option<String> {
        let owner = name.start.checked_sub(2).filter(|&at| self.reader.is_possessive(at + 1));
        let name = name.start..self.after_age(name.end);
        let beside = ["of", "at", "from", "with", "for"];
        let comma = self.document.is(name.end, ",") && self.document.is_any(name.end + 1, &beside);
        let of = name.end + usize::from(comma);
        let side = self.document.is(of, "from") && self.document.is_any(of + 2, &["opposition", "ruling"]);
        let aside =
            !role && (self.document.is_any(of, &["at", "from", "with"]) || comma && self.document.is(of, "for"));
        let member = self.document.is(of, "of") || side || aside;
        let served = !comma && self.document.is_any(of, &["from", "with"]);
        let the = self.document.is(of + 1, "the");
        let after = member.then(|| of + 1 + usize::from(the));
        let common = after.filter(|_| the);
        owner
            .and_then(|at| self.organisation_at(at))
            .or_else(|| (member || served).then(|| self.organisation_at(of + 1 + usize::from(the))).flatten())
            .or_else(|| self.letters_after(name.end, role))
            .or_else(|| after.and_then(|at| self.capital_run(at)))
            .or_else(|| common.and_then(|at| self.organisation_at(self.after_modifiers(at))))
            .or_else(|| common.and_then(|at| self.organisation_meant(at)))
            .or_else(|| common.and_then(|at| self.named_body(at)))
            .or_else(|| common.and_then(|at| self.body_at(at)))
            .or_else(|| self.workplace(name.end))
            .or_else(|| self.represented(name.end + usize::from(self.document.is(name.end, ","))))
            .or_else(|| self.represented_before(name.start))
            .or_else(|| self.shared(name.end))
    }

    /// Where a name ends with the age after it: Ann Blake, 54, of Acme.
    fn after_age(&self, end: usize) -> usize {
        let number = self.document.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
        let aged = number && self.document.is(end, ",") && self.document.is(end + 2, ",");
        end + if aged { 2 } else { 0 }
    }

    /// The body for which the words at a token speak: speaking for Acme, on behalf of Acme, representing Acme.
    fn represented(&self, at: usize) -> Option<String> {
        let speaks = self.document.is_any(at, &["acting", "appearing", "speaking", "testifying"]);
        let next = at + usize::from(speaks);
        let behalf =
            self.document.is(next, "on") && self.document.is(next + 1, "behalf") && self.document.is(next + 2, "of");
        let start = match () {
            () if behalf => next + 3,
            () if speaks && self.document.is(next, "for") || self.document.is(at, "representing") => at.max(next) + 1,
            () => return None,
        };
        let start = start + usize::from(self.document.is(start, "the"));
        self.organisation_at(start).or_else(|| self.capital_run(start))
    }

    /// The same at the start of a sentence: Speaking for Acme, Ann Blake ...
    fn represented_before(&self, name: usize) -> Option<String> {
        const FARTHEST: usize = 14;
        let comma = name.checked_sub(1).filter(|&at| self.document.is(at, ","))?;
        let sentence = self.document.tokens[comma].sentence as usize;
        let first = self.document.sentences[sentence].tokens.start;
        let clause = comma - first <= FARTHEST && !(first..comma).any(|at| self.document.is(at, ","));
        if clause { self.represented(first) } else { None }
    }

    /// The body of two who are named together: Ann Blake and Tom Reed, both of Acme.
    fn shared(&self, end: usize) -> Option<String> {
        let other = self.reader.name(end + 1).filter(|_| self.document.is(end, "and"));
        let comma = other.map_or(end, |(other, _)| other.end);
        let both = self.document.is(comma, ",") && self.document.is(comma + 1, "both");
        let from = both && self.document.is_any(comma + 2, &["at", "from", "of", "with"]);
        let start = comma + 3 + usize::from(self.document.is(comma + 3, "the"));
        if from { self.organisation_at(start) } else { None }
    }

    /// An organisation by its letters before the noun of a role: FBI agent, RNC chairman.
    fn acronym(&self, at: usize, phrase: &Phrase) -> Option<String> {
        const SHORTEST: usize = 3;
        let token = &self.document.tokens[at];
        let upper = token.shape == Shape::Upper && token.kind == TokenKind::Word && token.span.len() >= SHORTEST;
        let plain = WordClass::NOUN
            | WordClass::OFFICE
            | WordClass::PERSON_NOUN
            | WordClass::HONORIFIC
            | WordClass::MODIFIER
            | WordClass::ADJECTIVE;
        let word = token.class.intersects(plain) || self.document.is_any(at, &["U.S", "U.S.", "USA"]);
        let named = self.reader.kind(at).is_none_or(|kind| kind == NameKind::Other);
        let phrase_is_loud = self.document.tokens[phrase.head].shape == Shape::Upper;
        let country = || self.is_country(&(at..at + 1));
        let listed = at < phrase.head && upper && named && !word;
        (listed && !(phrase_is_loud && phrase.head != at + 1) && !country()).then(|| self.words(at..at + 1))
    }

    /// A party by its adjective before the noun of a role, which is not the first word of the sentence: Labour MP, the
    /// Conservative candidate.
    fn party(&self, at: usize, phrase: &Phrase) -> Option<String> {
        let opens = at == self.document.sentences[self.document.tokens[at].sentence as usize].tokens.start;
        let sure = !opens || self.names_members(at) || self.document.is_any(at, &["labour", "labor"]);
        let leads = self.document.is(phrase.head, "leader");
        let office = leads || self.document.class(phrase.head).intersects(WordClass::OFFICE | WordClass::PUBLIC);
        let named = at < phrase.head && sure && office && self.is_party(at);
        named.then(|| self.words(at..at + 1))
    }

    /// The name that is the possessor of a company leader's role: Orrin's chief executive, founder of Orrin.
    fn owner_of_company_role(&self, at: usize, phrase: &Phrase) -> Option<String> {
        let before = phrase.head.saturating_sub(1);
        let director =
            self.document.is(phrase.head, "director") && self.document.is_any(before, &["executive", "managing"]);
        let leads = director || self.document.in_group(phrase.head, Groups::COMPANY_LEADER);
        let (tokens, _) = self.reader.name(at).filter(|_| leads)?;
        let after_of = tokens.start > 0 && self.document.is(tokens.start - 1, "of");
        let country = self.country_in(tokens.clone()).is_some();
        ((after_of || self.reader.is_possessive(tokens.end)) && !country).then(|| self.words(tokens.clone()))
    }

    /// The organisation after a preposition in a role: president of Local 418; neurobiologist at Leeds, the University
    /// of Leeds being known. A minister's is a portfolio: Minister of Water Resources.
    fn complement(&self, preposition: usize, phrase: &Phrase) -> Option<String> {
        let portfolio = self.document.is_any(phrase.head, &["minister", "ministers"]);
        if portfolio || !self.document.is_any(preposition, &["of", "at", "for", "with", "from"]) {
            return None;
        }
        let start = preposition + 1 + usize::from(self.document.is(preposition + 1, "the"));
        let short = self.document.is(preposition, "at").then(|| self.organisation_having(start));
        self.capital_run(start).or_else(|| short.flatten())
    }

    /// The organisation named by a run of capitalised words, recognised by one of its words or a number at its end.
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
        if self.is_generic(&run) || !run.is_empty() && self.is_country(&run) {
            return None;
        }
        (chapter || run.clone().any(body)).then(|| self.words(run))
    }

    /// The end of a run of capitalised words with the lower-case words that join them.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let limit = self.reader.sentence_end(start).min(start + LONGEST);
        let capital = |at: usize| at < limit && self.document.tokens[at].capitalised();
        let joins = |at: usize| {
            let particle = self.document.class(at).contains(WordClass::PARTICLE);
            particle || self.document.is_any(at, &["of", "for", "and", "&", "the"]) || self.reader.is_possessive(at)
        };
        let person = |at: usize| self.reader.kind(at) == Some(NameKind::Person);
        let mut end = start;
        while capital(end) && !(person(end) && end > start && !person(start)) {
            let joined = !person(end) && joins(end + 1) && capital(end + 2);
            end += 1 + usize::from(joined);
        }
        let number = end > start && end < limit && self.document.tokens[end].kind == TokenKind::Number;
        end + usize::from(number)
    }

    /// Where a noun phrase goes on after its adjectives and plain nouns: of the ruling [Harbour Party].
    fn after_modifiers(&self, start: usize) -> usize {
        const MOST: usize = 5;
        let plain = WordClass::ADJECTIVE | WordClass::NOUN | WordClass::MODIFIER;
        let modifier = |&at: &usize| {
            let small = self.document.tokens.get(at).is_some_and(|token| token.shape != Shape::Title);
            let word = self.document.class(at).intersects(plain) || self.document.is_any(at, &["-", "year", "old"]);
            small && word && self.reader.name(at).is_none()
        };
        start + (start..start + MOST).take_while(modifier).count()
    }

    /// The body in brackets after a name: Ann Blake (HPN); Ann Blake (Harbour Party). Letters that the article does not
    /// explain are one only for someone with a role, and not if they are a degree.
    fn letters_after(&self, end: usize, role: bool) -> Option<String> {
        const SHORTEST: usize = 2;
        let at = end + 1;
        if !self.document.is(end, "(") {
            return None;
        }
        let whole = self.reader.name(at).is_some_and(|(tokens, _)| self.document.is(tokens.end, ")"));
        if !self.document.is(end + 2, ")") {
            let run = || self.document.is(self.run_end(at), ")").then(|| self.capital_run(at)).flatten();
            return whole.then(|| self.organisation_at(at)).flatten().or_else(run).or_else(|| self.listed(at));
        }
        let all = self.document.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
        let letters = all && self.document.word(at).len() >= SHORTEST;
        let plain = WordClass::NOUN | WordClass::PEOPLE | WordClass::HONORIFIC;
        let word = self.document.class(at).intersects(plain) || are_post_nominal(self.document.word(at));
        let free = self.reader.kind(at).is_none_or(|kind| kind == NameKind::Other) && !self.is_country(&(at..end + 2));
        let unknown = || (role && letters && !word && free).then(|| self.words(at..at + 1));
        self.organisation_at(at).or_else(unknown).or_else(|| self.listed(at))
    }

    /// The name in brackets in a list of people with one each, of which some are organisations: Ann Blake (FC Dallas), Tom
    /// Reed (Real Sur), Jo Lee (Vita).
    fn listed(&self, start: usize) -> Option<String> {
        let end = self.run_end(start);
        let name = start..end;
        let words = name.clone().all(|at| self.document.tokens[at].kind == TokenKind::Word);
        let state = self.is_state(start);
        if name.is_empty() || !words || state || !self.document.is(end, ")") {
            return None;
        }
        let pair = |at: &usize| self.document.is(*at, "(") && self.reader.kind(at - 1) == Some(NameKind::Person);
        let window = start.saturating_sub(PAIRS).max(1)..self.document.tokens.len().min(start + PAIRS);
        let pairs = || window.clone().filter(pair);
        let body = |at: usize| self.organisation_at(at + 1).is_some();
        // What is taken for a person or place in so regular a list is a club.
        let least = if self.reader.kind(start).is_none_or(|kind| kind == NameKind::Other) { 3 } else { 5 };
        (pairs().count() >= least && pairs().any(body)).then(|| self.words(name))
    }

    /// True where the name or adjective of a country begins.
    pub(super) fn is_state(&self, at: usize) -> bool {
        let place = self.document.tokens.get(at).map(|token| token.span.start);
        let mention = place.and_then(|place| self.mention_at(place).filter(|mention| mention.span.start == place));
        mention.is_some_and(|mention| mention.how != How::Place)
    }

    /// The body in which the words after a name place someone: Ann Blake, who teaches at Acme, ...; Blake leads Acme
    fn workplace(&self, end: usize) -> Option<String> {
        let who = end + usize::from(self.document.is(end, ","));
        if self.document.is(who, "who") {
            return self.body_told(who + 1);
        }
        let verb = self.after_prefix(end);
        let leads = self.document.in_group(verb, Groups::LEADS) && !self.document.is_any(verb + 1, &["a", "an", "for"]);
        let start = verb + 1 + usize::from(self.document.is(verb + 1, "the"));
        leads.then(|| self.organisation_at(self.after_modifiers(start))).flatten()
    }

    /// The verb after "co-": co-chairs the union.
    fn after_prefix(&self, at: usize) -> usize {
        let prefix = self.document.is(at, "co") && self.document.is(at + 1, "-") && self.document.glued(at + 1);
        at + if prefix { 2 } else { 0 }
    }

    /// The body that the sentence after a name places its person in: Ann Blake spoke first. She is head of Acme.
    pub fn organisation_told_next(&self, name: &Range<usize>) -> Option<String> {
        let next = self.reader.sentence_end(name.end.checked_sub(1)?);
        self.document.is_any(next, &["he", "she"]).then(|| self.body_told(next + 1)).flatten()
    }

    /// The body in what a verb says about someone's work: teaches at Acme; is also the chairman of Acme; is with Acme. Who
    /// leads a meeting of a body does not work there.
    fn body_told(&self, start: usize) -> Option<String> {
        const BEING: [&str; 3] = ["is", "was", "serves"];
        let start = self.after_prefix(start);
        let stop = self.reader.sentence_end(start).min(start + 2 * LONGEST);
        if let Some(verb) = (start..stop).take(2).find(|&at| self.document.in_group(at, Groups::WORKS)) {
            let event = self.document.in_group(verb, Groups::LEADS) && self.document.is_any(verb + 1, &["a", "an"]);
            let clause: Vec<usize> = (verb + 1..stop).take_while(|&at| !self.document.is(at, ",") && !event).collect();
            let named = clause.iter().find_map(|&at| self.organisation_at(at));
            // leads the Harbour Union, works for the Harbour Union
            let next = verb + 1 + usize::from(self.document.is(verb + 1, "for"));
            let direct = next + usize::from(self.document.is(next, "the"));
            return named.or_else(|| if event { None } else { self.capital_run(direct) });
        }
        if self.document.is_any(start, &BEING) && self.document.is(start + 1, "with") {
            return self.organisation_at(start + 2 + usize::from(self.document.is(start + 2, "the")));
        }
        let adverb = |at: &usize| self.document.class(*at).contains(WordClass::ADVERB) || self.document.is(*at, "as");
        let role = start + 1 + (start + 1..stop).take(2).take_while(adverb).count();
        let being = self.document.is_any(start, &BEING) && role < stop;
        being.then(|| self.reader.starting_at(role)).flatten().and_then(|phrase| self.organisation(&phrase))
    }

    /// The name after a common noun for a body: the charity Mar Aperto.
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

    /// The organisation whose name is at a token, without a noun for its head before it (CEO of Acme) and with the
    /// place after it (University of Leeds, if the name ends at University). A country and a plain noun are excluded.
    pub(super) fn organisation_at(&self, at: usize) -> Option<String> {
        let (tokens, _) = self.reader.name(at).filter(|(_, kind)| *kind == NameKind::Organisation)?;
        let start = self.after_head_of(tokens);
        let tokens = start..self.with_rest(start..tokens.end);
        (!self.is_country(&tokens) && !self.is_generic(&tokens)).then(|| self.words(tokens))
    }

    /// Where the name of a body begins after a noun for someone in it: CEO of Acme, Staff of the Army, Sales Director of
    /// Acme; not in Friends of the Earth.
    fn after_head_of(&self, name: &Range<usize>) -> usize {
        let staff = |at: usize| {
            let class = self.document.class(at);
            class.intersects(WordClass::PEOPLE) && !class.contains(WordClass::PLURAL) || self.document.is(at, "staff")
        };
        let of = (name.start + 1..name.end - 1).find(|&at| self.document.is(at, "of"));
        let Some(of) = of.filter(|&of| staff(of - 1)) else { return name.start };
        let start = of + 1;
        start + usize::from(self.document.is(start, "the") && start + 1 < name.end)
    }

    /// The end of a name with the parts of it that were read separately: University of Leeds, Miners' Union.
    fn with_rest(&self, name: Range<usize>) -> usize {
        let joint = name.end + 1;
        let cut = self.reader.is_possessive(name.end) && self.document.word(name.end - 1).ends_with('s');
        if cut
            && self.document.class(joint).contains(WordClass::ORGANISATION_WORD)
            && self.document.tokens[joint].capitalised()
        {
            return joint + 1;
        }
        let body = WordClass::ORGANISATION_WORD | WordClass::ORGANISATION_NOUN;
        let open = self.document.class(name.end - 1).intersects(body) && self.document.is(name.end, "of");
        let place = self.reader.name(name.end + 1).filter(|(_, kind)| open && *kind == NameKind::Place);
        place.map_or(name.end, |(place, _)| place.end)
    }

    /// True for the name of a state, short or long: Peru, Republic of Peru, United States of America.
    pub(super) fn is_country(&self, tokens: &Range<usize>) -> bool {
        const STATES: [&str; 4] = ["kingdom", "republic", "states", "sultanate"];
        let span = self.document.span_of(tokens.clone());
        let long = |at: usize| self.document.is_any(at, &STATES) && self.document.is(at + 1, "of");
        let short = || self.mention_at(span.start).is_some_and(|mention| mention.span.contains(span));
        tokens.clone().any(long) || short()
    }

    /// True for capitalised plain nouns, as in titles: Crown Prince, County Commissioner, Minister of Public Works,
    /// Chief of Staff.
    fn is_generic(&self, tokens: &Range<usize>) -> bool {
        let plain = |at: usize| {
            let portfolio = self.document.class(at).contains(WordClass::PORTFOLIO);
            let party = self.document.is_any(at, &["labour", "labor"]) && tokens.len() == 1;
            self.document.in_group(at, Groups::GENERIC_NAME) || portfolio && !party
        };
        let words = || self.document.span_of(tokens.clone()).of(self.document.text);
        let listed = || tokens.len() > 1 && organisations::written(words()).next().is_some();
        tokens.clone().all(plain) && !listed()
            || tokens.len() == 1 && self.document.is(tokens.start, "department")
            || self.is_field(tokens)
    }

    /// True for the field of an office, in plain words without a noun for a body: Academic Affairs, Higher Education
    /// and Research.
    fn is_field(&self, tokens: &Range<usize>) -> bool {
        let body = |at: usize| self.document.class(at).contains(WordClass::ORGANISATION_NOUN);
        let plain = |at: usize| {
            let words = WordClass::NOUN | WordClass::ADJECTIVE | WordClass::PORTFOLIO | WordClass::PREPOSITION;
            self.document.class(at).intersects(words) || self.document.is_any(at, &["and", "&", "the"])
        };
        let serves = tokens.start > 0 && self.document.is_any(tokens.start - 1, &["of", "for"]);
        let last = tokens.end - 1;
        let topic = self.document.class(last).contains(WordClass::PORTFOLIO)
            || self.document.in_group(last, Groups::GENERIC_NAME);
        serves && topic && tokens.clone().all(|at| plain(at) && !body(at))
    }

    /// The previously named organisation whose name contains the name at `at`.
    fn organisation_having(&self, at: usize) -> Option<String> {
        let same = |other: usize| fold_eq(self.document.word(other), self.document.word(at));
        let longer = |tokens: &&Range<usize>| tokens.len() > 1 && (*tokens).clone().any(same);
        self.reader.name(at)?;
        let meant = self.reader.organisations_before(at).rev().find(longer)?;
        self.organisation_at(meant.start)
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        super::display::plain_spaces(self.document.span_of(tokens).of(self.document.text))
    }
}
