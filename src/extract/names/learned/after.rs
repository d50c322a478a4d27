//! From labels to names: corrections that labels of single tokens cannot make. Titles and possessives are left off,
//! names are made consistent within the article, a surname alone follows its full name, and headings contain only names
//! that are in the body.

use super::features::Reading;
use super::found::Found;
use super::words::NAMES;
use super::{coordinated, joined, labels, listed, officers, titled};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::names::runs::{capitalised, hangs_on, is_joint_hyphen};
use crate::extract::names::styles::{are_post_nominal, is_rank, style_at};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Name, NameKind};
use crate::lexicon::organisations::kind_of_word;
use crate::lexicon::{Groups, WordClass, WordMap, WordSet, is_korean_syllable};
use std::ops::Range;

/// The names formed by the labels of a document's tokens, given with their margins.
pub fn names(document: &Document, reading: &Reading, labelled: &[(usize, f32)]) -> Vec<Name> {
    let labels: Vec<usize> = labelled.iter().map(|&(label, _)| label).collect();
    let mut found = spans(&labels);
    found.retain(|name| !is_in_web_address(document, name));
    place_names_of_people(document, &mut found);
    officers::part(document, &mut found);
    titled::add_titled(document, &mut found);
    joined::join(document, &mut found);
    listed::add(document, &mut found);
    found.iter_mut().for_each(|name| name.kind = corrected(document, name));
    let styled = styled_words(document);
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person) {
        let whole = without_predicate(document, with_hanging_parts(document, name.tokens.clone()));
        name.tokens = without_titles(document, whole, &styled);
    }
    coordinated::agree(document, &mut found);
    let body = |name: &&Found| !reading.is_headline(document.tokens[name.tokens.start].sentence as usize);
    let votes = Votes::count(document, found.iter().filter(body));
    for name in &mut found {
        name.kind = votes.kind(document, name);
    }
    shorten_bodies(document, &mut found);
    let people = People::new(document, found.iter().filter(body));
    found.retain(|name| name.kind != NameKind::Person || people.may_be(document, name));
    if !people.is_empty() {
        let heads = people.heads(document, reading, &found);
        found.retain(|name| body(&name) || name.kind != NameKind::Person && heads.iter().all(|head| apart(head, name)));
        found.extend(heads);
    }
    let mut split = Vec::with_capacity(found.len());
    found.into_iter().for_each(|name| people.split(document, name, &mut split));
    let mut found = split;
    people.follow(document, reading, &mut found);
    let name = |name: &Found| Name {
        span: document.span_of(name.tokens.clone()),
        kind: name.kind,
        margin: margin(&labelled[name.tokens.clone()], name.kind),
    };
    found.iter().map(name).collect()
}

/// The mean margin of a name's tokens for its kind, in tenths.
fn margin(labelled: &[(usize, f32)], kind: NameKind) -> i16 {
    let told = |&(label, margin): &(usize, f32)| if labels::kind(label) == Some(kind) { margin } else { -margin };
    let sum: f32 = labelled.iter().map(told).sum();
    (10.0 * sum / labelled.len().max(1) as f32).round() as i16
}

/// The kind of a name that is identified by its form: Lenz AG and Copa Lenz are bodies, Wadi Lenz is a place, D-Ohio no
/// body.
fn corrected(document: &Document, name: &Found) -> NameKind {
    const COMPANIES: [&str; 14] =
        ["AG", "AB", "ASA", "BV", "Corp", "GmbH", "Inc", "LLC", "Ltd", "NV", "Oyj", "PLC", "SE", "SpA"];
    let Range { start, end } = name.tokens;
    let company = end - start > 1 && COMPANIES.contains(&document.word(end - 1).trim_end_matches('.'));
    let party = end - start > 2 && document.word(start).len() == 1 && document.is(start + 1, "-");
    let person = || document.class(start).intersects(WordClass::GIVEN_NAME | WordClass::SURNAME);
    let named = || (start + 1..end).any(|at| document.class(at).contains(WordClass::GIVEN_NAME));
    let opens = |class| end - start > 1 && document.class(start).contains(class) && !person() && !named();
    let last = document.class(end - 1);
    let closes = |class| {
        end - start > 1
            && last.contains(class)
            && !last.contains(WordClass::SURNAME)
            && !document.class(start).contains(WordClass::GIVEN_NAME)
            && !named()
    };
    let has = |class| opens(class) || closes(class);
    match name.kind {
        NameKind::Person if is_of_a_thing(document, &name.tokens) || is_storm(document, &name.tokens) => {
            NameKind::Other
        }
        NameKind::Person if company || ends_in_acronym(document, &name.tokens) || has(WordClass::ORGANISATION_WORD) => {
            NameKind::Organisation
        }
        NameKind::Person if has(WordClass::PLACE_WORD) => NameKind::Place,
        NameKind::Person if document.class(start).contains(WordClass::BELIEF) && !person() => NameKind::Other,
        NameKind::Organisation if party => NameKind::Other,
        kind => kind,
    }
}

/// True for a full name before a noun for something named after people: the Ann Blake Show.
fn is_of_a_thing(document: &Document, name: &Range<usize>) -> bool {
    const THINGS: [&str; 7] = ["act", "award", "cup", "prize", "programme", "show", "trophy"];
    const BODY: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::PLACE_WORD);
    let last = name.end - 1;
    let class = document.class(last);
    let named = document.class(name.start).contains(WordClass::GIVEN_NAME);
    let thing = document.is_any(last, &THINGS) || class.intersects(BODY) && !class.intersects(NAMES);
    name.len() > 2 && named && thing && document.tokens[last].shape == Shape::Title
}

