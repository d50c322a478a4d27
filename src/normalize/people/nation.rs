//! The country of a role that names none: the likeliest of those that the article names, of its newspaper's and of its
//! organisations'.

use super::Known;
use super::affiliation::Affiliations;
use super::phrases::Phrase;
use crate::choice::{Candidate, Choice, Chooser, LIKELY, flags};
use crate::document::Document;
use crate::lexicon::{Groups, WordClass};
use crate::normalize::{CountryMention, Organisation, countries};
use crate::schema::OrganisationKind;
use crate::span::Span;
use bitflags::bitflags;
use std::sync::LazyLock;

bitflags! {
    /// The evidence for or against a country.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Clue: u128 {
        /// The role names a place in it.
        const PLACE = 1;
        /// The role names a place in another.
        const OTHER_PLACE = 1 << 1;
        /// The role is mostly of the United States, this is that country, and the newspaper is from no other.
        const AMERICAN = 1 << 2;
        /// The newspaper is from it.
        const HOME = 1 << 3;
        /// The newspaper is from another.
        const OTHER_HOME = 1 << 4;
        /// No other is mentioned as often.
        const MOST = 1 << 5;
        /// The article names no other.
        const ONLY = 1 << 6;
        /// The first one named.
        const FIRST = 1 << 7;
        /// One of the first two sentences names it.
        const EARLY = 1 << 8;
        /// The last one named before the person.
        const LAST = 1 << 9;
        /// Named in a sentence with the person.
        const TOGETHER = 1 << 10;
        /// The article does not name it.
        const UNNAMED = 1 << 11;
        /// The person's organisation is of it.
        const BODY = 1 << 12;
        /// The person's organisation is one of its public bodies.
        const PUBLIC_BODY = 1 << 13;
        /// The person's organisation is of another.
        const OTHER_BODY = 1 << 14;
        /// The person's organisation is of none.
        const NO_BODY = 1 << 15;
        /// An organisation of the article is one of its public bodies.
        const HAS_BODY = 1 << 16;
    }
}

/// The kinds of roles.
const KINDS: [&str; 9] = ["relation", "firm", "club", "leader", "office", "public", "party", "staff", "other"];

static MODELS: LazyLock<Chooser> = LazyLock::new(|| Chooser::read::<Clue>("nation", &KINDS, LIKELY));

/// The most countries of an article that are weighed.
const MOST: usize = 24;

/// A person with a role whose country is looked for.
pub struct Asked<'r> {
    /// The fullest mention.
    pub span: Span,
    /// All mentions.
    pub names: &'r [Span],
    /// The role.
    pub role: &'r Phrase,
    /// The country of the place that the role names.
    pub place: Option<&'r str>,
    /// The country that an ambassador is sent to.
    pub host: Option<&'r str>,
    /// True for a role that in news is mostly of the United States.
    pub american: bool,
    /// The person's organisation.
    pub body: Option<&'r Organisation>,
}

/// The countries of an article.
pub struct Nations<'a> {
    document: &'a Document<'a>,
    affiliations: &'a Affiliations<'a>,
    mentions: &'a [CountryMention],
    /// The candidates, each with what the article shows about it.
    candidates: Vec<(&'a str, Clue)>,
}

impl<'a> Nations<'a> {
    /// Weighs the countries of an article.
    pub fn new(document: &'a Document<'a>, affiliations: &'a Affiliations<'a>, known: &Known<'a>) -> Self {
        let mut ranked = countries::ranked(known.countries);
        ranked.truncate(MOST);
        let home = known.home.paper();
        let public = known.organisations.iter().filter(|body| is_public(body.kind));
        let of_bodies: Vec<&str> = public.filter_map(|body| body.country.as_deref()).take(MOST).collect();
        for code in of_bodies.iter().copied().chain(home).chain(["USA"]) {
            if ranked.iter().all(|(other, _)| *other != code) {
                ranked.push((code, 0));
            }
        }
        let most = ranked.first().map_or(0, |&(_, most)| most);
        let clues = |(code, count): (&'a str, usize)| {
            let evidence = flags(&[
                (home == Some(code), Clue::HOME),
                (home.is_some_and(|home| home != code), Clue::OTHER_HOME),
                (count == most && count > 0, Clue::MOST),
                (count == known.countries.len() && count > 0, Clue::ONLY),
                (count == 0, Clue::UNNAMED),
                (of_bodies.contains(&code), Clue::HAS_BODY),
            ]);
            (code, evidence | of_first(document, known.countries, code))
        };
        let candidates = ranked.into_iter().map(clues).collect();
        Self { document, affiliations, mentions: known.countries, candidates }
    }

