//! One organisation for many forms of its name, with its kind and its country.

use super::home::Home;
use super::{CountryMention, Organisation, Reference};
use crate::choice::Choice;
use crate::document::Document;
use crate::extract::Mentions;
use crate::schema::How;
use crate::span::Span;
use anaphora::{Described, Reading};
use forms::Form;
use likely::Names;
use origin::Origin;

mod anaphora;
mod cluster;
mod forms;
mod kinds;
mod likely;
mod origin;

/// The organisations of an article.
#[derive(Debug, Default)]
pub struct Organisations {
    /// Those named, in the order of their first mention.
    pub named: Vec<Organisation>,
    /// Descriptions that may mean several of them: the ministry, of two.
    pub open: Vec<Span>,
}

/// Reads the organisations that an article names.
pub fn resolve(document: &Document, mentions: &Mentions, countries: &[CountryMention], home: &Home) -> Organisations {
    let (mut named, described) = read(document, mentions, countries, home, false);
    anaphora::add(&mut named, &described.meant);
    Organisations { named, open: described.open }
}

/// The choices that were made for names and descriptions, for fitting.
pub fn choices(document: &Document, mentions: &Mentions, countries: &[CountryMention], home: &Home) -> Vec<Choice> {
    read(document, mentions, countries, home, true).1.choices
}

fn read(
    document: &Document,
    mentions: &Mentions,
    countries: &[CountryMention],
    home: &Home,
    keeps_choices: bool,
) -> (Vec<Organisation>, Described) {
    let forms: Vec<Form> =
        mentions.organisations.iter().filter_map(|&span| Form::read(document, span, countries)).collect();
    let origin = Origin::new(home, countries);
    let names = Names::new(document, &origin, mentions);
    let groups = cluster::cluster(document, &forms);
    let own = |group: &Vec<usize>| group.iter().map(|&at| &forms[at]).collect::<Vec<_>>();
    let named = groups.iter().map(own).filter(|own| own.iter().any(|form| form.names_a_body(document)));
    let mut named: Vec<_> = named.collect();
    let asked = || named.iter().map(|own| names.choice(own, fullest(own), fullest(own).span.of(document.text)));
    let choices: Vec<Choice> = if keeps_choices { asked().collect() } else { Vec::new() };
    named.retain(|own| names.is_body(own, fullest(own)));
    let organisations: Vec<_> = named.iter().map(|own| organisation(document, &origin, own)).collect();
    let mut described = Reading::new(document, countries, &organisations, &named, keeps_choices).read();
    described.choices.extend(choices);
    (organisations, described)
}

/// The fullest of some forms: not an acronym if there is a name, the longest, the first of those.
fn fullest<'f>(own: &[&'f Form]) -> &'f Form {
    let words = |form: &&&Form| (!form.acronym, form.words.len());
    own.iter().rev().max_by_key(words).expect("a form")
}

/// What is known about the organisation of these forms.
fn organisation(document: &Document, origin: &Origin, own: &[&Form]) -> Organisation {
    let full = fullest(own);
    let name = plain_spaces(full.span.of(document.text));
    let short = own.iter().find(|form| form.acronym && form.words != full.words);
    let kind = kinds::kind(document, origin, own, full);
    let reference = |form: &&Form| Reference { span: form.span, how: form.how(document) };
    let (references, names) = own.iter().map(reference).partition(|reference| reference.how == How::Title);
    Organisation {
        acronym: short.map(|form| form.span.of(document.text).to_owned()),
        country: origin.of(document, own, full, kind),
        name,
        kind,
        names,
        references,
    }
}

