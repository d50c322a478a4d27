//! From labels to names: the steps that correct what labels of single tokens cannot know, and the kinds that the form of a
//! name tells.

use super::edges::{styled_words, with_hanging_parts, without_predicate, without_said, without_titles};
use super::features::Reading;
use super::found::Found;
use super::people::People;
use super::votes::{Votes, shorten_bodies};
use super::words::NAMES;
use super::{coordinated, joined, labels, listed, officers, paired, seats, titled};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::names::runs::capitalised;
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Name, NameKind};
use crate::lexicon::{Groups, WordClass, are_post_nominal, is_legal_form};
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
    listed::add_acronyms(document, &mut found);
    found.iter_mut().for_each(|name| name.kind = corrected(document, name));
    let styled = styled_words(document);
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person) {
        let tagged = without_said(document, name.tokens.clone());
        let whole = without_predicate(document, with_hanging_parts(document, tagged));
        name.tokens = without_titles(document, whole, &styled);
    }
    coordinated::agree(document, &mut found);
    coordinated::govern(document, &mut found);
    coordinated::pair(document, &mut found);
    let body = |name: &&Found| !reading.is_headline(document.tokens[name.tokens.start].sentence as usize);
    let votes = Votes::count(document, found.iter().filter(body));
    for name in &mut found {
        name.kind = votes.kind(document, name);
    }
    shorten_bodies(document, &mut found);
    let people = People::new(document, found.iter().filter(body));
    seats::place(document, &people, &mut found);
    found.retain(|name| name.kind != NameKind::Person || people.may_be(document, name));
    if !people.is_empty() {
        let heads = people.heads(document, reading, &found);
        found.retain(|name| body(&name) || name.kind != NameKind::Person && heads.iter().all(|head| apart(head, name)));
        found.extend(heads);
    }
    paired::add(document, &mut found);
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
    let Range { start, end } = name.tokens;
    let company = end - start > 1 && is_legal_form(document.word(end - 1));
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
        NameKind::Person if is_several(document, &name.tokens) || has_party_letter(document, &name.tokens) => {
            NameKind::Other
        }
        NameKind::Person if company || ends_in_acronym(document, &name.tokens) || has(WordClass::ORGANISATION_WORD) => {
            NameKind::Organisation
        }
        NameKind::Person if end - start > 1 && document.is(end - 1, "elementary") => NameKind::Organisation,
        NameKind::Person if has(WordClass::PLACE_WORD) || is_street(document, &name.tokens) => NameKind::Place,
        NameKind::Person if document.class(start).contains(WordClass::BELIEF) && !person() => NameKind::Other,
        NameKind::Organisation if party => NameKind::Other,
        NameKind::Place if is_named_like_a_country(document, &name.tokens) => NameKind::Person,
        kind => kind,
    }
}

/// True for a country with another given name and a family name after it: Chad Marie Blake.
fn is_named_like_a_country(document: &Document, name: &Range<usize>) -> bool {
    let Range { start, end } = *name;
    let country = || Gazetteer::get().at(document, start).filter(|(place, _)| place.len() == 1);
    let family = document.class(end - 1);
    end - start == 3
        && document.class(start + 1).contains(WordClass::GIVEN_NAME)
        && family.contains(WordClass::SURNAME)
        && !family.intersects(WordClass::PLACE_WORD | WordClass::ORGANISATION_WORD)
        && country().is_some_and(|(_, senses)| senses.iter().any(|sense| matches!(sense, Sense::Country(_))))
}

/// True for a full name before a noun for something named after people: the Ann Blake Show.
fn is_of_a_thing(document: &Document, name: &Range<usize>) -> bool {
    const THINGS: [&str; 8] = ["act", "award", "chapter", "cup", "prize", "programme", "show", "trophy"];
    const BODY: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::PLACE_WORD);
    let last = name.end - 1;
    let class = document.class(last);
    let named = document.class(name.start).contains(WordClass::GIVEN_NAME);
    let thing = document.is_any(last, &THINGS) || class.intersects(BODY) && !class.intersects(NAMES);
    name.len() > 2 && named && thing && document.tokens[last].shape == Shape::Title
}