    /// The country of someone's role, if one is likely enough.
    pub fn of(&self, asked: &Asked, kept: &mut Option<Vec<Choice>>) -> Option<String> {
        let question = (self.kind(asked), asked.span);
        let own = asked.body.and_then(|body| body.country.as_deref());
        let own = own.filter(|own| self.candidates.iter().all(|(code, _)| code != own));
        let together = self.together(asked.names);
        let candidate = |(what, clues): (_, Clue)| {
            let beside = flags(&[(together.contains(&what), Clue::TOGETHER)]);
            let elsewhere = clues.contains(Clue::OTHER_HOME);
            let clues = clues | beside | self.of_person(what, asked, elsewhere) | of_body(what, asked.body);
            Candidate { what, clues }
        };
        let all = self.candidates.iter().copied().chain(own.map(|own| (own, Clue::UNNAMED)));
        let candidates = all.filter(|(code, _)| asked.host != Some(code)).map(candidate);
        let name = |code: &&str| (*code).to_owned();
        let chosen = MODELS.choose(question, candidates.collect(), |one, other| one == other, name, kept)?;
        Some(chosen.to_owned())
    }

    /// The kind of a role, as an index of [`KINDS`].
    fn kind(&self, asked: &Asked) -> usize {
        use OrganisationKind::{Company, International, Media};
        let role = asked.role;
        let class = self.document.class(role.head);
        let head = |group: Groups| self.document.in_group(role.head, group);
        let has = |words: &[&str]| role.tokens.clone().any(|at| self.document.is_any(at, words));
        match () {
            () if class.contains(WordClass::RELATION) => 0,
            () if asked.body.is_some_and(|body| matches!(body.kind, Company | International | Media)) => 1,
            () if role.tokens.clone().any(|at| self.affiliations.is_club(at)) => 2,
            () if head(Groups::LEADS_STATE) => 3,
            () if class.contains(WordClass::PUBLIC) => 4,
            () if self.affiliations.is_public(role) => 5,
            () if has(&["candidate", "leader", "opposition", "party", "politician"]) => 6,
            // The owner of what the article does not name.
            () if head(Groups::COMPANY_LEADER) => 1,
            () if head(Groups::STAFF) => 7,
            () => 8,
        }
    }

    fn of_person(&self, code: &str, asked: &Asked, elsewhere: bool) -> Clue {
        let before = self.mentions.partition_point(|mention| mention.span.end <= asked.names[0].start);
        flags(&[
            (asked.place == Some(code), Clue::PLACE),
            (asked.place.is_some_and(|place| place != code), Clue::OTHER_PLACE),
            (asked.american && code == "USA" && !elsewhere, Clue::AMERICAN),
            (before.checked_sub(1).is_some_and(|last| self.mentions[last].code == code), Clue::LAST),
        ])
    }

    /// The countries named in the sentences of someone's first mentions.
    fn together(&self, names: &[Span]) -> Vec<&str> {
        let of_sentence = |name: &Span| {
            let span = self.document.sentences[self.document.sentence_at(name.start)].span;
            let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
            self.mentions[first..].iter().take(MOST).take_while(move |mention| mention.span.end <= span.end)
        };
        names.iter().take(MOST).flat_map(of_sentence).map(|mention| mention.code.as_str()).collect()
    }
}

/// The evidence of where a country is named first.
fn of_first(document: &Document, mentions: &[CountryMention], code: &str) -> Clue {
    const EARLY: usize = 2;
    let first = mentions.iter().find(|mention| mention.code == code);
    let early = first.is_some_and(|first| document.sentence_at(first.span.start) < EARLY);
    let opens = mentions.first().is_some_and(|first| first.code == code);
    flags(&[(opens, Clue::FIRST), (early, Clue::EARLY)])
}

fn of_body(code: &str, body: Option<&Organisation>) -> Clue {
    let Some(body) = body else { return Clue::empty() };
    let same = body.country.as_deref() == Some(code);
    flags(&[
        (same, Clue::BODY),
        (same && is_public(body.kind), Clue::PUBLIC_BODY),
        (!same && body.country.is_some(), Clue::OTHER_BODY),
        (body.country.is_none(), Clue::NO_BODY),
    ])
}

/// True for the bodies of a state, and for parties.
fn is_public(kind: OrganisationKind) -> bool {
    matches!(kind, OrganisationKind::Government | OrganisationKind::Party)
}
