//! The country that an organisation belongs to.

use super::forms::Form;
use crate::document::Document;
use crate::lexicon::organisations::{Known, known, written};
use crate::lexicon::{Lexicon, WordClass, WordMap, countries, fold_hash};
use crate::normalize::CountryMention;
use crate::normalize::home::Home;
use crate::schema::{How, OrganisationKind};
use std::cell::RefCell;

/// What the article shows about countries.
pub struct Origin<'a> {
    home: &'a Home,
    countries: &'a [CountryMention],
    /// The parties that were looked up, by the words that they are called by.
    parties: RefCell<WordMap<Option<Known>>>,
}

impl<'a> Origin<'a> {
    /// For an article with these mentions of countries.
    pub fn new(home: &'a Home, countries: &'a [CountryMention]) -> Self {
        Self { home, countries, parties: RefCell::default() }
    }

    /// The country of an organisation: by a list that has its name, by its own words, by a list that has another form,
    /// by the words next to it, else that of the article.
    pub fn of(&self, document: &Document, own: &[&Form], full: &Form, kind: OrganisationKind) -> Option<String> {
        if kind == OrganisationKind::International {
            return None;
        }
        // A party without a country is one of many countries (Labour), an armed group is active in many; of others that
        // were gathered it is not known.
        let of_some = |known: &Known| match kind {
            OrganisationKind::Party => true,
            OrganisationKind::ArmedGroup => false,
            _ => known.gathered,
        };
        let tells = |known: &Known| known.country.is_some() || !of_some(known);
        let listed = |form: &Form| self.called(form.span.of(document.text)).filter(tells);
        if let Some(known) = listed(full) {
            return known.country.filter(|code| self.tells(kind, code)).map(str::to_owned);
        }
        if let Some(country) = own.iter().find_map(|form| form.country.clone()) {
            return Some(country);
        }
        if let Some(known) = own.iter().find_map(|form| listed(form)) {
            return known.country.filter(|code| self.tells(kind, code)).map(str::to_owned);
        }
        let owner = own.iter().find_map(|form| form.owner.clone());
        let of_a_state = kind != OrganisationKind::Religious && !is_worldwide(document, full, kind);
        owner
            .or_else(|| own.iter().find_map(|form| self.beside(document, form)))
            .or_else(|| self.home.subject.clone().filter(|_| of_a_state))
    }

    /// True if the text confirms the country in a list: it mentions it, or the organisation is of a state. A company
    /// known worldwide has no country in a text that does not mention that country, and a newspaper none in a text about
    /// another.
    fn tells(&self, kind: OrganisationKind, code: &str) -> bool {
        let of_a_state =
            matches!(kind, OrganisationKind::Government | OrganisationKind::Party | OrganisationKind::ArmedGroup);
        let elsewhere = self.home.subject.as_deref().is_some_and(|subject| subject != code);
        let foreign = kind == OrganisationKind::Media && elsewhere;
        of_a_state || self.home.weight(code) > 0 && !foreign
    }

    /// The organisation of the lists that a name means in this article: of several, the one whose country the article
    /// mentions most. Gathered parties and bodies of states, and names that are plain words, count only if the article
    /// mentions their country.
    pub fn known(&self, name: &str) -> Option<Known> {
        let count = |row: &Known| row.country.map_or(0, |code| self.home.weight(code));
        let plain =
            !name.contains(' ') && Lexicon::get().class(name).intersects(WordClass::NOUN | WordClass::ADJECTIVE);
        let short = !name.chars().any(char::is_lowercase);
        let sure = |row: &Known| {
            let local = matches!(row.kind, Some(OrganisationKind::Party | OrganisationKind::Government)) || short;
            row.country.is_none() || count(row) > 0 || !plain && !(row.gathered && local)
        };
        let rows = written(name);
        // If the article mentions several equally often, the first counts: that of the list written by hand.
        let sure: Vec<_> = rows.filter(|row| sure(row)).collect();
        sure.into_iter().rev().max_by_key(|row| count(row))
    }

    /// The organisation that a whole name means in this article, by the lists or by the usual name of a party in its
    /// country.
    pub fn called(&self, name: &str) -> Option<Known> {
        self.known(name).or_else(|| self.party_called(name))
    }

    /// The party that is called by this word alone in the country that the article is about: Labour, of the New Zealand
    /// Labour Party; Greens, of the Green Party of Canada.
    fn party_called(&self, word: &str) -> Option<Known> {
        let country = countries::by_code(self.home.subject.as_deref()?);
        let class = Lexicon::get().class(word);
        let plain = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::BELIEF);
        if word.contains(' ') || !plain || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let whole = |stem: &str| {
            let plain = [format!("{stem} Party"), format!("{stem} Party of {}", country.name)];
            let owned =
                |adjective: &&str| [format!("{adjective} {stem} Party"), format!("{adjective} National {stem}")];
            let adjectives = countries::demonyms_of(country).iter().chain([&country.name]);
            let party = |row: &Known| row.kind == Some(OrganisationKind::Party) && row.country == Some(country.code);
            plain.into_iter().chain(adjectives.flat_map(owned)).find_map(|name| known(&name).find(party))
        };
        let look_up = || whole(word).or_else(|| whole(word.strip_suffix('s')?));
        *self.parties.borrow_mut().entry(fold_hash(word)).or_insert_with(look_up)
    }

    /// The country that is right after a name: Acme in Oslo, Acme, Norway.
    fn beside(&self, document: &Document, form: &Form) -> Option<String> {
        let bracket = document.is(form.tokens.end, "(") && document.is(form.tokens.end + 2, ")");
        let end = form.tokens.end + if bracket { 3 } else { 0 };
        let after = document.is_any(end, &["in", "of", ","]);
        let start = document.tokens.get(end + 1).filter(|_| after)?.span.start;
        let first = self.countries.partition_point(|mention| mention.span.start < start);
        let mention = self.countries.get(first).filter(|mention| mention.span.start == start)?;
        (mention.how != How::Demonym).then(|| mention.code.clone())
    }
}

/// True for a body whose name says that it is worldwide: World Chess Federation, Global Seed Trust.
fn is_worldwide(document: &Document, full: &Form, kind: OrganisationKind) -> bool {
    let company = matches!(kind, OrganisationKind::Company | OrganisationKind::Media | OrganisationKind::Education);
    !company && document.is_any(full.tokens.start, &["global", "international", "world"])
}