/// True for the name of a street: Marshall St., Lenz Prospekt, Rue Lenz. A family name may be a word for one too: Ann
/// Lane.
fn is_street(document: &Document, name: &Range<usize>) -> bool {
    const SHORT: [&str; 6] = ["ave.", "blvd.", "hwy.", "pkwy.", "rd.", "st."];
    let last = name.end - 1;
    let word = document.in_group(last, Groups::STREET) && !document.class(last).intersects(NAMES);
    let abroad = |at: usize| document.in_group(at, Groups::STREET_ABROAD) && document.tokens[at].shape == Shape::Title;
    name.len() > 1 && (word || document.is_any(last, &SHORT) || abroad(last) || abroad(name.start))
}

/// True for a noun for several people after a name (Lenz Policemen), and for names after a Spanish article in the plural
/// (Los Lenz).
fn is_several(document: &Document, name: &Range<usize>) -> bool {
    let class = document.class(name.end - 1);
    let people = class.contains(WordClass::PLURAL) && class.intersects(WordClass::PEOPLE) && !class.intersects(NAMES);
    name.len() > 1 && (people || document.is_any(name.start, &["los", "las"]))
}

/// True for the letter of a party and the place of its member: Ann Blake, D-Lenz.
fn has_party_letter(document: &Document, name: &Range<usize>) -> bool {
    let letter = matches!(document.word(name.start), "D" | "I" | "R");
    let after = name.start > 0 && document.is_any(name.start - 1, &[",", "("]);
    name.len() > 2 && letter && document.is(name.start + 1, "-") && after
}

/// True for a storm, with the word for it in its name: Hurricane Ann. Storm is a given name too, so that a family name
/// after it is a person's.
fn is_storm(document: &Document, name: &Range<usize>) -> bool {
    let storm = document.is(name.start, "storm") && document.class(name.end - 1).contains(WordClass::GIVEN_NAME);
    name.len() == 2 && (storm || document.is_any(name.start, &["cyclone", "hurricane", "typhoon"]))
}

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
    let named = |&at: &usize| document.tokens[at].shape == Shape::Title && document.same_sentence(at, at + 1);
    let person = |name: &&Found| name.kind == NameKind::Person;
    let joins = |mut between: Range<usize>| {
        (1..=2).contains(&between.len()) && between.all(|at| document.is_any(at, &[",", "and"]))
    };
    for at in (0..document.tokens.len()).filter(named) {
        while found.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let own = |name: &Found| name.kind != NameKind::Person && name.tokens.start == at && name.tokens.end <= at + 2;
        let family = |name: &Found| name.kind == NameKind::Person && name.tokens == (at + 1..at + 2);
        let label = found.get(next).filter(|name| name.tokens.start < at + 2);
        // Ann Blake, Jordan Reed and Israel Lenz
        let before = next.checked_sub(1).map(|before| &found[before]).filter(person);
        let last: Option<&Found> = new.last();
        let end = before.map_or(0, |name| name.tokens.end).max(last.map_or(0, |name| name.tokens.end));
        let after = found[next..].iter().find(|name| name.tokens.start >= at + 2).filter(person);
        let joined = end > 0 && joins(end..at)
            || after
                .is_some_and(|name| document.same_sentence(at, name.tokens.start) && joins(at + 2..name.tokens.start));
        let given = document.class(at).contains(WordClass::GIVEN_NAME);
        let like_a_month = || has_month_for_surname(document, at) || has_month_for_given_name(document, at);
        let told = || is_person_named_like_a_place(document, at, joined) || given && like_a_month();
        if label.is_none_or(|name| own(name) || family(name)) && told() {
            new.push(Found { tokens: at..at + 2, kind: NameKind::Person });
        }
    }
    found.retain(|name| {
        let later = new.partition_point(|person: &Found| person.tokens.end <= name.tokens.start);
        new.get(later).is_none_or(|person| apart(name, person))
    });
    found.extend(new);
    found.sort_by_key(|name| name.tokens.start);
}

