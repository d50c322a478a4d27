//! The country that an organisation belongs to.

use super::forms::Form;
use crate::document::Document;
use crate::lexicon::organisations::{Known, known};
use crate::lexicon::{Lexicon, WordClass};
use crate::normalize::CountryMention;
use crate::normalize::home::Home;
use crate::schema::{How, OrganisationKind};

/// What the article tells of countries.
pub struct Origin<'a> {
    home: &'a Home,
    countries: &'a [CountryMention],
}

impl<'a> Origin<'a> {
    /// Of an article with these mentions of countries.
    pub fn new(home: &'a Home, countries: &'a [CountryMention]) -> Self {
        Self { home, countries }
    }

    /// The country of an organisation: of a list that has its name, by its own words, of a list that has another form, by
    /// the words beside it, and else that of the article.
    pub fn of(&self, document: &Document, own: &[&Form], full: &Form, kind: OrganisationKind) -> Option<String> {
        if kind == OrganisationKind::International {
            return None;
        }
        let listed = |form: &Form| self.known(form.span.of(document.text));
        if let Some(known) = listed(full) {
            return known.country.map(str::to_owned);
        }
        if let Some(country) = own.iter().find_map(|form| form.country.clone()) {
            return Some(country);
        }
        if let Some(known) = own.iter().find_map(|form| listed(form)) {
            return known.country.map(str::to_owned);
        }
        let owner = own.iter().find_map(|form| form.owner.clone());
        let of_a_state = kind != OrganisationKind::Religious;
        owner
            .or_else(|| own.iter().find_map(|form| self.beside(document, form)))
            .or_else(|| self.home.subject.clone().filter(|_| of_a_state))
    }

    /// The organisation of the lists that a name means in this article: of several the one whose country the article
    /// mentions most. What was gathered of parties and bodies of states, and names that are plain words, count only where
    /// the article mentions their country.
    pub fn known(&self, name: &str) -> Option<Known> {
        let count = |row: &Known| row.country.map_or(0, |code| self.home.weight(code));
        let plain =
            !name.contains(' ') && Lexicon::get().class(name).intersects(WordClass::NOUN | WordClass::ADJECTIVE);
        let short = !name.chars().any(char::is_lowercase);
        let sure = |row: &Known| {
            let local = matches!(row.kind, Some(OrganisationKind::Party | OrganisationKind::Government)) || short;
            row.country.is_none() || count(row) > 0 || !plain && !(row.gathered && local)
        };
        let rows = known(name).filter(|row| row.name == name && row.kind.is_some());
        // Of those that the article mentions as often, the first counts: the list written by hand.
        let sure: Vec<_> = rows.filter(|row| sure(row)).collect();
        sure.into_iter().rev().max_by_key(|row| count(row))
    }

    /// The country that stands right behind a name: Acme in Oslo, Acme, Norway.
    fn beside(&self, document: &Document, form: &Form) -> Option<String> {
        let bracket = document.is(form.tokens.end, "(") && document.is(form.tokens.end + 2, ")");
        let end = form.tokens.end + if bracket { 3 } else { 0 };
        let behind = document.is_any(end, &["in", "of", ","]);
        let start = document.tokens.get(end + 1).filter(|_| behind)?.span.start;
        let first = self.countries.partition_point(|mention| mention.span.start < start);
        let mention = self.countries.get(first).filter(|mention| mention.span.start == start)?;
        (mention.how != How::Demonym).then(|| mention.code.clone())
    }
}
