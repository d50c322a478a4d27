//! The words that belong to a name but are outside what the tagger found.

use super::Page;
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::organisations::{Strength, kind_of_word};
use crate::lexicon::{Groups, WordClass};
use crate::schema::How;
use std::ops::Range;

/// The most words of a name.
const LONGEST: usize = 16;

impl Page<'_> {
    /// A name of an organisation with all its words; none if it turns out to be something else.
    pub(super) fn grown(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let start = self.start(&tokens);
        let end = self.end(start..tokens.end);
        let name = self.body_part(start..end)?;
        let other = name.is_empty() || self.is_generic(&name) || self.is_country(&name) || self.is_portfolio(&name);
        (!other).then_some(name)
    }

    /// Where a name begins: after an article and after the office of someone in it (CEO of Acme), with the capitalised
    /// words before a plain noun for a body ([Interior] Ministry).
    fn start(&self, tokens: &Range<usize>) -> usize {
        let document = self.document;
        let mut start = tokens.start;
        while start < tokens.end && document.class(start).contains(WordClass::DETERMINER) {
            start += 1;
        }
        if document.class(start).intersects(WordClass::PEOPLE) && document.is(start + 1, "of") && tokens.end > start + 2
        {
            start += 2 + usize::from(document.is(start + 2, "the"));
        }
        let body =
            |at: usize| document.class(at).intersects(WordClass::ORGANISATION_WORD | WordClass::ORGANISATION_NOUN);
        while start > 0 && start < tokens.end && body(start) && self.belongs_before(start - 1) {
            start -= 1;
        }
        let start = start.min(tokens.end);
        if let Some(office) = self.office_before(start) {
            return office;
        }
        self.owner_before(start, tokens.end)
            .or_else(|| self.field_before(start, tokens.end))
            .or_else(|| self.saint_before(start))
            .or_else(|| self.ordinal_before(start, tokens.end))
            .unwrap_or(start - self.joined_before(start))
    }

    /// Where the saint begins whom a house of worship belongs to: [St. Olav's] United Church.
    fn saint_before(&self, start: usize) -> Option<usize> {
        let document = self.document;
        let saint = start.checked_sub(3).filter(|&at| document.is_any(at, &["saint", "st", "st."]))?;
        let owns = document.is(start - 1, "'s") && self.capitalised(saint + 1);
        (owns && document.same_sentence(saint, start)).then_some(saint)
    }

    /// Where the ordinal of a unit or a court begins: the [2nd] Marine Division.
    pub(super) fn ordinal_before(&self, start: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let number = start.checked_sub(2).filter(|&at| document.tokens[at].kind == TokenKind::Number)?;
        let ordinal = document.is_any(number + 1, &["st", "nd", "rd", "th"]) && document.glued(number + 1);
        let unit = start < end && document.in_group(document.head_of_name(&(start..end)), Groups::UNIT_WITH_ORDINAL);
        (ordinal && unit && document.same_sentence(number, start)).then_some(number)
    }

    /// Where the office of someone begins: [Office of the] UN High Commissioner.
    fn office_before(&self, start: usize) -> Option<usize> {
        let document = self.document;
        let the = usize::from(start > 0 && document.is(start - 1, "the"));
        let office =
            start.checked_sub(2 + the).filter(|&at| self.capitalised(at) && document.same_sentence(at, start))?;
        (document.is(office, "office") && document.is(office + 1, "of")).then_some(office)
    }

    /// Where the noun that possesses a body begins, with the capitalised words before it: [Harbour Registrar's] Office.
    fn owner_before(&self, start: usize, end: usize) -> Option<usize> {
        let owner = start.checked_sub(2).filter(|&at| self.owns(at) && start < end && self.is_body_word(end - 1))?;
        Some(self.capitals_before(owner).start)
    }

    /// The capitalised words right before a token that can belong to the name of a body.
    pub(super) fn capitals_before(&self, end: usize) -> Range<usize> {
        let belongs = |at: &usize| self.document.same_sentence(*at, end) && self.belongs_to_owner(*at);
        (0..end).rev().take_while(belongs).last().unwrap_or(end)..end
    }

    /// Where the first of two fields of a body begins: the [Harbour Trees and] Parks Board. What names a body by itself is
    /// none: the White House and Justice Department.
    fn field_before(&self, start: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let and =
            start.checked_sub(1).filter(|&at| document.is(at, "and") && start < end && self.is_body_word(end - 1))?;
        let first = Some(self.capitals_before(and)).filter(|first| !first.is_empty())?;
        let field = document.class(and - 1);
        let body = field.intersects(WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD);
        let noun = field.contains(WordClass::PORTFOLIO) || field.contains(WordClass::NOUN) && !body;
        // Economic and Cultural Office
        let adjective = |at: usize| document.class(at).contains(WordClass::ADJECTIVE) && self.capitalised(at);
        let noun = noun || adjective(and - 1) && adjective(start) && start + 1 < end;
        let the = first.start > 0 && document.is(first.start - 1, "the");
        let one = the && (noun || self.is_field(and, &(first.start..end))) && !self.is_known(&first);
        one.then_some(first.start)
    }

    /// True for a capitalised word before the owner of a body: not a function word, nor someone's name or title.
    fn belongs_to_owner(&self, at: usize) -> bool {
        let closed = WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::PRONOUN;
        let token = &self.document.tokens[at];
        let word = token.kind == TokenKind::Word && token.capitalised();
        word && !token.class.intersects(closed | WordClass::HONORIFIC) && !self.is_person(at)
    }

    /// True for a capitalised noun for people before a possessive and a capitalised word: [Farmers]' Association,
    /// [Prosecutor]'s Office.
    pub(super) fn owns(&self, at: usize) -> bool {
        let possessive = self.document.is_any(at + 1, &["'s", "'"]) && self.document.glued(at + 1);
        let next = self.capitalised(at + 2) && self.document.same_sentence(at, at + 2);
        possessive && next && self.capitalised(at) && self.document.class(at).intersects(WordClass::PEOPLE)
    }

    /// The end of a name whose last word possesses a body: Harbour Farmers['s Association].
    fn owned(&self, end: usize, limit: usize) -> Option<usize> {
        end.checked_sub(1).filter(|&at| self.owns(at))?;
        let named = |at: &usize| self.capitalised(*at) && self.document.same_sentence(*at, end) && !self.is_person(*at);
        let last = (end + 1..limit).take_while(named).filter(|&at| self.is_body_word(at)).last()?;
        Some(last + 1)
    }

    /// The number of tokens before a name of several words whose first is joined to a place or name: [Norway-]Sweden
    /// Chamber of Commerce.
    fn joined_before(&self, start: usize) -> usize {
        let document = self.document;
        let Some(before) = start.checked_sub(2) else { return 0 };
        let joint = document.is_any(start - 1, &["-", "/"]) && document.glued(start - 1) && document.glued(start);
        let place = self.name(before).is_none_or(|(_, kind)| *kind == NameKind::Place);
        if joint && place && self.capitalised(before) && self.capitalised(start + 1) { 2 } else { 0 }
    }

    /// True for a capitalised word that extends a name to the left: not one that only opens its sentence.
    fn belongs_before(&self, at: usize) -> bool {
        let document = self.document;
        let token = &document.tokens[at];
        let opens = document.sentences[token.sentence as usize].tokens.start == at;
        let closed = WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::PRONOUN;
        let title = WordClass::OFFICE | WordClass::HONORIFIC | WordClass::PERSON_NOUN;
        let plain = token.class.intersects(WordClass::NOUN | WordClass::ADJECTIVE) && !token.class.intersects(title);
        self.document.same_sentence(at, at + 1)
            && token.kind == TokenKind::Word
            && token.capitalised()
            && !token.class.intersects(closed)
            && !self.is_person(at)
            && plain
            && !opens
    }

    /// Where a name ends: after further words for a body, and after its complement with "of" or "for".
    fn end(&self, name: Range<usize>) -> usize {
        let limit = self.document.tokens.len().min(name.start + LONGEST);
        let mut end = name.end;
        while end < limit && self.extends_name(end) {
            end += 1;
        }
        end += usize::from(self.is_small_court(end));
        end = self.partner(end).map_or(end, |partner| partner + 1);
        end = self.owned(end, limit).or_else(|| self.number_after(end)).unwrap_or(end);
        let office = self.document.class(name.start);
        let open =
            office.intersects(WordClass::ORGANISATION_WORD) || self.is_body_word(end - 1) || self.is_society(end - 1);
        let preposition =
            |at: usize| self.document.is_any(at, &["of", "for", "on"]) && self.document.same_sentence(at, at - 1);
        if open && preposition(end) {
            end = self.complement(end, limit).unwrap_or(end);
            // Commission on the Status [of Women]
            let thing =
                |at: usize| self.document.class(at).contains(WordClass::NOUN) && self.place_ending(at).is_none();
            if self.document.is(end, "of") && preposition(end) && thing(end - 1) {
                end = self.complement(end, limit).unwrap_or(end);
            }
        }
        if self.is_department(&name) {
            end = self.list(end, limit);
        }
        end
    }

    /// The end of a name with its number: Legion Post [No. 12], Local [32].
    fn number_after(&self, end: usize) -> Option<usize> {
        let document = self.document;
        let sign = |at: usize| document.is_any(at, &["no", "no.", "number"]);
        let signed = end - usize::from(sign(end - 1));
        let mut number = signed + usize::from(sign(signed));
        number += usize::from(number > signed && document.is(number, "."));
        let branch = number > signed || document.in_group(signed - 1, Groups::BRANCH_WITH_NUMBER);
        let digits = document.tokens.get(number).is_some_and(|token| token.kind == TokenKind::Number);
        (branch && digits && document.same_sentence(signed - 1, number)).then_some(number + 1)
    }

    /// True for the members by which a society is named: Friends [of the Harbour Lighthouse], Future Farmers [of
    /// America].
    pub(super) fn is_society(&self, at: usize) -> bool {
        const PEOPLE: WordClass = WordClass::PERSON_NOUN.union(WordClass::PLURAL);
        let document = self.document;
        let class = document.class(at);
        let modified = at > 0 && self.belongs_before(at - 1) && document.same_sentence(at - 1, at);
        let people = class.contains(PEOPLE) && !class.contains(WordClass::OFFICE) && modified;
        let members = document.is_any(at, &["daughters", "friends", "knights", "sons"]) || people;
        members && self.capitalised(at) && document.is(at + 1, "of")
    }

    /// True for a capitalised word for a body right after a name: Acme [Holdings].
    fn extends_name(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let glued = !self.document.glued(at);
        let body = token.class.contains(WordClass::ORGANISATION_WORD);
        self.document.same_sentence(at, at - 1) && glued && body && token.capitalised() && self.name(at).is_none()
    }

    /// True for the small noun of a court after the adjective of its name: Mumbai High [court].
    fn is_small_court(&self, at: usize) -> bool {
        let level = self.capitalised(at - 1) && self.document.class(at - 1).contains(WordClass::ADJECTIVE);
        level && self.document.is(at, "court") && self.document.same_sentence(at - 1, at)
    }

    /// The name after "&": Reed & [Blake].
    pub(super) fn partner(&self, and: usize) -> Option<usize> {
        let joined = self.document.is(and, "&") && self.capitalised(and + 1);
        let alone = !self.capitalised(and + 2) || !self.document.same_sentence(and, and + 2);
        (joined && alone && self.document.same_sentence(and - 1, and + 1)).then_some(and + 1)
    }

    /// True for a word that is always a word for a body.
    pub(super) fn is_body_word(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        token.class.intersects(WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD)
            && kind_of_word(token.hash).is_some()
    }

    /// The end of the complement of a body: University of [Leeds], Ministry of [Labour].
    fn complement(&self, preposition: usize, limit: usize) -> Option<usize> {
        let start = preposition + 1 + usize::from(self.document.is(preposition + 1, "the"));
        let time = WordClass::WEEKDAY | WordClass::MONTH;
        let named = |at: &usize| {
            *at < limit && self.capitalised(*at) && !self.is_person(*at) && !self.document.class(*at).intersects(time)
        };
        let words = (start..limit).take_while(named).count();
        (words > 0 && self.document.same_sentence(start, preposition)).then_some(start + words)
    }

    /// True for Ministry of ..., Department for ..., Supreme Committee for ...
    fn is_department(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let of = (name.start + 1..=name.end).find(|&at| document.is_any(at, &["of", "for", "on"]));
        of.is_some_and(|of| document.in_group(of - 1, Groups::DEPARTMENT))
    }

    /// The end of the list of fields of a ministry: Agriculture[, Forestry and Fisheries].
    fn list(&self, mut end: usize, limit: usize) -> usize {
        let document = self.document;
        let portfolio = |at: usize| {
            let class = document.class(at);
            let other = class.contains(WordClass::ORGANISATION_NOUN);
            let word = class.is_empty() || class.intersects(WordClass::NOUN | WordClass::ADJECTIVE) && !other;
            at < limit && self.capitalised(at) && self.document.same_sentence(at, end - 1) && word
        };
        let mut reached = end;
        while reached < limit {
            let and = usize::from(document.is(reached, ","))
                + usize::from(document.is_any(reached + usize::from(document.is(reached, ",")), &["and", "&"]));
            let next = reached + and;
            if and == 0 || !portfolio(next) || self.is_person(next) {
                break;
            }
            let closes = !document.is(next - 1, ",");
            reached = (next..limit).find(|&at| !portfolio(at)).unwrap_or(limit);
            if closes {
                end = reached;
                break;
            }
        }
        end
    }

    /// True for capitalised nouns for bodies that are not names by themselves.
    fn is_generic(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let demonym = self.place_ending(name.start).filter(|(tokens, place)| {
            tokens.len() == 1 && place.how == How::Demonym && name.len() == 2 && document.is(name.end - 1, "government")
        });
        name.len() == 1 && document.in_group(name.start, Groups::GENERIC_BODY) || demonym.is_some()
    }

    /// True for the name of a state, short or long.
    fn is_country(&self, name: &Range<usize>) -> bool {
        const STATES: [&str; 5] = ["kingdom", "republic", "states", "sultanate", "emirates"];
        let long = |at: usize| self.document.is_any(at, &STATES) && self.document.is(at + 1, "of");
        let short = self
            .place_ending(name.end - 1)
            .is_some_and(|(tokens, place)| tokens.start <= name.start && matches!(place.how, How::Name | How::Demonym));
        short || long(name.start)
    }

    /// True for a name whose last word, or the one before "of", is one of a body and of nothing else.
    pub(super) fn ends_as_body(&self, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let firm = |at: usize| {
            let token = &document.tokens[at];
            let shaped = matches!(token.shape, Shape::Title | Shape::Upper);
            let kind = kind_of_word(token.hash).filter(|(_, strength)| *strength == Strength::Firm);
            shaped && token.class.contains(WordClass::ORGANISATION_WORD) && kind.is_some()
        };
        let place = document.class(tokens.end - 1).contains(WordClass::PLACE_WORD);
        tokens.len() > 1 && !place && firm(tokens.end - 1)
    }

    /// True if a token is part of a name of an organisation.
    pub(super) fn is_organisation(&self, at: usize) -> bool {
        self.name(at).is_some_and(|(_, kind)| *kind == NameKind::Organisation)
    }
}