/// True for a storm, with the word for it in its name: Hurricane Ann. Storm is a given name too, so that a family name
/// after it is a person's.
fn is_storm(document: &Document, name: &Range<usize>) -> bool {
    let storm = document.is(name.start, "storm") && document.class(name.end - 1).contains(WordClass::GIVEN_NAME);
    name.len() == 2 && (storm || document.is_any(name.start, &["cyclone", "hurricane", "typhoon"]))
}

/// Function words.
const FUNCTION: WordClass = WordClass::PRONOUN
    .union(WordClass::DETERMINER)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY)
    .union(WordClass::ADVERB);

/// Name words of people.
/// True for words that end in the acronym of a body: Leeds DSS. A family name may also be in capitals, but it is in a
/// list or longer.
fn ends_in_acronym(document: &Document, name: &Range<usize>) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
    let last = name.end - 1;
    let token = &document.tokens[last];
    let letters =
        token.shape == Shape::Upper && LENGTHS.contains(&token.span.len()) && !document.word(last).contains('.');
    let others = || document.tokens[name.start..last].iter().all(|token| token.shape == Shape::Title);
    let numeral = document.word(last).bytes().all(|b| b"IVXLC".contains(&b));
    let after = numeral || are_post_nominal(document.word(last));
    name.len() > 1 && letters && others() && !after && !token.class.intersects(NAMES) && !document.glued(last)
}

/// Makes persons of given names that are countries or places too, if the context shows that a person is meant: Jordan
/// Hill, 19; midfielder Israel Hill; Georgia Hill said.
fn place_names_of_people(document: &Document, found: &mut Vec<Found>) {
    let mut new = Vec::new();
    let mut next = 0;
    let given = |&at: &usize| document.class(at).contains(WordClass::GIVEN_NAME);
    for at in (0..document.tokens.len().saturating_sub(1)).filter(given) {
        while found.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let own = |name: &Found| name.kind != NameKind::Person && name.tokens.start == at && name.tokens.end <= at + 2;
        let free = found.get(next).is_none_or(|name| name.tokens.start >= at + 2 || own(name));
        // Ann Blake and Jordan Reed
        let joined = at > 1 && document.is(at - 1, "and") && next > 0 && {
            let before = &found[next - 1];
            before.kind == NameKind::Person && before.tokens.end == at - 1
        };
        if free && (is_person_named_like_a_place(document, at, joined) || has_month_for_surname(document, at)) {
            new.push(Found { tokens: at..at + 2, kind: NameKind::Person });
        }
    }
    found.retain(|name| new.binary_search_by_key(&name.tokens.start, |person: &Found| person.tokens.start).is_err());
    found.extend(new);
    found.sort_by_key(|name| name.tokens.start);
}

fn is_person_named_like_a_place(document: &Document, at: usize, joined: bool) -> bool {
    const BODY: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::PLACE_WORD);
    const PEOPLE: WordClass = WordClass::PERSON_NOUN.union(WordClass::OFFICE);
    let class = document.class(at);
    if !class.contains(WordClass::GIVEN_NAME) || !capitalised(document, at) || !capitalised(document, at + 1) {
        return false;
    }
    let sentence = document.tokens[at].sentence;
    let inside = |at: usize| document.tokens.get(at).is_some_and(|token| token.sentence == sentence);
    let last = document.class(at + 1);
    let family = last.intersects(WordClass::SURNAME | WordClass::RARE_NAME) || last.is_empty();
    let alone = inside(at + 1)
        && !(inside(at + 2) && capitalised(document, at + 2))
        && !(at > 0 && inside(at - 1) && capitalised(document, at - 1) && !document.class(at - 1).intersects(PEOPLE));
    let place = Gazetteer::get().at(document, at).is_some_and(|(tokens, senses)| {
        tokens.len() == 1 && senses.iter().any(|sense| matches!(sense, Sense::Country(_) | Sense::Place(_)))
    });
    if !(place || class.contains(WordClass::MONTH)) || !alone || last.intersects(BODY | WordClass::ABBREVIATION) {
        return false;
    }
    let comma = document.is(at + 2, ",");
    let word = |at: usize| if inside(at) { document.word(at) } else { "" };
    let age = word(at + 3).parse().is_ok_and(|age: u32| (5..110).contains(&age));
    let aged = comma && age && !word(at + 4).starts_with(|c: char| c.is_alphanumeric());
    let called = at > 0 && inside(at - 1) && document.class(at - 1).intersects(PEOPLE);
    let speaks = document.class(at + 2).contains(WordClass::REPORTING);
    let described = comma && document.is_any(at + 3, &["who", "whose", "a", "an", "the"]);
    aged || family && (called || joined || speaks || described)
}

/// True for a given name and a month without a day or year after it: Nora August was chosen.
fn has_month_for_surname(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    let given = class.contains(WordClass::GIVEN_NAME) && !class.intersects(WordClass::MONTH | WordClass::NOUN);
    let sentence = document.tokens[at].sentence;
    let next = |at: usize| document.tokens.get(at).filter(|token| token.sentence == sentence);
    let month =
        next(at + 1).is_some_and(|token| token.class.contains(WordClass::MONTH)) && capitalised(document, at + 1);
    let place = || Gazetteer::get().at(document, at).is_some_and(|(tokens, _)| tokens.len() == 1);
    let ends = || next(at + 2).is_none_or(|token| token.kind != TokenKind::Number && !capitalised(document, at + 2));
    given && capitalised(document, at) && month && ends() && !place()
}

/// True for words in a line that is a web address.
fn is_in_web_address(document: &Document, name: &Found) -> bool {
    let sentence = &document.sentences[document.tokens[name.tokens.start].sentence as usize];
    let text = sentence.span.of(document.text);
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && !text[..document.tokens[name.tokens.start].span.from() - sentence.span.from()].contains(' ')
}

