//! Who states a quantity: the speaker of the reported words around it.

use super::Quote;
use crate::normalize::Speaker;
use crate::schema::SpeakerRule;
use crate::span::Span;

/// The quotes of an article, followed along with its quantities.
pub struct Sources<'a> {
    quotes: &'a [Quote],
}

impl<'a> Sources<'a> {
    /// From the quotes in text order.
    pub fn new(quotes: &'a [Quote]) -> Self {
        Self { quotes }
    }

    /// The speaker of the shortest quote around a quantity, with the rule that found them. Quantities come in order.
    pub fn of(&mut self, quantity: Span) -> Option<(Speaker, SpeakerRule)> {
        while self.quotes.first().is_some_and(|quote| quote.span.end <= quantity.start) {
            self.quotes = &self.quotes[1..];
        }
        let around = self.quotes.iter().take_while(|quote| quote.span.start <= quantity.start);
        let quote = around.filter(|quote| quote.span.contains(quantity)).min_by_key(|quote| quote.span.len())?;
        quote.speaker.name.is_some().then(|| (quote.speaker.clone(), quote.rule))
    }
}