/// True for a country, or a given name that is a place or month, with a family name after it, if only a person fits
/// there. A given name that is a place needs no more than a listed family name, except after what leads to a place.
fn is_person_named_like_a_place(document: &Document, at: usize, joined: bool) -> bool {
    const BODY: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::PLACE_WORD);
    let class = document.class(at);
    let sentence = document.tokens[at].sentence;
    let inside = |at: usize| document.tokens.get(at).is_some_and(|token| token.sentence == sentence);
    let last = document.class(at + 1);
    let capitals = inside(at + 1) && document.tokens[at + 1].capitalised();
    let alone = !(inside(at + 2) && capitalised(document, at + 2))
        && !(at > 0
            && inside(at - 1)
            && capitalised(document, at - 1)
            && !document.class(at - 1).intersects(WordClass::PEOPLE));
    let dated = last.intersects(WordClass::MONTH | WordClass::WEEKDAY);
    let body = last.intersects(BODY | WordClass::ABBREVIATION) && !(joined && last.contains(WordClass::SURNAME));
    if !capitals || !alone || body || dated {
        return false;
    }
    let senses = Gazetteer::get().at(document, at).filter(|(tokens, _)| tokens.len() == 1);
    let senses = senses.map_or(&[][..], |(_, senses)| senses);
    let country = senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    let place = country || senses.iter().any(|sense| matches!(sense, Sense::Place(_)));
    let given = class.contains(WordClass::GIVEN_NAME) && (place || class.contains(WordClass::MONTH));
    let surname = last.contains(WordClass::SURNAME);
    if !given && !(country && surname) {
        return false;
    }
    let comma = document.is(at + 2, ",");
    let word = |at: usize| if inside(at) { document.word(at) } else { "" };
    let age = word(at + 3).parse().is_ok_and(|age: u32| (5..110).contains(&age));
    let aged = comma && age && !word(at + 4).starts_with(|c: char| c.is_alphanumeric());
    let before = at.checked_sub(1).filter(|&before| inside(before)).map_or(WordClass::empty(), |at| document.class(at));
    let governed = at > 0 && inside(at - 1) && document.in_group(at - 1, Groups::PLACE_PREPOSITION);
    let called = before.intersects(WordClass::PEOPLE);
    let speaks = (document.class(at + 2) | before).contains(WordClass::REPORTING);
    let described = comma && document.is_any(at + 3, &["who", "whose", "a", "an", "the"]);
    let family = surname || last.contains(WordClass::RARE_NAME) || last.is_empty();
    let framed = family && (called || joined || speaks || described);
    let paragraph = document.sentences[sentence as usize].paragraph;
    let prose = !document.paragraphs[paragraph].headline && !before.contains(WordClass::DETERMINER);
    let plain = given && place && surname && prose && document.tokens[at + 1].shape == Shape::Title;
    (given && aged) || !governed && (framed || plain)
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

