//! Who said it: pronouns, descriptions and names resolved to people.

use super::{CountryMention, Person, Quote, Reference};
use crate::document::Document;
use crate::extract::Mentions;
use crate::schema::{How, Pronoun};
use coreference::Binding;
use discourse::{Discourse, Form};
use sources::Sources;

mod coreference;
mod discourse;
mod gender;
mod noun_phrase;
mod roles;
mod sources;

/// The reported words with their speakers, in order. Pronouns and titles that were resolved on the way are added to the
/// people's references, and the pronoun that the article uses to the person.
pub fn resolve(
    document: &Document,
    mentions: &Mentions,
    people: &mut [Person],
    countries: &[CountryMention],
) -> Vec<Quote> {
    let discourse = Discourse::new(document, mentions, people);
    let bindings = coreference::bind(&discourse);
    let quotes = Sources::new(&discourse, &bindings, people, mentions, countries).quotes();
    note_references(&discourse, &bindings, people);
    quotes
}

/// Adds the mentions by pronoun and title to the people, and the pronoun that the article uses for each.
fn note_references(discourse: &Discourse, bindings: &[Binding], people: &mut [Person]) {
    let mut uses = vec![[0u32; 2]; people.len()];
    for (mention, binding) in discourse.mentions.iter().zip(bindings) {
        let Some(person) = binding.entity.filter(|&entity| entity < people.len()) else { continue };
        let how = match mention.form {
            Form::Name => continue,
            Form::Pronoun(gender) => {
                uses[person][gender as usize] += 1;
                How::Pronoun
            }
            Form::Noun => How::Title,
        };
        people[person].references.push(Reference { span: discourse.document.span_of(mention.tokens.clone()), how });
    }
    for (person, [he, she]) in people.iter_mut().zip(uses) {
        if he + she > 0 {
            person.pronoun = Some(if he >= she { Pronoun::He } else { Pronoun::She });
        }
    }
}