fn apart(a: &Found, b: &Found) -> bool {
    a.tokens.end <= b.tokens.start || b.tokens.end <= a.tokens.start
}

/// The names formed by the labels, unchanged.
fn spans(labels: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let start = at;
        at += 1;
        if let Some(kind) = labels::kind(labels[start]) {
            while at < labels.len() && labels[at] == labels::inside(kind) {
                at += 1;
            }
            found.push(Found { tokens: start..at, kind });
        }
    }
    found
}

/// A person's name of several words with its parts after a hyphen: Jae-in. Words that turn it into an adjective
/// (Smith-led) are not parts.
fn with_hanging_parts(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
    // Park Sung-min, though a min is a minute
    let part = |at: usize| {
        let hangs = at < document.tokens.len() && hangs_on(document, at);
        hangs && (!document.class(at).intersects(PLAIN) || is_korean_syllable(document.word(at)))
    };
    // Awa Traoré-[Diop]
    let double = tokens.end + 1;
    let family = |at: usize| {
        let class = document.class(at);
        let named = class.intersects(NAMES) || class.is_empty();
        document.tokens[at].shape == Shape::Title && named && Gazetteer::get().at(document, at).is_none()
    };
    if tokens.len() > 1
        && document.glued(double)
        && is_joint_hyphen(document, tokens.end)
        && document.tokens[double].sentence == document.tokens[tokens.start].sentence
        && family(double)
    {
        tokens.end = double + 1;
    }
    let hyphen = is_joint_hyphen(document, tokens.end - 1);
    if hyphen && part(tokens.end) {
        tokens.end += 1;
    } else if hyphen && tokens.len() > 1 {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && part(tokens.end + 1) {
        tokens.end += 2;
    }
    tokens
}

/// A person's name without what precedes it: titles, offices and other nouns for people; words that are not names
/// before a given name with more after it (Deputy Editor Sohrab Hossain; ILO Cynthia Samuel).
fn without_titles(document: &Document, tokens: Range<usize>, styled: &WordSet) -> Range<usize> {
    const LONGEST: usize = 3;
    // Tan [Sri Ahmad]
    let over = |before: usize| style_at(document, tokens.start.checked_sub(before)?).map(|(style, _)| style.end);
    let after = (1..=LONGEST).filter_map(over).find(|&end| tokens.start < end && end < tokens.end);
    let mut start = after.unwrap_or(tokens.start);
    while let Some((style, _)) = style_at(document, start).filter(|(style, _)| style.end < tokens.end) {
        start = style.end;
    }
    let first = start;
    // Words in quotation marks are a nickname.
    let words = (first..tokens.end - 1).take_while(|&at| document.tokens[at].kind == TokenKind::Word);
    for at in words {
        let before_given_name = document.class(at + 1).contains(WordClass::GIVEN_NAME)
            && at + 2 < tokens.end
            && capitalised(document, at + 1);
        let class = document.class(at);
        let abbreviated = class.contains(WordClass::TITLE_ABBREVIATION) && class.contains(WordClass::OFFICE);
        let title = is_title(document, at) || styled.contains(&document.tokens[at].hash);
        let leads = (at == start || abbreviated) && title && capitalised(document, at + 1);
        let other = || is_no_name(document, at) || is_demonym(document, at) || ends_body(document, at);
        if leads || before_given_name && (other() || at == start && is_site(document, at)) {
            start = at + 1;
        }
    }
    let body = start + 2 < tokens.end && ends_body(document, start);
    start + usize::from(body)..tokens.end
}

/// True for the last word of a body's name before the name of someone in it: Supreme [Council] Abu Omar al-Amin.
fn ends_body(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let inside = at > 0 && document.tokens[at - 1].sentence == token.sentence && capitalised(document, at - 1);
    let body = token.class.contains(WordClass::ORGANISATION_WORD) && !token.class.intersects(NAMES);
    inside && body && kind_of_word(token.hash).is_some()
}

/// True for a place after "in", "at" or "from" that is nobody's name: the director in [Stavanger] Ann Blake.
fn is_site(document: &Document, at: usize) -> bool {
    let place = Gazetteer::get().at(document, at).is_some_and(|(place, _)| place.len() == 1);
    place && at > 0 && document.is_any(at - 1, &["in", "at", "from"]) && !document.class(at).intersects(NAMES)
}

/// The offices that follow a royal style somewhere in the article and are given names elsewhere: Sultan.
fn styled_words(document: &Document) -> WordSet {
    let styled = |&at: &usize| {
        document.class(at).contains(WordClass::OFFICE | WordClass::GIVEN_NAME)
            && document.is_any(at - 1, &["majesty", "highness"])
    };
    (1..document.tokens.len()).filter(styled).map(|at| document.tokens[at].hash).collect()
}

/// A person's name without a verb after it that is capitalised in a heading: Blake [Sees], Ann Blake [Joins List].
fn without_predicate(document: &Document, tokens: Range<usize>) -> Range<usize> {
    const NAMES: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::PARTICLE);
    let verb = |&at: &usize| {
        let class = document.class(at);
        let finite = class.contains(WordClass::VERB) && document.word(at).ends_with('s');
        finite && !class.intersects(NAMES)
    };
    let end = (tokens.start + 1..tokens.end).find(verb).unwrap_or(tokens.end);
    tokens.start..end
}

/// The family name before a Chinese or Korean given name at the end of a name: Moon Jae-in, Clara So Kam-wai.
fn before_hyphened_given_name(document: &Document, name: &Range<usize>) -> Option<usize> {
    let hyphened = name.len() > 3
        && document.is(name.end - 2, "-")
        && document.glued(name.end - 1)
        && document.tokens[name.end - 1].shape == Shape::Lower;
    hyphened.then(|| name.end - 4)
}