/// True for a month and a family name that is no other word, outside of headings and dates: April Reyes left. (Not: in April
/// Reyes left; April Sales; May Doyle rest.)
fn has_month_for_given_name(document: &Document, at: usize) -> bool {
    const NAME: WordClass = WordClass::SURNAME.union(WordClass::RARE_NAME);
    const TIME: WordClass = WordClass::PREPOSITION.union(WordClass::CALENDAR);
    let sentence = &document.sentences[document.tokens[at].sentence as usize].tokens;
    let capital = |at: usize| sentence.contains(&at) && capitalised(document, at);
    let month = document.class(at).contains(WordClass::MONTH) && !document.class(at).contains(WordClass::AUXILIARY);
    let last = document.class(at + 1);
    let family = last.intersects(NAME) && (last - NAME - WordClass::GIVEN_NAME).is_empty();
    let before = at.checked_sub(1).filter(|before| sentence.contains(before));
    let led = before.is_some_and(|before| {
        document.class(before).intersects(TIME) || document.tokens[before].kind == TokenKind::Number || capital(before)
    });
    month && capital(at) && capital(at + 1) && family && !capital(at + 2) && !led
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
    fn a_country_before_another_given_name_is_one() {
        check("Talks\nJordan Marie Blake left the room on Monday.", &["Jordan Marie Blake"]);
        check("Talks\nThe rain fell on Jordan Valley Road on Monday.", &[]);
    }

    #[test]
    fn a_spanish_conjunction_joins_two_full_names() {
        check("Talks\nLuis Lenz y Jorge Blake left the room.", &["Luis Lenz", "Jorge Blake"]);
        check("Talks\nJosé Ortega y Gasset left the room.", &["José Ortega y Gasset"]);
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
            super::without_titles(&document, first..document.tokens.len(), &crate::lexicon::WordSet::default()).start
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
    fn the_verb_of_a_speech_tag_is_no_given_name() {
        check("Jeremy Allen came. “We are glad.” Said Allen, “It is good.”", &["Jeremy Allen", "Allen"]);
        check("Jeremy Allen came. Said Allen left early with his cow.", &["Jeremy Allen", "Said Allen"]);
    }

    #[test]
    fn streets_parties_and_crowds_are_no_people() {
        check("Crews searched his sheds at 180 Marshall St. and left.", &[]);
        check("The march went down Suvorov Prospekt, the main street.", &[]);
        check(
            "The senator, Ann Foley, R-Barstow, left. Luis Ortega, D-Winslow, stayed.",
            &["Ann Foley", "Luis Ortega"],
        );
        check("Fire Chief Al Dunn said two Helena Policemen came.", &["Al Dunn"]);
        check("The singer Diane Lane left.", &["Diane Lane"]);
    }

    #[test]
    fn places_before_a_plural_noun_are_no_people() {
        check("Water is over the road in Douglas, Carter and Logan counties.", &[]);
        check("Rain is due in Jackson, Carter and Russell townships.", &[]);
    }

    #[test]
    fn given_names_that_are_places_are_people_among_people() {
        check("They cleaned the park: Matt Hall, Chad Wood and Troy Banks.", &["Matt Hall", "Chad Wood", "Troy Banks"]);
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
        check("“It rained,” said Chad Olmos. His lawyer, Georgia Weir, left.", &["Chad Olmos", "Georgia Weir"]);
        check("They met Israel Weir. Israel said so.", &["Israel Weir", "Israel"]);
        check("Ann Lee and Malta Weir left. It was late in Malta.", &["Ann Lee", "Malta Weir"]);
        check("He spoke in Miami Florida Friday. They thanked Florida Friday.", &[]);
        check("The Georgia Weir was full. It rained in Jordan Weir said.", &[]);
        check("Police in Georgia State Prison said so. Jordan River floods hit Chad Basin.", &[]);
    }

    #[test]
    fn titles_of_people_make_persons_of_words() {
        check("Ms June told the court. Dr Will met Ann Lee in June.", &["June", "Will", "Ann Lee"]);
        check("Mrs March spoke. “Go,” March said. It was March.", &["March", "March", "March"]);
        check("Mr Speaker, it rained. Ann Lee left.", &["Ann Lee"]);
        check("Mr Bishop told the court. Miss Stone won. Miss Universe lost.", &["Bishop", "Stone"]);
        check("DCI Orla Vint left. PC Bains stayed. He sold the PC World shop.", &["Orla Vint", "Bains"]);
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
    fn months_are_given_names_before_a_family_name() {
        check("April Reyes and June Doyle left. They met Ann Lee.", &["April Reyes", "June Doyle", "Ann Lee"]);
        check("In April Ann Lee left. Since April sales have doubled.", &["Ann Lee"]);
        check("April Sales Rise. June Elections were near. Ann Lee left.", &["Ann Lee"]);
    }

    #[test]
    fn small_words_may_be_parts_of_names() {
        check("They met Tan and Nor Aziah Salleh, 19, on Monday.", &["Tan", "Nor Aziah Salleh"]);
    }

    #[test]
    fn nicknames_particles_and_initials_are_parts() {
        check("He met Rose “Nan” Lee, 54. Lee left.", &["Rose “Nan” Lee", "Lee"]);
        check("He met Rose (Nan) Lee and Tom “Big Man” Reed.", &["Rose (Nan) Lee", "Tom “Big Man” Reed"]);
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