/// Words with one space between them, whatever the white space in the text.
fn plain_spaces(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The organisations by the spans of all their mentions.
pub struct Bodies {
    /// In the order of the text.
    spans: Vec<(Span, usize)>,
    /// Descriptions that may mean several.
    open: Vec<Span>,
}

impl Bodies {
    /// Prepares them.
    pub fn new(organisations: &Organisations) -> Self {
        let all = organisations.named.iter().enumerate();
        let spans = all.flat_map(|(index, body)| {
            body.names.iter().chain(&body.references).map(move |reference| (reference.span, index))
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_unstable();
        Self { spans, open: organisations.open.clone() }
    }

    /// The organisation that is mentioned at a span.
    pub fn at(&self, span: Span) -> Option<usize> {
        self.mention_at(span).map(|(_, index)| index)
    }

    /// The whole mention that a span is part of.
    pub fn span_at(&self, span: Span) -> Option<Span> {
        self.mention_at(span).map(|(mention, _)| mention)
    }

    fn mention_at(&self, span: Span) -> Option<(Span, usize)> {
        let first = self.spans.partition_point(|(mention, _)| mention.end <= span.start);
        self.spans.get(first).filter(|(mention, _)| mention.overlaps(span)).copied()
    }

    /// True if a description at a span may mean several.
    pub fn is_open(&self, span: Span) -> bool {
        let first = self.open.partition_point(|open| open.end <= span.start);
        self.open.get(first).is_some_and(|open| open.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::extract;
    use crate::normalize::countries;

    /// The organisations of a text as name|acronym|kind|country.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n\n{text}"));
        let document = Document::new(&article);
        let mentions = extract(&document, &crate::syntax::Syntax::new(&document));
        let countries = countries::resolve(&document, &mentions);
        let found: Vec<_> = resolve(&document, &mentions, &countries, &Home::read(&document, &countries))
            .named
            .iter()
            .map(|o| {
                let (acronym, country) = (o.acronym.as_deref().unwrap_or(""), o.country.as_deref().unwrap_or(""));
                format!("{}|{acronym}|{}|{country}", o.name, o.kind.as_str())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bodies_of_the_gathered_list_are_known_without_a_word_that_tells() {
        check("She worked for Krispy Kreme in Canada.", &["Krispy Kreme||company|CAN"]);
        check("The owners of McAlister’s Deli closed a shop in the United States.", &["McAlister’s Deli||company|USA"]);
        check("The club lost to Crewe Alexandra in England.", &["Crewe Alexandra||sports|GBR"]);
        check("She learned it at Penn State in the United States.", &["Penn State||education|USA"]);
        check("They bought boots in Reading and went to Iceland for the next target.", &[]);
    }

    #[test]
    fn forms_of_one_name_are_one_organisation() {
        check(
            "The Food Safety Authority (FSA) closed two farms in Norway. The FSA said so. The Authority will go on.",
            &["Food Safety Authority|FSA|government|NOR"],
        );
        check(
            "The Ministry of Health acted in Norway. The Health Ministry said so. The Ministry of Trade did not.",
            &["Ministry of Health||government|NOR", "Ministry of Trade||government|NOR"],
        );
        check_names("Kestrel Foods Ltd. cut jobs. Kestrel Foods grew.", &["Kestrel Foods Ltd."]);
    }

    #[test]
    fn a_form_may_leave_out_the_place_or_the_department() {
        check_names(
            "Officers of the Salem Police Department came. The Salem Police left.",
            &["Salem Police Department"],
        );
        check_names("She robbed First Bank of Tipton. First Bank closed.", &["First Bank of Tipton"]);
        check(
            "The Ohio Department of Natural Resources fines boaters. The DNR said so.",
            &["Ohio Department of Natural Resources|DNR|government|USA"],
        );
    }

    #[test]
    fn a_short_form_in_brackets_may_follow_a_possessive_or_have_small_letters() {
        check_names("The Harbour Workers Union's (HWU) strike went on. The HWU said so.", &["Harbour Workers Union"]);
        check_names("The Harbour Workers Union (Harwu) called a strike. Harwu said so.", &["Harbour Workers Union"]);
    }

    /// The descriptions of a text that mean an organisation, as words=name.
    fn check_described(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n\n{text}"));
        let document = Document::new(&article);
        let mentions = extract(&document, &crate::syntax::Syntax::new(&document));
        let countries = countries::resolve(&document, &mentions);
        let found = resolve(&document, &mentions, &countries, &Home::read(&document, &countries));
        let words = |body: &Organisation| {
            let name = body.name.clone();
            body.references.iter().map(|r| format!("{}={name}", r.span.of(document.text))).collect::<Vec<_>>()
        };
        assert_eq!(found.named.iter().flat_map(words).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_description_is_the_organisation_that_it_fits() {
        check_described("Kestrel Airways cut jobs. The airline said so.", &["The airline=Kestrel Airways"]);
        check_described(
            "The Ministry of Health met the Oslo Chamber of Commerce. The ministry left.",
            &["The ministry=Ministry of Health"],
        );
        check_described("The Ministry of Health met. The police left. The river rose.", &[]);
        check_described(
            "The Department of Health met.\n\nIt rained. The case was heard at the District Court.\n\nIt snowed. The court closed. The District Court said so. The department left.",
            &["The department=Department of Health", "The court=District Court"],
        );
        check_described("The District Court met. The ministry closed. The cabinet met.", &[]);
    }

    /// The names of the organisations of a text.
    fn check_names(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n\n{text}"));
        let document = Document::new(&article);
        let mentions = extract(&document, &crate::syntax::Syntax::new(&document));
        let countries = countries::resolve(&document, &mentions);
        let found = resolve(&document, &mentions, &countries, &Home::read(&document, &countries)).named;
        assert_eq!(found.iter().map(|body| body.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn all_mentions_of_a_name_tell_whether_it_is_an_organisation() {
        check_names("The Kestrel Valley Festival begins in May. She sang at the Kestrel Valley Festival.", &[]);
        check_names("The Harbour Workers Union called a strike. The union said so.", &["Harbour Workers Union"]);
    }

    #[test]
    fn an_acronym_written_as_a_word_is_the_listed_body() {
        check("It rained in Namibia. Swapo said so.", &["Swapo||party|NAM"]);
        check("It rained in Norway. Unesco said so.", &["Unesco||international|"]);
    }

    #[test]
    fn the_form_of_a_name_can_show_a_body() {
        check("It rained in Norway. He worked in the Larsen & Co. mill.", &["Larsen & Co.||company|NOR"]);
        check("She was treasurer of the Future Bakers of Norway for years.", &["Future Bakers of Norway||ngo|NOR"]);
        check(
            "The Norwegian state prosecutor's office closed.",
            &["Norwegian state prosecutor's office||government|NOR"],
        );
    }

    #[test]
    fn a_kind_is_recognised_by_two_words_together() {
        let kinds = |text: &str, expected: &str| check(text, &[expected]);
        kinds("It rained in Norway. The Fjord Food Bank said so.", "Fjord Food Bank||ngo|NOR");
        kinds(
            "It rained in Norway. The National Institute of Statistics said so.",
            "National Institute of Statistics||government|NOR",
        );
        kinds("It rained in Norway. The Fjord Arts Council gave a prize.", "Fjord Arts Council||ngo|NOR");
        kinds("The Nebraska State Patrol asked drivers to slow down.", "Nebraska State Patrol||government|USA");
        kinds("It rained in Norway. Fjord Tigers goalkeeper Jo Reed left.", "Fjord Tigers||sports|NOR");
        kinds("It rained in Norway. The Fjord Lions Club gave a prize.", "Fjord Lions Club||ngo|NOR");
        kinds("It rained in Norway. The Fjord Parents Association met.", "Fjord Parents Association||ngo|NOR");
        kinds("It rained in Norway. The Fjord Bakers Association met.", "Fjord Bakers Association||other|NOR");
        kinds("It rained in Norway. The Fjord Federal Credit Union met.", "Fjord Federal Credit Union||company|NOR");
        kinds("It rained in Norway. The Fjord Parish Fire District met.", "Fjord Parish Fire District||government|NOR");
        kinds("It rained in Norway. The Fjord Football Academy said so.", "Fjord Football Academy||sports|NOR");
        kinds("It rained in Norway. Reporters of KXYZ-TV4 said so.", "KXYZ-TV4||media|NOR");
        kinds("It rained in Norway. The Norwegian Archery Union said so.", "Norwegian Archery Union||sports|NOR");
    }

    #[test]
    fn a_part_is_of_the_kind_of_the_whole() {
        let kinds = |text: &str, expected: &str| check(text, &[expected]);
        kinds(
            "It rained in Norway. The Audit Committee of the Fjord Development Company met.",
            "Audit Committee of the Fjord Development Company||company|NOR",
        );
        kinds("It rained in Norway. The Board of Fisheries met.", "Board of Fisheries||government|NOR");
        kinds(
            "It rained in Norway. The Department of Public Health said so.",
            "Department of Public Health||government|NOR",
        );
        kinds(
            "It rained in Norway. The Fjord Centre for Coastal Studies said so.",
            "Fjord Centre for Coastal Studies||education|NOR",
        );
    }

    #[test]
    fn a_newspaper_of_another_country_has_none_where_the_article_does_not_tell() {
        check(
            "It rained in Norway. Ships left Norway for America, the New York Times said.",
            &["New York Times||media|"],
        );
        check("It rained in America. The New York Times said so.", &["New York Times||media|USA"]);
    }

    #[test]
    fn a_body_of_the_whole_world_is_of_no_country() {
        check("It rained in Norway. The World Archery Federation said so.", &["World Archery Federation||sports|"]);
        check(
            "It rained in Norway. The Coastal Archery Federation said so.",
            &["Coastal Archery Federation||sports|NOR"],
        );
    }

    #[test]
    fn a_party_is_of_the_country_that_the_article_is_about() {
        let party = |country: &str, name: &str, code: &str| {
            let text = format!("It rained in {country}. The vote was won by {name}. {name} said so.");
            check(&text, &[format!("{name}||party|{code}").as_str()]);
        };
        party("New Zealand", "Labour", "NZL");
        party("Britain", "Labour", "GBR");
        party("Australia", "Labor", "AUS");
    }

    #[test]
    fn generic_words_that_no_name_is_meant_by_are_none() {
        check("The Ministry said so in Norway. The Government agreed.", &[]);
    }
}