/// True for a title or office that is not also a name.
fn is_title(document: &Document, at: usize) -> bool {
    if is_rank(document, at) {
        return true;
    }
    const TITLE: WordClass = WordClass::TITLE_ABBREVIATION.union(WordClass::HONORIFIC).union(WordClass::OFFICE);
    let class = document.class(at);
    // The Amir Sheikh Omar
    let before_title = || document.class(at + 1).contains(WordClass::HONORIFIC) && capitalised(document, at + 1);
    class.intersects(TITLE)
        && document.word(at) != "Del"
        && (!class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) || before_title())
}

/// True for a capitalised word that is part of a title or of an organisation's name: a plain word that is not a
/// person's name, or an abbreviation.
fn is_no_name(document: &Document, at: usize) -> bool {
    const PLAIN: WordClass = WordClass::NOUN
        .union(WordClass::ADJECTIVE)
        .union(WordClass::PERSON_NOUN)
        .union(WordClass::HONORIFIC.union(WordClass::OFFICE).union(WordClass::ORGANISATION_WORD));
    let class = document.class(at);
    let token = &document.tokens[at];
    // KM Rahman has initials.
    let initials = token.shape == Shape::Upper && class.contains(WordClass::UNIT);
    let plain = class.intersects(PLAIN) && !class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) && !initials;
    let people = WordClass::HONORIFIC | WordClass::OFFICE | WordClass::PERSON_NOUN;
    let office = class.intersects(people) && !class.contains(WordClass::GIVEN_NAME);
    let abbreviation = token.shape == Shape::Upper && class.is_empty() && token.span.len() > 2;
    token.capitalised() && (plain || office || abbreviation)
}

/// True for a demonym: the Briton [Ann Blake].
fn is_demonym(document: &Document, at: usize) -> bool {
    let senses = Gazetteer::get().at(document, at).map_or(&[][..], |(_, senses)| senses);
    senses.iter().any(|sense| matches!(sense, Sense::Demonym(_)))
}

/// How many of the article's names, as written, are of each kind.
struct Votes {
    counts: WordMap<[u32; 4]>,
}

impl Votes {
    fn count<'a>(document: &Document, names: impl Iterator<Item = &'a Found>) -> Self {
        let mut counts: WordMap<[u32; 4]> = WordMap::default();
        let mut family = WordSet::default();
        let (mut bodies, mut places) = (Vec::new(), WordMap::<Site>::default());
        for name in names {
            counts.entry(hash(document, &name.tokens)).or_default()[name.kind as usize] += 1;
            if name.kind == NameKind::Person && name.tokens.len() > 1 {
                family.insert(document.tokens[name.tokens.end - 1].hash);
            }
            if is_said_to_be_a_body(document, &name.tokens) {
                bodies.push(&name.tokens);
            }
            let (at, of) = (has_building_at(document, &name.tokens), is_of_building(document, &name.tokens));
            if name.kind == NameKind::Person && (at || of) {
                let site = places.entry(hash(document, &name.tokens)).or_default();
                site.times += 1;
                site.has_building |= at;
            }
        }
        for (place, site) in places {
            let counts = counts.entry(place).or_default();
            let always = site.has_building && site.times == counts[NameKind::Person as usize];
            counts[NameKind::Place as usize] += u32::from(always) * (site.times + 1);
        }
        for body in bodies {
            let person = body.len() == 1 && family.contains(&document.tokens[body.start].hash);
            let counts = counts.entry(hash(document, body)).or_default();
            counts[NameKind::Organisation as usize] += if person { 0 } else { counts[NameKind::Person as usize] + 1 };
        }
        Self { counts }
    }

    /// The most frequent kind of the names written like this; its own kind in a tie.
    fn kind(&self, document: &Document, name: &Found) -> NameKind {
        const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organisation, NameKind::Other];
        let Some(counts) = self.counts.get(&hash(document, &name.tokens)) else { return name.kind };
        let ahead =
            |best: NameKind, kind: NameKind| if counts[kind as usize] > counts[best as usize] { kind } else { best };
        KINDS.into_iter().fold(name.kind, ahead)
    }
}

/// Makes organisations of the single words that are part of names of the article's organisations, unless a person has
/// that name: Brisa, for Brisa Air.
fn shorten_bodies(document: &Document, found: &mut [Found]) {
    let words = |kind: NameKind| {
        let names = found.iter().filter(move |name| name.kind == kind && name.tokens.len() > 1);
        names.flat_map(|name| &document.tokens[name.tokens.clone()]).map(|token| token.hash).collect::<WordSet>()
    };
    let (bodies, people) = (words(NameKind::Organisation), words(NameKind::Person));
    let firm = |name: &&Found| {
        let last = document.class(name.tokens.end - 1);
        name.kind == NameKind::Organisation && name.tokens.len() == 2 && last.contains(WordClass::ORGANISATION_WORD)
    };
    let firms: WordSet = found.iter().filter(firm).map(|name| document.tokens[name.tokens.start].hash).collect();
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() == 1) {
        let token = &document.tokens[name.tokens.start];
        let title = name.tokens.start > 0 && is_title(document, name.tokens.start - 1);
        let known = token.class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) && !firms.contains(&token.hash);
        if bodies.contains(&token.hash) && !people.contains(&token.hash) && !known && !title {
            name.kind = NameKind::Organisation;
        }
    }
}

