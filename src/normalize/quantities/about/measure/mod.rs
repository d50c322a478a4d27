//! What a quantity measures, as written: the likeliest of the noun phrases, verbs and states of its sentence.

use super::words::name;
use super::{Asked, KINDS, kind};
use crate::choice::{Choice, Chooser, LIKELY};
use crate::normalize::Date;
use crate::schema::{MeasureRule, UnitKind};
use crate::syntax::Run;
use clues::Clue;
use std::sync::LazyLock;

mod candidates;
mod clues;
mod rules;
mod scene;

static MODELS: LazyLock<Chooser> = LazyLock::new(|| Chooser::read::<Clue>("measure", &KINDS, LIKELY));

/// What a quantity measures, with the rule that found it.
pub fn find(asked: &Asked, dates: &[Date], kept: &mut Option<Vec<Choice>>) -> Option<(MeasureRule, Run)> {
    if asked.kind() == UnitKind::Age {
        return None;
    }
    let question = (kind(asked), asked.statistic.span);
    let words = |run: Run| run.tokens().map(|at| asked.reading.token(at).hash);
    // A phrase with and without what "of" joins to it, or the same words twice.
    let same = |&(_, one): &(MeasureRule, Run), &(_, other): &(MeasureRule, Run)| {
        one.start < other.end && other.start < one.end || words(one).eq(words(other))
    };
    let text = |(_, run): &(MeasureRule, Run)| asked.reading.text(*run).to_owned();
    MODELS.choose(question, candidates::of(asked, dates), same, text, kept)
}

/// The noun that a bare number counts, from what it measures: the number of [loans] fell to 9,393; [arrivals] reached
/// 5,000.
pub fn counted_noun(asked: &Asked, (rule, measure): (MeasureRule, Run)) -> Option<Run> {
    let reading = asked.reading;
    if !asked.is_count() || asked.statistic.unit.is_some() || rule == MeasureRule::Likeliest {
        return None;
    }
    let phrase = reading.syntax.phrase(reading.syntax.phrase_at(measure.start))?;
    if reading.is_any(phrase.head, &["number", "numbers", "tally"]) {
        return name(reading, reading.syntax.phrase(phrase.of)?);
    }
    (phrase.plural && phrase.head.next() == measure.end).then_some(measure)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::extract;
    use crate::normalize::normalize;
    use crate::syntax::Syntax;

    /// What the numbers of a text measure; a dash if the text does not say.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Council meets over plans\n\n{text}"));
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let statistics = normalize(&document, &syntax, &extract(&document, &syntax)).statistics;
        let words =
            |measure: Option<_>| measure.map_or("-", |(span, _): (crate::span::Span, _)| span.of(document.text));
        let found: Vec<&str> = statistics.iter().map(|statistic| words(statistic.measure)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_noun_the_verb_or_the_state_is_what_is_measured() {
        check("Turnout was 54 percent.", &["Turnout"]);
        check("Police arrested six people.", &["arrested"]);
        check("Nine people were killed.", &["killed"]);
        check("The firm paid $5m in compensation.", &["compensation"]);
    }

    #[test]
    fn neither_units_nor_denominators_nor_counted_things_are_measured() {
        check("Oil rose to $80 a barrel.", &["Oil"]);
        check("The fleet has four Type 45 ships.", &["-"]);
        check("Ann Lee, 54, is here.", &["-"]);
    }

    #[test]
    fn words_that_say_nothing_alone_are_not_measured() {
        check("Rents were 6 percent higher than in Rome.", &["Rents"]);
        check("Her lap time was 54 seconds.", &["lap time"]);
    }
}
