//! Names that the tagger takes for organisations by mistake, or that are so only in part: treaties, provinces,
//! examinations, what a minister is for, a title or a person's name after the name of a body.

use super::Page;
use crate::document::TokenKind;
use crate::lexicon::organisations::{kind_of_word, known, written};
use crate::lexicon::{Groups, WordClass, WordSet, fold_hash};
use crate::schema::OrganisationKind;
use std::ops::Range;
use std::sync::LazyLock;

impl Page<'_> {
    /// The part of a name that names a body: without a title or a person after it, without its possessor; the body that
    /// something else is named after (a WHO list).
    pub(super) fn body_part(&self, name: Range<usize>) -> Option<Range<usize>> {
        let name = self.without_charge(self.without_end(self.without_owner(self.without_title(name))));
        if name.is_empty() {
            return None;
        }
        let word = self.document.word(name.start);
        let initials = name.len() == 1 && word.contains('.') && !self.is_known(&name);
        let money = name.len() == 1 && self.document.class(name.start).contains(WordClass::CURRENCY);
        if is_plain_acronym(word)
            || initials
            || money
            || self.is_thing(&name)
            || self.is_site(&name)
            || self.is_model(&name)
        {
            return None;
        }
        if self.is_medium(&name) || self.is_building(&name) {
            return None;
        }
        if !self.is_no_body(&name) {
            return Some(name);
        }
        (name.start + 1..name.end).rev().map(|end| name.start..end).find(|part| self.is_known(part))
    }

    /// True for a brand after "the", where it is a river or a people: the Amazon.
    fn is_thing(&self, name: &Range<usize>) -> bool {
        let the = name.len() == 1 && name.start > 0 && self.document.is(name.start - 1, "the");
        let noun = self.document.class(name.end).contains(WordClass::NOUN);
        let company = known(self.document.word(name.start)).any(|known| known.kind == Some(OrganisationKind::Company));
        the && !noun && company
    }

    /// True for a product told with its year: a 1994 Toyota Corolla.
    fn is_model(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let year = name.start.checked_sub(1).filter(|&at| document.word(at).len() == 4);
        let number = year.filter(|&at| document.tokens[at].kind == TokenKind::Number && at > 0);
        number.is_some_and(|at| document.is_any(at - 1, &["a", "her", "his"])) && !self.is_body_word(name.end - 1)
    }

    /// True for a place that something is in or comes from.
    fn is_site(&self, name: &Range<usize>) -> bool {
        let within =
            name.start > 0 && self.document.is_any(name.start - 1, &["in", "from", "near", "across", "throughout"]);
        let place = self.place_ending(name.end - 1).is_some_and(|(tokens, _)| tokens.start <= name.start);
        within && place && !self.is_known(name)
    }

    /// True for a name of something that is never a body: a charter, a province, a programme; a conference is one of its
    /// members (Conference of Bishops).
    pub(super) fn is_no_body(&self, name: &Range<usize>) -> bool {
        let head = self.document.head_of_name(name);
        let members = self.document.is(head, "conference") && self.document.is(head + 1, "of");
        is_no_body(self.document.tokens[head].hash) && !members && !self.is_known(name)
    }

    /// True for a platform where something is published, which says nothing about the company: on Facebook, his Facebook
    /// page.
    fn is_medium(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let before = |many: usize| name.start.wrapping_sub(many);
        let on = document.is_any(before(1), &["on", "via", "through"])
            || document.is(before(1), "to")
                && document.is_any(before(2), &["take", "taken", "takes", "taking", "took"]);
        let part = document.in_group(name.end, Groups::PLATFORM_PART) && document.same_sentence(name.start, name.end);
        name.len() == 1 && document.in_group(name.start, Groups::PLATFORM) && (on || part)
    }

    /// True for a building that does nothing a body does: the hotel, the mosque, the community centre.
    fn is_building(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let head = self.document.head_of_name(name);
        let centre = document.is_any(head, &["center", "centre"])
            && head > name.start
            && document.in_group(head - 1, Groups::BEFORE_CENTRE);
        let building = centre || document.in_group(head, Groups::BUILDING);
        let acts = || document.class(name.end).contains(WordClass::REPORTING) || self.is_served(name);
        name.len() > 1 && building && !self.is_known(name) && !acts()
    }

    pub(super) fn is_known(&self, name: &Range<usize>) -> bool {
        let words = self.document.span_of(name.clone()).of(self.document.text);
        written(words).next().is_some()
    }

    /// A name without the title or the person after it: One Harbour [Founder], State Council [Dr. Lee].
    fn without_title(&self, name: Range<usize>) -> Range<usize> {
        let title = WordClass::OFFICE | WordClass::HONORIFIC | WordClass::PERSON_NOUN | WordClass::TITLE_ABBREVIATION;
        let initialled = |at: usize| {
            let word = self.document.word(at).as_bytes();
            word.len() > 4 && word[1] == b'.' && word[2].is_ascii_uppercase() && word[3].is_ascii_lowercase()
        };
        let body = |at: usize| {
            let class = self.document.class(at);
            class.contains(WordClass::ORGANISATION_WORD) && !class.intersects(title)
                || kind_of_word(self.document.tokens[at].hash).is_some()
        };
        let leads = |&at: &usize| {
            let class = self.document.class(at);
            let of = self.document.class(at - 1).intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION);
            let single = class.intersects(title) && !class.contains(WordClass::PLURAL) && !of;
            let of_body = || (name.start..at).any(|at| self.document.class(at).contains(WordClass::PREPOSITION));
            let field = single && class.contains(WordClass::OFFICE) && self.document.is(at + 1, "for") && !of_body();
            let office = self.document.is(name.start, "office") && of_body() && !self.is_person(name.end);
            (single || initialled(at)) && !office && (field || !(at..name.end).any(body))
        };
        match (name.start + 1..name.end).find(leads) {
            Some(end) => self.without_portfolio(name.start..end),
            None if self.serves(name.end, name.start) => self.without_portfolio(name),
            None if self.serves(name.end - 1, name.start) => match self.without_portfolio(name.start..name.end - 1) {
                owner if owner.end + 1 < name.end => owner,
                _ => name,
            },
            None => name,
        }
    }

    /// True for an office in a name or right after it.
    fn serves(&self, at: usize, name: usize) -> bool {
        self.document.same_sentence(at, name) && self.document.class(at).contains(WordClass::OFFICE)
    }

    /// The body of states or the medium of an office, without what the office is for: EU [Transport] Commissioner.
    fn without_portfolio(&self, name: Range<usize>) -> Range<usize> {
        let plain = |at: usize| {
            let class = self.document.class(at);
            let word = WordClass::NOUN | WordClass::ADJECTIVE | WordClass::PORTFOLIO | WordClass::CONJUNCTION;
            class.intersects(word) && !class.contains(WordClass::ORGANISATION_NOUN)
        };
        let serves = |body: Range<usize>| {
            let words = self.document.span_of(body).of(self.document.text);
            written(words)
                .any(|body| matches!(body.kind, Some(OrganisationKind::International | OrganisationKind::Media)))
        };
        let owner = |end: &usize| serves(name.start..*end) && (*end..name.end).all(plain);
        match (name.start + 1..name.end).find(owner) {
            Some(end) if !self.is_known(&name) => name.start..end,
            _ => name,
        }
    }

    /// A body of another: the World Bank's [Inspection Panel].
    fn without_owner(&self, name: Range<usize>) -> Range<usize> {
        let possessive = |&at: &usize| self.document.is(at, "'s") && at + 1 < name.end;
        match name.clone().find(possessive) {
            Some(at) if self.is_known(&(name.start..at)) => at + 1..name.end,
            _ => name,
        }
    }

    /// True for the portfolio of a minister or spokesman: Mines and Energy; Fisheries, [Mines and Energy]; Defence of
    /// Norway.
    pub(super) fn is_portfolio(&self, name: &Range<usize>) -> bool {
        const LONGEST: usize = 16;
        let document = self.document;
        let plain = |at: usize| {
            let token = &document.tokens[at];
            let word = token.class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::CONJUNCTION);
            let place = |at: usize| at > name.start && at < name.end && self.place_ending(at).is_some();
            let of_place = document.is(at, "of") && place(at + 1);
            (word || place(at) || of_place || token.kind == TokenKind::Mark)
                && !token.class.contains(WordClass::ORGANISATION_NOUN)
                && !token.class.contains(WordClass::PERSON_NOUN | WordClass::PLURAL)
                && !document.is(at, "'s")
        };
        let listed = |&at: &usize| {
            let field = self.capitalised(at) && plain(at) || document.is_any(at, &["and", ",", "&"]);
            field && document.same_sentence(at, name.start)
        };
        let listed = (name.start.saturating_sub(LONGEST)..name.start).rev().take_while(listed).last();
        let start = listed.unwrap_or(name.start);
        let the = usize::from(start > 0 && document.is(start - 1, "the"));
        let before_of = start.checked_sub(2 + the);
        let of = before_of.is_some_and(|at| document.is_any(at + 1, &["of", "for"]));
        // a correspondent for the Evening News
        let in_office =
            |at: usize| document.class(at).intersects(WordClass::PEOPLE) && !document.in_group(at, Groups::JOURNALIST);
        let office = of && before_of.is_some_and(in_office);
        let before =
            document.class(name.end).intersects(WordClass::PEOPLE) && self.document.same_sentence(name.start, name.end);
        let portfolio = name.clone().any(|at| document.class(at).contains(WordClass::PORTFOLIO));
        (office || before && portfolio) && name.clone().all(plain)
    }
}

/// True for an acronym of a thing, a measure or a title: GDP, VAT, CEO.
fn is_plain_acronym(word: &str) -> bool {
    static ACRONYMS: LazyLock<WordSet> = LazyLock::new(|| listed(include_str!("../../lexicon/plain_acronyms.csv")));
    ACRONYMS.contains(&fold_hash(word)) && word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// True for a noun that is never the head of a body's name: charter, province, examination.
fn is_no_body(hash: u64) -> bool {
    static NOUNS: LazyLock<WordSet> = LazyLock::new(|| listed(include_str!("../../lexicon/not_bodies.csv")));
    NOUNS.contains(&hash)
}

fn listed(csv: &'static str) -> WordSet {
    csv.lines().skip(1).map(fold_hash).collect()
}