/// True for a name that a noun before or after it identifies as a company or another body: truck maker Vargen, the
/// charity Mar Aperto, shares in Orrin, Vargen shares, workers at Kessler Glass.
fn is_said_to_be_a_body(document: &Document, name: &Range<usize>) -> bool {
    const MAKERS: [&str; 9] =
        ["maker", "builder", "giant", "exporter", "producer", "miner", "developer", "carrier", "brand"];
    const HELD: [&str; 3] = ["shares", "stock", "shareholders"];
    let small = |at: usize| {
        let token = document.tokens.get(at).filter(|t| t.sentence == document.tokens[name.start].sentence);
        token.is_some_and(|token| token.shape == Shape::Lower)
    };
    let is = |at: Option<usize>, words: &[&str]| at.is_some_and(|at| small(at) && document.is_any(at, words));
    let before = |many: usize| name.start.checked_sub(many);
    let noun = || before(2).is_some_and(|at| small(at) && document.class(at).contains(WordClass::NOUN));
    let company = |at: usize| document.in_group(at, Groups::COMPANY_NOUN);
    let called = || before(1).is_some_and(|at| small(at) && company(at)) || noun() && is(before(1), &MAKERS);
    let held = || is(before(1), &["in"]) && is(before(2), &["shares", "stake"]) || is(Some(name.end), &HELD);
    let workers = || before(2).is_some_and(|at| document.is_any(at, &["workers", "employees"]));
    let works = is(before(1), &["at"]) && workers();
    let surname = document.class(name.end - 1).contains(WordClass::SURNAME);
    let opens = name.len() > 1 && company(name.start);
    works || opens || !surname && (called() || held())
}

/// How often a single name is the location of a building.
#[derive(Default)]
struct Site {
    times: u32,
    has_building: bool,
}

const BUILDING: WordClass = WordClass::PLACE_WORD.union(WordClass::ORGANISATION_WORD);

/// True for a single name that is the location of a building: the station at Ramsden.
fn has_building_at(document: &Document, name: &Range<usize>) -> bool {
    let Some(at) = name.start.checked_sub(2) else { return false };
    let known = document.class(name.start).contains(WordClass::GIVEN_NAME);
    let building = document.class(at).intersects(BUILDING);
    name.len() == 1 && building && !known && document.is_any(at + 1, &["at", "near"]) && !document.is(name.end, "'s")
}

/// True for a single name with a building after it: Ramsden station.
fn is_of_building(document: &Document, name: &Range<usize>) -> bool {
    let small = document.tokens.get(name.end).is_some_and(|token| token.shape == Shape::Lower);
    name.len() == 1 && small && document.class(name.end).intersects(BUILDING)
}

fn hash(document: &Document, tokens: &Range<usize>) -> u64 {
    document.tokens[tokens.clone()].iter().fold(0, |hash: u64, token| hash.rotate_left(17) ^ token.hash)
}

/// The article's names of persons and their parts.
#[derive(Default)]
struct People {
    given: WordSet,
    family: WordSet,
    /// The single words that are persons.
    alone: WordSet,
    /// Whole names of several words.
    full: WordSet,
    /// The last words of names that begin with a given name.
    surely: WordSet,
    /// The last words of names, except those after a hyphen.
    unjoined: WordSet,
}

