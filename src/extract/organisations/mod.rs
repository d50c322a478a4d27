//! Names that may be organisations': those of the tagger, extended by the words that belong to them, those in the lists
//! of organisations, bodies named by their place (the Kerala police) or by who serves them (the head of Vargen),
//! acronyms that the text explains. Which of them are organisations is decided from all mentions together, in
//! [`crate::normalize`].

use super::{Name, NameKind, Place};
use crate::document::{Document, Phrases, Sentence, Shape};
use crate::lexicon::WordClass;
use crate::lexicon::organisations;
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

mod acronyms;
mod employers;
mod grow;
mod joined;
mod local;
mod others;
mod runs;
mod trimmed;

/// The names in order; none overlaps another.
pub fn find(document: &Document, names: &[Name], places: &[Place]) -> Vec<Span> {
    let page = Page::new(document, names, places);
    let mut found: Vec<Range<usize>> = page
        .names
        .iter()
        .filter_map(|(tokens, kind)| page.named(tokens, *kind))
        .flat_map(|name| page.apart(name))
        .collect();
    found.extend((0..document.tokens.len()).filter_map(|at| page.listed_at(at)));
    found.extend((0..document.tokens.len()).filter_map(|at| page.run_at(at)));
    found.extend((0..document.tokens.len()).filter_map(|at| page.local_body(at)));
    found.extend((0..document.tokens.len()).filter_map(|at| page.employer_at(at)));
    found.extend((0..document.tokens.len()).filter_map(|at| page.acronym_at(at)));
    found.extend(acronyms::find(&page, &found));
    let things = acronyms::of_things(&page, &found);
    found.retain(|tokens| tokens.len() > 1 || !things.contains(&document.tokens[tokens.start].hash));
    found.retain(|tokens| !page.is_in_address(tokens));
    longest(found).into_iter().map(|tokens| document.span_of(tokens)).collect()
}

/// The longest of overlapping ranges, in order.
fn longest(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|tokens| (tokens.start, std::cmp::Reverse(tokens.end)));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for tokens in found {
        match apart.last_mut().filter(|last| tokens.start < last.end) {
            Some(last) if tokens.len() > last.len() => *last = tokens,
            Some(_) => {}
            None => apart.push(tokens),
        }
    }
    apart
}

/// A document with its names mapped to the tokens.
struct Page<'a> {
    document: &'a Document<'a>,
    names: Vec<(Range<usize>, NameKind)>,
    /// For each token the name that it is in, as an index into `names`.
    owner: Vec<u32>,
    /// For each token the mention of a country that ends with it, as an index into `places`.
    place: Vec<u32>,
    places: &'a [Place],
    /// The kind of each sentence, computed once.
    lines: Vec<Line>,
}

/// The kind of a sentence.
#[derive(Clone, Copy)]
struct Line {
    /// Most of its tokens are lower-case words: not a headline or a list of titles.
    prose: bool,
    /// It is or has a web address.
    address: bool,
}

impl Line {
    fn of(document: &Document, sentence: &Sentence) -> Self {
        const LONG: usize = 24;
        let small = document.tokens[sentence.tokens.clone()].iter().filter(|token| token.shape == Shape::Lower).count();
        let words = sentence.span.of(document.text);
        let one_word = words.len() > LONG && !words.contains(char::is_whitespace);
        Self { prose: 2 * small > sentence.tokens.len(), address: one_word || words.contains("://") }
    }
}

const NONE: u32 = u32::MAX;

impl<'a> Page<'a> {
    fn new(document: &'a Document<'a>, names: &[Name], places: &'a [Place]) -> Self {
        let mut page = Self {
            document,
            names: Vec::with_capacity(names.len()),
            owner: vec![NONE; document.tokens.len()],
            place: vec![NONE; document.tokens.len()],
            places,
            lines: document.sentences.iter().map(|sentence| Line::of(document, sentence)).collect(),
        };
        for name in names {
            let tokens = document.tokens_in(name.span);
            page.owner[tokens.clone()].fill(page.names.len() as u32);
            page.names.push((tokens, name.kind));
        }
        for (index, place) in places.iter().enumerate() {
            let tokens = document.tokens_in(place.span);
            if !tokens.is_empty() {
                page.place[tokens.end - 1] = index as u32;
            }
        }
        page
    }

    /// The name that a token is in.
    fn name(&self, at: usize) -> Option<&(Range<usize>, NameKind)> {
        self.owner.get(at).filter(|&&owner| owner != NONE).map(|&owner| &self.names[owner as usize])
    }

