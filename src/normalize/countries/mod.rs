//! Which country a mention means, and which countries take part.
//!
//! A word that can mention a country is a *candidate*. Its surroundings give *clues*, the evidence of the whole article
//! about countries is the *context*, and a form has one *sense* in an article: the likeliest by its usual meaning, its
//! clues and the context, or none.

use super::CountryMention;
use crate::document::Document;
use crate::extract::Mentions;
use candidates::Candidate;
use context::Context;
use std::cmp::Reverse;
use std::collections::BTreeMap;

mod candidates;
mod clues;
mod context;
mod doubt;
mod participants;
mod senses;

pub use participants::participants;

/// The mentions of countries with their codes, in order.
pub fn resolve(document: &Document, mentions: &Mentions) -> Vec<CountryMention> {
    let candidates = candidates::gather(document, mentions);
    let mut context = Context::read(document, &candidates);
    context.add_chosen(&candidates, &senses::choose(&candidates, &context));
    let chosen = senses::choose(&candidates, &context);
    let mention = |candidate: &Candidate| {
        let sense = chosen.get(&candidate.key())?.as_ref()?;
        senses::has_sense(candidate, sense, &context).then(|| CountryMention {
            span: candidate.span,
            how: sense.how(),
            code: sense.code().to_owned(),
        })
    };
    candidates.iter().filter_map(mention).collect()
}

/// The countries by the number of their mentions, most first; ties in the order of their codes.
pub fn ranked(mentions: &[CountryMention]) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions {
        *counts.entry(&mention.code).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|&(code, count)| (Reverse(count), code));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::extract;
    use crate::syntax::Syntax;

    /// The mentions of a text as CODE:words.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n\n{text}"));
        let document = Document::new(&article);
        let found: Vec<_> = resolve(&document, &extract(&document, &Syntax::new(&document)))
            .iter()
            .map(|mention| format!("{}:{}", mention.code, mention.span.of(document.text)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn small_places_are_places_where_something_bears_them_out() {
        check("He grew up in Surprise, Arizona.", &["USA:Surprise", "USA:Arizona"]);
        check("Ann Reed, 41, of Cadillac, Mich., won.", &["USA:Cadillac", "USA:Mich."]);
        check("Pupils in Normal, Ill., met. The Normal mayor left.", &["USA:Normal", "USA:Ill.", "USA:Normal"]);
        check("The fire in Boise, Idaho, reached Nampa.", &["USA:Boise", "USA:Idaho", "USA:Nampa"]);
    }

    #[test]
    fn a_town_is_in_the_state_that_it_is_told_with_whatever_the_lists_know() {
        check("HARLOW, Neb. — It rained. Harlow is small.", &["USA:Neb."]);
        check("It rained in Harlow, Nebraska, on Monday.", &["USA:Nebraska"]);
        check("It rained in Harlow, London and Nebraska.", &["GBR:Harlow", "GBR:London", "USA:Nebraska"]);
    }

    #[test]
    fn companies_universities_and_plain_words_are_none() {
        check("The Cadillac tax is dead in Ohio.", &["USA:Ohio"]);
        check("It came to Ohio as a Surprise, she said.", &["USA:Ohio"]);
        check("A Gallup survey in Texas says so.", &["USA:Texas"]);
        check("She taught at Marquette University and lives in Ohio.", &["USA:Ohio"]);
        check("They played at the Hills Country Club in Iowa.", &["USA:Iowa"]);
        check("Ohio got the Union to agree.", &["USA:Ohio"]);
    }

    #[test]
    fn participles_are_joined_to_places() {
        check("The Oxford-trained surgeon met a Cadillac-driving one.", &["GBR:Oxford"]);
    }

    #[test]
    fn a_city_keeps_its_country_beside_persons_and_namesakes() {
        check("Florence Reed, a cook, moved to Florence. She had left Derby.", &["ITA:Florence", "GBR:Derby"]);
        check(
            "A ship reached Melbourne, and one left Melbourne, Florida. It reached Melbourne again.",
            &["AUS:Melbourne", "USA:Melbourne", "USA:Florida", "USA:Melbourne"],
        );
    }

    #[test]
    fn waters_are_no_countries() {
        check("They crossed Lake Chad, the Sea of Japan and the Jordan River, then the Gulf of Oman.", &[]);
        check("They crossed Chad by the river and left Oman.", &["TCD:Chad", "OMN:Oman"]);
    }

    #[test]
    fn persons_stand_after_prepositions_too() {
        check("Ann Warren spoke in Warren, Michigan. A word from Warren was enough.", &["USA:Warren", "USA:Michigan"]);
    }

    #[test]
    fn parks_and_saints_are_not_far_towns() {
        check("They met in Victoria Park in Ohio.", &["USA:Ohio"]);
        check("She went to St. Albans School in Ohio.", &["USA:Ohio"]);
        check("She went to St. Albans, England.", &["GBR:St. Albans", "GBR:England"]);
    }

    #[test]
    fn titles_and_dates_after_a_place_do_not_hide_it() {
        check("Toledo Mayor Ann Lee came from Ohio.", &["USA:Toledo", "USA:Ohio"]);
        check("The ship reached Lagos April 4, Nigeria said.", &["NGA:Lagos", "NGA:Nigeria"]);
        check("The France-Spain border is shut.", &["FRA:France", "ESP:Spain"]);
    }

    #[test]
    fn the_people_of_regions_and_towns_are_of_their_country() {
        check("Most Texans and two Parisians left.", &["USA:Texans", "FRA:Parisians"]);
        check("A Scottish court sent Catalan leaders home.", &["GBR:Scottish", "ESP:Catalan"]);
    }

    #[test]
    fn dashes_part_names_and_hyphens_join_them() {
        check("He met her in Boston - Smith was there.", &["USA:Boston"]);
        check("He will be in Ohio Monday.", &["USA:Ohio"]);
        check("Editing in BEIJING; more to come.", &["CHN:BEIJING"]);
    }

    #[test]
    fn the_context_tells_which_of_several_places_is_meant() {
        check(
            "Police in Dallas, Texas, and Paris, Texas, met.",
            &["USA:Dallas", "USA:Texas", "USA:Paris", "USA:Texas"],
        );
        check("South of Florence, in Decatur, Alabama, mills closed.", &["USA:Florence", "USA:Decatur", "USA:Alabama"]);
        check("Lahore, in Punjab, is in Pakistan.", &["PAK:Lahore", "PAK:Punjab", "PAK:Pakistan"]);
        let states = "Iowa, Ohio, Maine, Utah, Florida, Nevada, Oregon and Texas";
        let text = format!("The attacks in Paris were felt in {states}.");
        let article = Article::from_text("a", text.as_str());
        let document = Document::new(&article);
        assert_eq!(resolve(&document, &extract(&document, &Syntax::new(&document)))[0].code, "FRA");
    }
}