impl People {
    fn new<'a>(document: &Document, names: impl Iterator<Item = &'a Found>) -> Self {
        let mut people = Self::default();
        for Found { tokens, .. } in names.filter(|name| name.kind == NameKind::Person) {
            let (first, last) = (&document.tokens[tokens.start], &document.tokens[tokens.end - 1]);
            if tokens.len() == 1 {
                if titled::is_titled(document, tokens) {
                    people.family.insert(first.hash);
                }
                people.alone.insert(first.hash);
                people.unjoined.insert(first.hash);
            } else {
                if !is_joint_hyphen(document, tokens.end - 2) {
                    people.unjoined.insert(last.hash);
                }
                people.given.insert(first.hash);
                people.family.insert(last.hash);
                if let Some(family) = before_hyphened_given_name(document, tokens) {
                    people.family.insert(document.tokens[family].hash);
                }
                if first.class.contains(WordClass::SURNAME) && !first.class.contains(WordClass::GIVEN_NAME) {
                    // The family name comes first: Sun Lijun.
                    people.family.insert(first.hash);
                }
                people.full.insert(hash(document, tokens));
                if first.class.contains(WordClass::GIVEN_NAME) {
                    people.surely.insert(last.hash);
                }
            }
        }
        people
    }

    fn is_empty(&self) -> bool {
        self.family.is_empty() && self.alone.is_empty()
    }

    fn is_part(&self, document: &Document, at: usize) -> bool {
        let hash = document.tokens[at].hash;
        self.family.contains(&hash) || self.alone.contains(&hash)
    }

    /// False for a single word that is a person's only if part of a full name: the names of peoples, creeds and
    /// festivals, and abbreviations.
    fn may_be(&self, document: &Document, name: &Found) -> bool {
        let token = &document.tokens[name.tokens.start];
        if is_party(document, &name.tokens) || is_in_list_of_nouns(document, &name.tokens) {
            return false;
        }
        if is_title_of_a_work(document, &name.tokens) || !self.family.contains(&token.hash) && is_office(document, name)
        {
            return false;
        }
        if name.tokens.len() > 1 || self.family.contains(&token.hash) || token.class.contains(WordClass::GIVEN_NAME) {
            return true;
        }
        if token.class.contains(WordClass::TITLE_ABBREVIATION) {
            return false;
        }
        let ends_in_capital = document.word(name.tokens.start).ends_with(char::is_uppercase);
        let abbreviation = ends_in_capital && !token.class.contains(WordClass::SURNAME);
        !abbreviation
            && !token.class.contains(WordClass::BELIEF)
            && !document.is(name.tokens.start, "Jr.")
            && !is_demonym(document, name.tokens.start)
    }

    /// Adds a name, or the two names joined by a hyphen: Obama-Clinton.
    fn split(&self, document: &Document, name: Found, names: &mut Vec<Found>) {
        let known = |at: usize| self.unjoined.contains(&document.tokens[at].hash);
        let joint = |&at: &usize| is_joint_hyphen(document, at) && known(at - 1) && known(at + 1);
        let Range { start, end } = name.tokens;
        match (start + 1..end.saturating_sub(1)).find(joint) {
            Some(at) if name.kind == NameKind::Person => {
                names.extend([start..at, at + 1..end].map(|tokens| Found { tokens, ..name }));
            }
            _ if name.kind == NameKind::Person => {
                names.push(Found { tokens: self.without_plain_word(document, name.tokens), ..name });
            }
            _ => names.push(name),
        }
    }

    /// A family name that follows a given name elsewhere in the article, without the plain word next to it that is
    /// capitalised in a heading or at the start of a sentence: [Stop] Blake, Blake [Debate].
    fn without_plain_word(&self, document: &Document, name: Range<usize>) -> Range<usize> {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        if name.len() != 2 {
            return name;
        }
        let plain = |at: usize| {
            let class = document.class(at);
            class.intersects(PLAIN.union(FUNCTION)) && !class.intersects(NAMES.union(WordClass::PARTICLE))
        };
        let known = |at: usize| self.surely.contains(&document.tokens[at].hash);
        let is_given = |at: usize| document.class(at).contains(WordClass::GIVEN_NAME);
        let alone = |at: usize| is_given(at) && self.given.contains(&document.tokens[at].hash);
        // In the middle of a sentence, a capital is a name's: leader Rob Blake.
        let sentence = &document.sentences[document.tokens[name.start].sentence as usize].tokens;
        let heading = !document.is(sentence.end - 1, ".");
        match (name.start, name.start + 1) {
            (first, last) if plain(first) && (known(last) || alone(last)) && (heading || first == sentence.start) => {
                last..name.end
            }
            (first, last) if known(first) && plain(last) && !is_given(first) => first..last,
            _ => name,
        }
    }

    /// Makes persons of single words that are surnames of full names, and of given names that are speakers.
    fn follow(&self, document: &Document, reading: &Reading, found: &mut Vec<Found>) {
        let mut new = Vec::new();
        let mut next = 0;
        for at in reading.runs().iter().cloned().flatten() {
            let token = &document.tokens[at];
            // Jordan said so, if the text has a Jordan Reed.
            let speaks = || {
                (self.given.contains(&token.hash) || self.family.contains(&token.hash))
                    && document.class(at + 1).contains(WordClass::REPORTING)
                    && !(at > 0 && document.class(at - 1).contains(WordClass::PREPOSITION))
            };
            let dated = token.class.intersects(WordClass::MONTH | WordClass::WEEKDAY)
                && (at > 0 && document.class(at - 1).contains(WordClass::PREPOSITION)
                    || document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number));
            let given = || self.given.contains(&token.hash) && is_given_name_alone(document, at);
            let known = self.family.contains(&token.hash) && !dated || token.capitalised() && (speaks() || given());
            if !token.capitalised() || !known || !is_single_name(document, reading, at) {
                continue;
            }
            while found.get(next).is_some_and(|name| name.tokens.end <= at) {
                next += 1;
            }
            match found.get_mut(next).filter(|name| name.tokens.contains(&at)) {
                None => {
                    let tokens = joined::before_particles(document, at..at + 1);
                    new.push(Found { tokens, kind: NameKind::Person });
                }
                Some(name) if name.kind == NameKind::Place && !speaks() => {}
                Some(name) => {
                    let tokens = joined::before_particles(document, at..at + 1);
                    if name.tokens.len() == 1 || name.tokens == tokens {
                        *name = Found { tokens, kind: NameKind::Person };
                    }
                }
            }
        }
        found.extend(new);
        found.sort_by_key(|name| name.tokens.start);
    }

    /// The body's persons in the headlines, whose capitals hide names from the labels: full names, and single ones that
    /// are not plain words, with the given name before them if the labels have it.
    fn heads(&self, document: &Document, reading: &Reading, found: &[Found]) -> Vec<Found> {
        let mut heads: Vec<Found> = Vec::new();
        let mut labelled = found.iter().filter(|name| name.kind == NameKind::Person).peekable();
        let in_headline = |run: &&Range<usize>| reading.is_headline(document.tokens[run.start].sentence as usize);
        for run in reading.runs().iter().filter(in_headline) {
            let mut at = run.start;
            while at < run.end {
                while labelled.next_if(|name| name.tokens.end <= at).is_some() {}
                let label = labelled.peek().map(|name| name.tokens.clone()).filter(|tokens| tokens.contains(&at));
                let name = self.full_at(document, at..run.end).or_else(|| self.single_at(document, at, label));
                at = name.as_ref().map_or(at + 1, |name| name.end);
                heads.extend(name.map(|tokens| Found { tokens, kind: NameKind::Person }));
            }
        }
        heads
    }

    /// The name that ends with a token of a headline, if it is also a name in the body by itself.
    fn single_at(&self, document: &Document, at: usize, label: Option<Range<usize>>) -> Option<Range<usize>> {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        let plain = document.class(at).intersects(PLAIN);
        if !self.is_part(document, at) || plain && label.is_none() {
            return None;
        }
        let start = label.map_or(at, |label| label.start);
        let given = start + 1 == at && document.class(start).contains(WordClass::GIVEN_NAME);
        Some(if given { start } else { at }..at + 1)
    }

    /// The longest full name that a range of tokens begins with.
    fn full_at(&self, document: &Document, tokens: Range<usize>) -> Option<Range<usize>> {
        const MOST: usize = 6;
        let ends = (tokens.start + 2..=tokens.end.min(tokens.start + MOST)).rev();
        ends.map(|end| tokens.start..end).find(|name| self.full.contains(&hash(document, name)))
    }
}