    fn is_person(&self, at: usize) -> bool {
        self.name(at).is_some_and(|(_, kind)| *kind == NameKind::Person)
    }

    /// The mention of a country that ends with a token: its tokens and its form.
    fn place_ending(&self, at: usize) -> Option<(Range<usize>, &Place)> {
        let place = self.place.get(at).filter(|&&place| place != NONE).map(|&place| &self.places[place as usize])?;
        Some((self.document.tokens_in(place.span), place))
    }

    fn capitalised(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.capitalised())
    }

    /// The organisation of a name of the tagger.
    fn named(&self, tokens: &Range<usize>, kind: NameKind) -> Option<Range<usize>> {
        match kind {
            NameKind::Organisation => self.grown(tokens.clone()),
            NameKind::Other => self.grown(tokens.clone()),
            NameKind::Place if !self.is_in_country(tokens) => self.grown(tokens.clone()),
            NameKind::Place if self.is_listed(tokens) || self.ends_as_body(tokens) => self.grown(tokens.clone()),
            NameKind::Person if !self.has_given_name(tokens) => self.grown(tokens.clone()),
            NameKind::Place | NameKind::Person if self.employs(tokens) || self.is_partnership(tokens) => {
                self.grown(tokens.clone())
            }
            _ => None,
        }
    }

    /// True for a name that begins with a given name.
    fn has_given_name(&self, tokens: &Range<usize>) -> bool {
        self.document.class(tokens.start).contains(WordClass::GIVEN_NAME)
    }

    /// True for the first name of a firm of two: [Reed] & Blake.
    fn is_partnership(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.partner(tokens.end).is_some()
    }

    /// The name of several words from a list of organisations that begins at a token, unless it is a person's name.
    fn listed_at(&self, at: usize) -> Option<Range<usize>> {
        static LISTED: LazyLock<Phrases<()>> = LazyLock::new(|| {
            let index = include_bytes!(concat!(env!("OUT_DIR"), "/organisations"));
            Phrases::laid_out(index, organisations::of_several_words().map(|name| (name, ())))
        });
        let (tokens, ..) = LISTED.longest_that(self.document, at, organisations::is_written)?;
        let continues = self.capitalised(tokens.end) && self.document.same_sentence(at, tokens.end);
        let headline = self
            .document
            .paragraphs
            .first()
            .is_some_and(|first| first.headline && self.document.tokens[at].span.start < first.span.end);
        // York City in the name of another city.
        let begun = self.name(at).is_some_and(|(name, kind)| *kind == NameKind::Place && name.start < at);
        (!continues && !headline && !begun && !tokens.clone().any(|at| self.is_person(at))).then_some(tokens)
    }

    /// The kind of the sentence of a token.
    fn line(&self, at: usize) -> Line {
        self.lines[self.document.tokens[at].sentence as usize]
    }

    /// True for words in a line of a single word: a web address.
    fn is_in_address(&self, tokens: &Range<usize>) -> bool {
        self.line(tokens.start).address
    }

    /// True for a name of several words in a list of organisations.
    fn is_listed(&self, tokens: &Range<usize>) -> bool {
        let words = self.document.span_of(tokens.clone()).of(self.document.text);
        tokens.len() > 1 && organisations::written(words).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::{names, places};

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n\n{text}"));
        let document = Document::new(&article);
        let names = names::find(&document);
        let places = places::find(&document, &names);
        let found: Vec<_> = find(&document, &names, &places).iter().map(|span| span.of(document.text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bodies_are_named_by_their_place() {
        check("The Norwegian foreign ministry said so.", &["Norwegian foreign ministry"]);
        check("Oslo police said so. The police said so.", &["Oslo police"]);
        check("Norwegian ministers said so. He left the ministry.", &[]);
    }

    #[test]
    fn a_ministry_has_all_that_it_is_for() {
        check("The Ministry of Fisheries, Forests and Water said so.", &["Ministry of Fisheries, Forests and Water"]);
        let ministry = "Ministry of Education, Tertiary Education and Science";
        check(&format!("It was held with the {ministry} in May."), &[ministry]);
        check(
            "It was held with the Ministry of Trade, Fjord Registration Office and others.",
            &["Ministry of Trade", "Fjord Registration Office"],
        );
    }

    #[test]
    fn a_body_has_all_that_it_is_of() {
        check(
            "She led the National Commission on the Rights of Fishers.",
            &["National Commission on the Rights of Fishers"],
        );
        check(
            "The Supreme Committee for Research, Trade and Innovation met.",
            &["Supreme Committee for Research, Trade and Innovation"],
        );
        check("The University of Science and Technology closed.", &["University of Science and Technology"]);
    }

    #[test]
    fn names_joined_by_a_sign_are_one_body() {
        check("She led the retailer Wexa & Blake.", &["Wexa & Blake"]);
        check("The head of the Norway-Sweden Chamber of Commerce left.", &["Norway-Sweden Chamber of Commerce"]);
        check("He led the Harbour Trees and Parks Board.", &["Harbour Trees and Parks Board"]);
        check("He met the Bergen Bakers and Millers Union.", &["Bergen Bakers and Millers Union"]);
        check("He met the White House and Justice Department.", &["White House", "Justice Department"]);
        check("She went to the game to see Arsenal and Chelsea play in the rain.", &["Arsenal", "Chelsea"]);
        check("The head of the Harbour Economic and Cultural Office left.", &["Harbour Economic and Cultural Office"]);
    }

    #[test]
    fn a_society_is_named_by_its_members() {
        check("The Friends of the Harbour Lighthouse paid for all of it.", &["Friends of the Harbour Lighthouse"]);
        check("The friends of Ann Blake paid for it.", &[]);
    }

    #[test]
    fn a_society_is_named_by_its_members_after_another_word() {
        check("She was treasurer of the Future Bakers of Norway for years.", &["Future Bakers of Norway"]);
        check("They are good bakers of Norway. The Minister of Bakers and Fishers left.", &[]);
    }

    #[test]
    fn a_unit_has_its_ordinal_and_a_branch_its_number() {
        check("Men of the 4th Battalion, 6th Infantry Regiment, left.", &["4th Battalion", "6th Infantry Regiment"]);
        check("The 5th Circuit Court of Appeals said so.", &["5th Circuit Court of Appeals"]);
        check("It was the 4th Harbour Bank to close.", &["Harbour Bank"]);
        check("She gave it to the Legion Post No. 12 in town.", &["Legion Post No. 12"]);
        check("She left the Bakers Union Local 32 in the spring.", &["Bakers Union Local 32"]);
        check("She left the Harbour Bank 32 years ago.", &["Harbour Bank"]);
    }

    #[test]
    fn the_office_of_a_public_officer_is_a_body() {
        let prosecutor = "Norwegian state prosecutor's office";
        check(&format!("The {prosecutor} said so. The editor's office was dark."), &[prosecutor]);
        check("The sheriff's office said so. They met in the sheriff's office.", &["sheriff's office"]);
        check(
            "Harbour County Sheriff's Department Deputy Ann Reed said that she was glad to be back in town at last.",
            &["Harbour County Sheriff's Department"],
        );
        check("He led the Office of the Attorney General there.", &["Office of the Attorney General"]);
    }

    #[test]
    fn a_church_has_its_saint() {
        check("He sang in St. Olav's United Brethren Church in town.", &["St. Olav's United Brethren Church"]);
    }

    #[test]
    fn two_listed_names_in_a_row_are_two() {
        check("He reads the New York Times White House page.", &["New York Times", "White House"]);
    }

    #[test]
    fn a_model_with_its_year_is_no_body() {
        check("He drove a 1994 Toyota Corolla to town. Toyota said so.", &["Toyota"]);
    }

    #[test]
    fn a_court_may_have_a_small_noun() {
        check("The case was heard in the Mumbai High court on Friday.", &["Mumbai High court"]);
    }

    #[test]
    fn a_hospital_can_be_of_a_body() {
        check("She was in the Hospital of the University of Vermont.", &["Hospital of the University of Vermont"]);
    }

    #[test]
    fn acronyms_may_be_written_as_words() {
        check("Nato said so. Officers of Unesco left. He led Zanu-PF.", &["Nato", "Unesco", "Zanu-PF"]);
        check("He met Isis Reed and left.", &[]);
    }

    #[test]
    fn a_newspaper_is_told_or_has_correspondents() {
        check("Ann Reed, a correspondent for the Evening News, left.", &["Evening News"]);
        check("Ann Reed told the Gazette that she had asked why.", &["Gazette"]);
        check("Ann Reed told the Prime Minister.", &[]);
    }

    #[test]
    fn a_platform_is_a_body_only_where_it_acts() {
        check("He wrote on Facebook that it rained. She has a Twitter account. Facebook said so.", &["Facebook"]);
    }

    #[test]
    fn a_building_is_a_body_only_where_it_acts() {
        check("The choir sings in the Orpheum Theatre. The Orpheum Theatre said so.", &["Orpheum Theatre"]);
        check("He spent a night in the Harbour Detention Centre.", &[]);
        check("The Harbour Arts Centre opened.", &["Harbour Arts Centre"]);
    }

    #[test]
    fn what_an_office_is_for_is_no_body() {
        check("The EU Transport Commissioner left.", &["EU"]);
        check("The Minister of Forests, Lands, Natural Resource Operations and Rural Development left.", &[]);
        check("The Speaker of the House of Representatives left.", &["House of Representatives"]);
        check(
            "Ministers met on Monday. The Office of the UN High Commissioner for Human Rights closed.",
            &["Office of the UN High Commissioner for Human Rights"],
        );
    }

    #[test]
    fn the_acronym_of_a_thing_is_none() {
        check("The Harbour Support Programme (HSP) began. The HSP ended.", &[]);
    }

    #[test]
    fn fields_of_a_commission_are_in_its_name() {
        check("The Securities and Exchange Commission said so.", &["Securities and Exchange Commission"]);
    }

    #[test]
    fn a_noun_for_a_body_can_begin_its_name() {
        check("She led the Institute of Fisheries for years.", &["Institute of Fisheries"]);
        check("She led the Institute for years.", &[]);
    }

    #[test]
    fn people_can_possess_a_body_in_its_name() {
        check("The Harbour Teachers' Association met.", &["Harbour Teachers' Association"]);
        check(
            "She said that the Fjord Prosecutor's Office had asked for more time and for the papers.",
            &["Fjord Prosecutor's Office"],
        );
        check("The farmers' fields and the prosecutor's papers burned.", &[]);
    }

    #[test]
    fn bodies_joined_by_and_are_two() {
        check("Harbour University and Fjord Arts Centre signed it.", &["Harbour University", "Fjord Arts Centre"]);
        check("The Ministry of Trade and Labour signed it.", &["Ministry of Trade and Labour"]);
    }

    #[test]
    fn a_listed_name_is_no_part_of_a_place() {
        check("She flew with York City to Leeds.", &["York City"]);
        check("She flew to New York City in May.", &[]);
    }

    #[test]
    fn names_that_people_serve_may_be_organisations() {
        check("The head of Vargoplex said so.", &["Vargoplex"]);
        check("The mayor of Bergen said so.", &[]);
    }

    #[test]
    fn acronyms_that_the_text_explains_are_names() {
        check("A special tax commission (STC) met. The STC said so.", &["special tax commission", "STC", "STC"]);
        check("The gross domestic product (GDP) rose. GDP rose.", &[]);
    }

    #[test]
    fn what_an_officer_has_charge_of_is_no_part_of_the_body() {
        check("She is the coordinator of Tourism of the Regional Council of Moss.", &["Regional Council of Moss"]);
        check("She heads the Board of Directors of the Harbour Bank.", &["Harbour Bank"]);
        check("The Board of Trade said so.", &["Board of Trade"]);
        check("She leads the Harbour Workers Congress HWC in the north.", &["Harbour Workers Congress", "HWC"]);
        check("The Harbour Party Oslo candidate won it for the party.", &["Harbour Party"]);
    }

    #[test]
    fn names_explain_acronyms_without_brackets() {
        check("The Northern Water Service left. NWS Manager Ann Reed left.", &["Northern Water Service", "NWS"]);
        check("The Northern Water Service left. NWT Manager Ann Reed left.", &["Northern Water Service"]);
        check(
            "The Board of Control for fishing in Moss said so. The BCFM said more about it.",
            &["Board of Control for fishing in Moss", "BCFM"],
        );
    }

    #[test]
    fn an_acronym_may_spell_the_first_words() {
        let council = "Council of Harbour Agencies for Refugees in the Near North";
        check(&format!("The {council} (CHA) said so."), &[council, "CHA"]);
    }

    #[test]
    fn two_listed_bodies_are_not_one() {
        check("Rivals including Sony and Vexa Plus lost the rights.", &["Sony", "Vexa Plus"]);
        check("She left Boeing for Airbus in the spring.", &["Boeing", "Airbus"]);
        check("The firm Eli Lilly and Company said so.", &["Eli Lilly and Company"]);
    }
}
