//! The countries that take part in what the article reports, mostly recognised from a list of them.
//!
//! A list of countries counts if its sentence says so: it is the subject of a verb of taking part ("France, Spain and
//! Italy signed"), it follows a word for the event or its members ("talks between", "the members are"), or it is joined
//! to such a list ("along with"). Lists of where something happens ("in Syria and Iraq") never count.

use crate::document::Document;
use crate::lexicon::{Groups, WordClass};
use crate::normalize::CountryMention;
use crate::schema::How;
use std::collections::BTreeSet;
use std::ops::Range;

/// The countries that take part as members in the event or arrangement that the article reports, alpha-3, sorted.
pub fn participants(document: &Document, countries: &[CountryMention]) -> Vec<String> {
    let lists = lists(document, countries);
    let mut members = BTreeSet::new();
    let mut rest = lists.as_slice();
    while let Some(first) = rest.first() {
        let sentence = document.tokens[first.tokens.start].sentence;
        let here = rest.partition_point(|list| document.tokens[list.tokens.start].sentence == sentence);
        let (lists, later) = rest.split_at(here);
        if lists.iter().any(|list| takes_part(document, list)) {
            let company = lists.iter().filter(|list| takes_part(document, list) || in_company(document, list));
            members.extend(company.flat_map(|list| &countries[list.mentions.clone()]).map(|mention| &mention.code));
        }
        rest = later;
    }
    members.into_iter().cloned().collect()
}

/// Countries that are in a list, or one alone.
struct List {
    mentions: Range<usize>,
    tokens: Range<usize>,
}

/// Names of countries joined only by commas, "and" and articles.
fn lists(document: &Document, countries: &[CountryMention]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for (index, mention) in countries.iter().enumerate().filter(|(_, mention)| mention.how == How::Name) {
        let tokens = document.tokens_in(mention.span);
        match lists.last_mut() {
            Some(list) if list.mentions.end == index && joined(document, list.tokens.end..tokens.start) => {
                list.mentions.end = index + 1;
                list.tokens.end = tokens.end;
            }
            _ => lists.push(List { mentions: index..index + 1, tokens }),
        }
    }
    lists
}

/// True when the tokens between two countries only join them.
fn joined(document: &Document, between: Range<usize>) -> bool {
    let same_sentence = between.start < document.tokens.len()
        && document.tokens[between.start - 1].sentence == document.tokens[between.end].sentence;
    let words = ["and", "the", "&", "plus", "both"];
    same_sentence
        && (1..=3).contains(&between.len())
        && between.clone().all(|token| document.is(token, ",") || document.is_any(token, &words))
}

/// True when the sentence says of a list that its countries take part.
fn takes_part(document: &Document, list: &List) -> bool {
    list.mentions.len() >= 2
        && !is_where(document, list)
        && (acts(document, list.tokens.end) && !is_origin(document, list) || is_introduced(document, list))
}

fn is_where(document: &Document, list: &List) -> bool {
    let before = before(document, list);
    document.in_group(before, Groups::PLACE_PREPOSITION) || document.is_any(before, &["over", "within", "inside", "to"])
}

/// The token before a list and its articles; past the end if there is none.
fn before(document: &Document, list: &List) -> usize {
    let start = list.tokens.start;
    let article = start.wrapping_sub(1);
    if document.is(article, "the") || document.is(article, "both") { start.wrapping_sub(2) } else { article }
}

/// True when a verb of taking part follows a list, perhaps after auxiliaries and adverbs.
fn acts(document: &Document, list_end: usize) -> bool {
    let verb = (list_end..document.tokens.len()).find(|&token| {
        !document.class(token).contains(WordClass::AUXILIARY) && !document.in_group(token, Groups::BEFORE_ACT)
    });
    verb.is_some_and(|verb| {
        let taking_part = document.is_any(verb, &["take", "took", "taken", "taking"]) && document.is(verb + 1, "part");
        taking_part || document.in_group(verb, Groups::TAKING_PART)
    })
}

/// Nouns of a whole whose members follow after "of".
const WHOLES: &[&str] = &["alliance", "bloc", "coalition", "group", "grouping"];

/// True when the words before a list present its countries as members: the members are, talks between, attended by, a
/// coalition of, ministers from.
fn is_introduced(document: &Document, list: &List) -> bool {
    let before = before(document, list);
    let noun = before.wrapping_sub(1);
    let tied =
        (document.in_group(before, Groups::MEMBERS_FOLLOW) || document.is(before, ":")) && cue_before(document, list);
    let attended = document.is(before, "by") && document.in_group(noun, Groups::TAKING_PART);
    let whole = document.is(before, "of") && document.is_any(noun, WHOLES);
    let sent = document.is_any(before, &["of", "from"]) && document.in_group(noun, Groups::DELEGATE);
    tied || attended || whole || sent && (acts(document, list.tokens.end) || cue_before(document, list))
}

/// True for a list of where others come from: militias from Lebanon and Iraq.
fn is_origin(document: &Document, list: &List) -> bool {
    document.is_any(before(document, list), &["from", "of", "by", "with"])
}

/// True when a cue of taking part is before a list in its sentence.
fn cue_before(document: &Document, list: &List) -> bool {
    let sentence = document.tokens[list.tokens.start].sentence as usize;
    let start = document.sentences[sentence].tokens.start;
    (start..list.tokens.start).any(|token| document.in_group(token, Groups::MEMBERSHIP))
}

/// True for a list joined to one that takes part: along with, together with, as well as.
fn in_company(document: &Document, list: &List) -> bool {
    let last = before(document, list);
    let pairs = [("along", "with"), ("together", "with"), ("well", "as"), ("addition", "to"), ("apart", "from")];
    document.is(last, "alongside")
        || document.is(last, "besides")
        || pairs.iter().any(|(first, second)| document.is(last.wrapping_sub(1), first) && document.is(last, second))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::extract;
    use crate::syntax::Syntax;

    /// The participants of a text.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n{text}"));
        let document = Document::new(&article);
        let countries = super::super::resolve(&document, &extract(&document, &Syntax::new(&document)));
        assert_eq!(super::participants(&document, &countries), expected, "{text}");
    }

    #[test]
    fn lists_of_members_take_part() {
        check("France, Spain and Italy have signed the pact.", &["ESP", "FRA", "ITA"]);
        check("The talks between India and Pakistan failed.", &["IND", "PAK"]);
        check("Members include Kenya, Uganda and Rwanda.", &["KEN", "RWA", "UGA"]);
        check("Ministers from Chile and Peru met on Monday.", &["CHL", "PER"]);
        check("The states taking part along with Japan are Norway and Canada.", &["CAN", "JPN", "NOR"]);
    }

    #[test]
    fn lists_of_places_and_of_origins_do_not() {
        check("Fighting went on in Syria and Iraq, the two groups agreed.", &[]);
        check("Militias from Lebanon and Iraq joined the battle.", &[]);
        check("A deal brokered by Turkey and Russia was agreed.", &[]);
        check("He sold cars in France, Spain and Italy.", &[]);
    }
}