/// True for a word that can be a given name alone: Casilda, of Casilda Reyes; not if it is also a place, a creed or a
/// plain word.
fn is_given_name_alone(document: &Document, at: usize) -> bool {
    const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::RARE_NAME);
    const OTHER: WordClass = WordClass::BELIEF
        .union(WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE))
        .union(WordClass::MONTH.union(WordClass::WEEKDAY).union(WordClass::PREPOSITION))
        .union(WordClass::HONORIFIC.union(WordClass::OFFICE).union(WordClass::PERSON_NOUN));
    let class = document.class(at);
    let next = document.class(at + 1);
    let acts = next.intersects(WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING);
    let known = class.intersects(NAME) || class.is_empty() && (acts || document.is(at + 1, "'s"));
    let the = at > 0 && document.is(at - 1, "the");
    known && !document.glued(at) && !class.intersects(OTHER) && !the && Gazetteer::get().at(document, at).is_none()
}

/// True for a plain noun in a list of nouns: the Ministry of Fisheries, Forests and Water.
fn is_in_list_of_nouns(document: &Document, name: &Range<usize>) -> bool {
    let noun = |at: usize| {
        let class = document.class(at);
        class.contains(WordClass::NOUN) && !class.intersects(NAMES) && capitalised(document, at)
    };
    let before = name.start.checked_sub(2);
    name.len() == 1 && noun(name.start) && before.is_some_and(|at| document.is_any(at + 1, &["and", ","]) && noun(at))
}

/// True for the colour or creed of a party before the noun for one of its members: the Green candidate.
fn is_party(document: &Document, name: &Range<usize>) -> bool {
    const PARTIES: [&str; 7] = ["Conservative", "Democrat", "Green", "Independent", "Labour", "Liberal", "Tory"];
    const PEOPLE: WordClass = WordClass::OFFICE.union(WordClass::PERSON_NOUN);
    let small = document.tokens.get(name.end).is_some_and(|next| next.shape == Shape::Lower);
    let article = name.start > 0 && document.class(name.start - 1).contains(WordClass::DETERMINER);
    name.len() == 1
        && PARTIES.contains(&document.word(name.start))
        && article
        && small
        && document.class(name.end).intersects(PEOPLE)
}

/// True for words with only quotation marks around them: the newspaper "Al Balagh".
fn is_title_of_a_work(document: &Document, name: &Range<usize>) -> bool {
    let mark =
        |at: Option<usize>| at.is_some_and(|at| matches!(document.word(at), "\"" | "“" | "”" | "‘" | "’" | "''"));
    let after = (name.end < document.tokens.len()).then_some(name.end);
    name.len() > 1 && mark(name.start.checked_sub(1)) && mark(after)
}

/// True for a single word after an article and without a noun after it: the Amir, but: the Boric administration.
fn is_office(document: &Document, name: &Found) -> bool {
    let Range { start, end } = name.tokens;
    let noun = document.class(end).contains(WordClass::NOUN);
    end == start + 1 && start > 0 && document.is(start - 1, "the") && !noun
}

