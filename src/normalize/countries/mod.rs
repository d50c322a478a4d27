//! Which country a mention means, and which countries take part.
//!
//! A word that can mention a country is a *candidate*. What surrounds it gives *clues*, what the whole article tells of its
//! countries is the *context*, and a form has one *sense* in an article: the likeliest by what it usually means, by its
//! clues and by the context, or none.

use super::CountryMention;
use crate::document::Document;
use crate::extract::Mentions;
use candidates::Candidate;
use context::Context;

mod candidates;
mod context;
mod participants;
mod senses;

pub use participants::participants;

/// The mentions of countries with their codes, in order.
pub fn resolve(document: &Document, mentions: &Mentions) -> Vec<CountryMention> {
    let candidates = candidates::gather(document, mentions);
    let mut context = Context::read(document, &candidates);
    context.add_chosen(&candidates, &senses::choose(&candidates, &context));
    let senses = senses::choose(&candidates, &context);
    let mention = |candidate: &Candidate| {
        let sense = senses.get(candidate.form)?.as_ref()?;
        senses::stands(candidate, sense).then(|| CountryMention {
            span: candidate.span,
            how: sense.how(),
            code: sense.code().to_owned(),
        })
    };
    candidates.iter().filter_map(mention).collect()
}