/// True for a capitalised word without another possible name word next to it: not the first word of a sentence that is
/// lower-case elsewhere or a function word.
fn is_single_name(document: &Document, reading: &Reading, at: usize) -> bool {
    let token = &document.tokens[at];
    let sentence = &document.sentences[token.sentence as usize].tokens;
    if !capitalised(document, at) || reading.is_headline(token.sentence as usize) {
        return false;
    }
    let beside = |other: usize| {
        sentence.contains(&other)
            && capitalised(document, other)
            && !(other == sentence.start && document.class(other).intersects(FUNCTION))
    };
    let plain = token.class.intersects(FUNCTION) || reading.is_written_small(at);
    !beside(at.wrapping_sub(1)) && !beside(at + 1) && !(at == sentence.start && plain)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::NameKind;
    use crate::extract::names::Learned;

    /// The persons that the tagger finds.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let names = Learned::built_in().tag(&document);
        let persons = names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span.of(document.text));
        assert_eq!(persons.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_surname_follows_its_full_name() {
        check(
            "Court\nProsecutors charged the trader Henry Wood on Monday. Two guns were found, and Wood had given orders.",
            &["Henry Wood", "Wood"],
        );
    }

    #[test]
    fn titles_and_possessives_are_left_off() {
        check(
            "Visit\nThe talks in Rabat with Foreign Minister Karim Idrissi were short. President Idrissi's wife spoke.",
            &["Karim Idrissi", "Idrissi"],
        );
        check("Visit\nShe met the Korean diplomat Park Sung-min on Tuesday.", &["Park Sung-min"]);
    }

    #[test]
    fn the_syllables_of_a_korean_name_are_one() {
        check(
            "Visit\nShe met the diplomats Park Sang-min and Kim Jae-in on Tuesday.",
            &["Park Sang-min", "Kim Jae-in"],
        );
    }

    #[test]
    fn the_end_of_a_bodys_name_and_a_place_before_a_person_are_left_off() {
        let start = |text: &str, first: usize| {
            let article = Article::from_text("a", text);
            let document = Document::new(&article);
            super::without_titles(&document, first..document.tokens.len(), &super::WordSet::default()).start
        };
        assert_eq!(start("Supreme Council Abu Wexa Tundu", 1), 2);
        assert_eq!(start("Mohandas Wexa Tundu", 0), 0);
        assert_eq!(start("in Stavanger Ann Blake", 1), 2);
        assert_eq!(start("near Stavanger Ann Blake", 1), 1);
    }

    #[test]
    fn storms_are_no_people() {
        let storm = |text: &str| {
            let article = Article::from_text("a", text);
            super::is_storm(&Document::new(&article), &(0..2))
        };
        assert!(storm("Hurricane Petra left.") && storm("Storm Ann left."));
        assert!(!storm("Tom Reed left."));
    }

    #[test]
    fn a_father_is_in_the_name_of_his_child() {
        check("They met Siti Aminah a/p Rahman, 34, on Monday.", &["Siti Aminah a/p Rahman"]);
    }

    #[test]
    fn what_a_noun_calls_a_body_is_no_person() {
        check("The truck maker Vargen gained. Workers at Kessler Glass left. Tom Reed said so.", &["Tom Reed"]);
        check("The baker Tom Reed left. He gave the charity Tom Reed.", &["Tom Reed", "Tom Reed"]);
        check("Clara So Kam-wai left. They asked whether So had left.", &["Clara So Kam-wai", "So"]);
        check("The Amir spoke to Tom Reed. They thanked the Amir.", &["Tom Reed"]);
    }

    #[test]
    fn the_verb_of_a_heading_is_no_name() {
        check("The list grew. Speaker Paul Ryan Joins List. It was Tom Banks.", &["Paul Ryan", "Tom Banks"]);
    }

    #[test]
    fn people_can_be_named_like_places() {
        check("Jordan Pickles, 19, was fined. He met Ann Lee.", &["Jordan Pickles", "Ann Lee"]);
        check(
            "The team won. Midfielder Israel Mbuyi scored. Georgia Hallam said so.",
            &["Israel Mbuyi", "Georgia Hallam"],
        );
        check("He met Jordan Pickles, 19", &["Jordan Pickles"]);
        check("Ella June was chosen in June. On August 3 they thanked Peter August.", &["Ella June", "Peter August"]);
        check("They saw it with Ella June 3. In Florence March was cold.", &[]);
        check("Police in Georgia State Prison said so. Jordan River floods hit Chad Basin.", &[]);
    }

    #[test]
    fn titles_of_people_make_persons_of_words() {
        check("Ms June told the court. Dr Will met Ann Lee in June.", &["June", "Will", "Ann Lee"]);
        check("Mrs March spoke. “Go,” March said. It was March.", &["March", "March", "March"]);
        check("Mr Speaker, it rained. Ann Lee left.", &["Ann Lee"]);
    }

    #[test]
    fn given_names_that_are_places_speak_where_a_full_name_has_them() {
        check("It was built by Ann Lee and Jordan Weir. Jordan said so.", &["Ann Lee", "Jordan Weir", "Jordan"]);
        check("Ann Lee met them. Jordan said so.", &["Ann Lee"]);
    }

    #[test]
    fn a_given_name_follows_its_full_name() {
        check("Visit\nThey met Zelinda Moretti there. Zelinda had come early.", &["Zelinda Moretti", "Zelinda"]);
        check("They thanked KM Rahman and Ann “El Rey” Lee on Monday.", &["KM Rahman", "Ann “El Rey” Lee"]);
        check(
            "His Majesty Sultan Omar bin Said met them on Monday. They thanked Sultan Omar bin Said.",
            &["Omar bin Said", "Omar bin Said"],
        );
    }

    #[test]
    fn particles_in_small_letters_are_no_body() {
        check("They met Omar al-Amin. “It rained,” al-Amin said.", &["Omar al-Amin", "al-Amin"]);
    }

    #[test]
    fn what_is_named_after_somebody_is_no_person() {
        check("She was on the Ann Blake Show. It was late, said Tom Reed.", &["Tom Reed"]);
        check("They said that Leeds DSS had closed. Ann Lee left.", &["Ann Lee"]);
    }

    #[test]
    fn plain_words_with_a_capital_are_no_given_names() {
        check("Stop Blake, they wrote. Ann Blake left.", &["Blake", "Ann Blake"]);
        check("They thanked union leader Rob Blake. Ann Blake left.", &["Rob Blake", "Ann Blake"]);
        check("They met Rose Blake. Ann Blake left.", &["Rose Blake", "Ann Blake"]);
        check("It was his mate Del Van Loon. Ann Lee left.", &["Del Van Loon", "Ann Lee"]);
        check("It was the Briton Ann Blake who left.", &["Ann Blake"]);
    }

    #[test]
    fn small_words_may_be_parts_of_names() {
        check("They met Tan and Nor Aziah Salleh, 19, on Monday.", &["Tan", "Nor Aziah Salleh"]);
    }

    #[test]
    fn nicknames_particles_and_initials_are_parts() {
        check("He met Rose “Nan” Lee, 54. Lee left.", &["Rose “Nan” Lee", "Lee"]);
        check("He met David ben Haim on Tuesday. It was late, ben Haim said.", &["David ben Haim", "ben Haim"]);
    }

    #[test]
    fn styles_are_no_part_of_a_name() {
        check("He met Tan Sri Ahmad Razak and H.E. Omar Saleh on Monday.", &["Ahmad Razak", "Omar Saleh"]);
    }

    #[test]
    fn parties_and_places_of_buildings_are_no_persons() {
        check("Ann Lee, the Green candidate for mayor, won. They praised the Green candidate.", &["Ann Lee"]);
        check("They shut the station at Ramsden in May. Ann Lee left.", &["Ann Lee"]);
    }

    #[test]
    fn firms_are_no_people() {
        check("Lenz AG cut jobs. It was Lenz's finance chief, Petra Vogel, who said so.", &["Petra Vogel"]);
    }

    #[test]
    fn headings_name_only_whom_the_body_names() {
        check(
            "Grace Period Ends As Mary Olsen Leaves Office\nThe mayor, Mary Olsen, said that she would go in June.",
            &["Mary Olsen", "Mary Olsen"],
        );
    }
}
