//! Documents speak for their issuers, if the text names them: a report by the council, a Gazette survey, UNESCO's
//! figures.

use super::documents::{self, Document};
use super::sources::Sources;
use crate::document::Shape;
use crate::lexicon::{Groups, WordClass};
use crate::normalize::{Quote, Speaker};
use std::ops::Range;

/// The most words between a document and its issuer: a report published by the council.
const MOST_BETWEEN: usize = 6;

impl Sources<'_> {
    /// The issuer of the document, or the owner of the newspaper, that is the head of a phrase.
    pub fn issuer(&self, phrase: &Range<usize>, head: usize) -> Option<Speaker> {
        let class = self.document.class(head);
        let people = class.intersects(WordClass::PEOPLE | WordClass::PLURAL);
        let body = class.contains(WordClass::ORGANISATION_NOUN) && !people;
        if !body && documents::of_noun(self.document.tokens[head].hash).is_none() {
            return None;
        }
        // The UN refugee agency is another body than the UN.
        let first = if body { head } else { self.before_modifiers(phrase.start..head) };
        let possessor = self.possessor(phrase.start..first);
        let owner = possessor.and_then(|(at, _)| self.body_at(at));
        if body {
            return owner;
        }
        owner
            .or_else(|| self.author(head + 1))
            .or_else(|| possessor.filter(|(_, marked)| *marked).and_then(|(at, _)| self.person_at(at)))
    }

    /// The last word before a noun or its modifiers, and whether its form shows that it is the possessor: Blake's annual
    /// report, her tweet; a Wall Street Journal report.
    fn possessor(&self, before: Range<usize>) -> Option<(usize, bool)> {
        let last = before.end.checked_sub(1).filter(|at| before.contains(at))?;
        if self.document.is(last, "'s") || self.document.is(last, "'") {
            return Some((last.checked_sub(1)?, true));
        }
        Some((last, self.document.is_any(last, &["his", "her"])))
    }

    /// The organisation whose name ends with a token.
    fn body_at(&self, at: usize) -> Option<Speaker> {
        let token = self.document.tokens[at];
        let named = token.capitalised() || self.document.class(at).contains(WordClass::ORGANISATION_NOUN);
        self.bodies.at(token.span).filter(|_| named).map(|body| self.body(body))
    }

    /// The issuer of a document that was mentioned before: Blake set it down in a letter ... the letter said. It is its
    /// possessor there, the one who says or sends something with it there, or its speaker before.
    pub fn issuer_before(&self, phrase: &Range<usize>, quotes: &[Quote]) -> Option<Speaker> {
        const FARTHEST: usize = 16;
        let document = self.document;
        let noun = document.tokens[phrase.end.checked_sub(1)?];
        let own = documents::of_noun(noun.hash).filter(|_| self.is_known_document(phrase))?;
        let start = document.sentences[(noun.sentence as usize).saturating_sub(FARTHEST)].tokens.start;
        let same = |hash: u64| hash == noun.hash || own == Document::Research && documents::of_noun(hash) == Some(own);
        let before = (start..phrase.start).rev().filter(|&at| same(document.tokens[at].hash));
        before.into_iter().find_map(|there| self.issuer_at(start, there, quotes))
    }

    /// True for words for a document that the article has mentioned before: the letter, the opinion poll, the first part
    /// of the letter.
    fn is_known_document(&self, phrase: &Range<usize>) -> bool {
        const MOST_MODIFIERS: usize = 2;
        let document = self.document;
        let last = phrase.end - 1;
        let modifiers = (phrase.start..last).rev().take(MOST_MODIFIERS).take_while(|&at| self.is_modifier(at)).count();
        let Some(definite) = (last - modifiers).checked_sub(1).filter(|at| phrase.contains(at)) else { return false };
        let part = definite > phrase.start && document.is(definite - 1, "of");
        document.tokens[last].shape == Shape::Lower
            && document.is_any(definite, &["the", "this", "that"])
            && (definite == phrase.start || part)
    }

    /// The issuer of the document that is mentioned at a token.
    fn issuer_at(&self, start: usize, there: usize, quotes: &[Quote]) -> Option<Speaker> {
        let document = self.document;
        let sentence = &document.sentences[document.tokens[there].sentence as usize];
        let first =
            (start..there).rev().find(|&at| document.class(at).contains(WordClass::DETERMINER)).unwrap_or(there);
        let by = |test: &dyn Fn(&Quote) -> bool| {
            let spoken = quotes.iter().rev().find(|quote| test(quote));
            spoken.filter(|quote| is_known(&quote.speaker)).map(|quote| quote.speaker.clone())
        };
        let token = document.tokens[there].span;
        let said = || by(&|quote| quote.speaker_as_written.is_some_and(|tag| tag.contains(token)));
        let here = document.span_of(sentence.tokens.clone());
        let said_with = || by(&|quote| quote.cue.is_some_and(|cue| here.contains(cue)));
        let before = first.checked_sub(1).filter(|at| sentence.tokens.contains(at));
        let passive = |at: usize| (start..at).rev().take(3).any(|at| document.in_group(at, Groups::BE));
        let inside = |at: usize| document.is(at, "in") && !passive(at);
        let sends = before.is_some_and(|at| inside(at) || document.in_group(at, Groups::SENDING));
        let sender = || (sentence.tokens.start..first).find_map(|at| self.person_at(at)).or_else(said_with);
        let owner = self.issuer(&(first..there + 1), there).or_else(|| self.person_at(self.possessor(start..there)?.0));
        let owner = owner.or_else(|| self.signatory(there, sentence.tokens.end)).or_else(said);
        owner.or_else(|| if sends { sender() } else { None })
    }

    /// The person by whom a document is signed or written: the letter, signed by Director Ann Blake.
    fn signatory(&self, noun: usize, end: usize) -> Option<Speaker> {
        let document = self.document;
        let verb = noun + 1 + usize::from(document.is(noun + 1, ","));
        let made = document.class(verb).contains(WordClass::VERB) && document.is(verb + 1, "by");
        let words = verb + 2..end.min(verb + 2 + MOST_BETWEEN);
        if made { words.into_iter().find_map(|at| self.person_at(at)) } else { None }
    }

    /// Where the modifiers of a noun begin that are in small letters: a Gallup [opinion] poll.
    fn before_modifiers(&self, before: Range<usize>) -> usize {
        before.end - before.rev().take_while(|&at| self.is_modifier(at)).count()
    }

    /// True for a word in small letters that can modify a noun after it.
    fn is_modifier(&self, at: usize) -> bool {
        self.document.tokens[at].shape == Shape::Lower && self.document.class(at).intersects(MODIFIER)
    }

    /// Who is after "by", "from" or "of": a report by the council, a poll last week by the institute, a report by Sergeant
    /// Ann Blake.
    fn author(&self, start: usize) -> Option<Speaker> {
        let document = self.document;
        let clause = |at: usize| document.is_any(at, &["that", "which", "who", "on", "about"]) || document.is(at, ",");
        let verb = |at: usize| {
            let agent = document.is(at + 1, "by") || document.is(at + 2, "by") && !document.is(at + 1, "to");
            document.class(at).intersects(WordClass::REPORTING | WordClass::AUXILIARY) && !agent
        };
        let reach = start..document.tokens.len().min(start + MOST_BETWEEN);
        let mut near = reach.take_while(|&at| !clause(at) && !verb(at));
        let by = near.find(|&at| document.is_any(at, &["by", "from", "of"]))?;
        let words = by + 1..(by + 2 + MOST_BETWEEN).min(document.tokens.len());
        let near = words.take_while(|&at| !document.is(at, ",") && document.same_sentence(at, by));
        let person = || near.clone().filter(|_| document.is(by, "by")).find_map(|at| self.person_at(at));
        let body = || near.clone().find_map(|at| self.bodies.at(document.tokens[at].span));
        person().or_else(|| body().map(|body| self.body(body)))
    }
}

fn is_known(speaker: &Speaker) -> bool {
    speaker.person.is_some() || speaker.organisation.is_some()
}

/// What modifies a noun before it.
const MODIFIER: WordClass = WordClass::NOUN.union(WordClass::ADJECTIVE);

#[cfg(test)]
mod tests {
    use crate::article::Article;

    /// Checks the speaker of the last quote of an article.
    #[track_caller]
    fn check(text: &str, speaker: &str) {
        let text = format!("Talks\n{text}");
        let tables = crate::process(&Article::from_text("a", &text));
        let last = tables.quotes.last().expect("a quote");
        assert_eq!(last.speaker.as_deref().unwrap_or("-"), speaker, "{text}");
    }

    #[test]
    fn a_document_speaks_for_the_body_named_with_it() {
        check("“Rents rise,” said a survey in May by the Harlow Institute.", "Harlow Institute");
        check("A notice posted online by the Harlow Institute said: “Rents rise.”", "Harlow Institute");
        check("The Harlow Institute met. “Rents rise,” the institute's statement said.", "Harlow Institute");
        check("“Rents rise,” a Harlow Institute opinion poll said.", "Harlow Institute");
        check("“Rents rise,” the Harlow Institute's annual report said.", "Harlow Institute");
        check("“Rents rise,” an opinion poll said.", "an opinion poll");
        check("The UN met. “Rents rise,” the UN refugee agency said.", "the UN refugee agency");
        check("According to a poll last week by the Harlow Institute, rents rise.", "Harlow Institute");
        check("According to figures compiled by the Harlow Institute, rents rise.", "Harlow Institute");
        check("“Rents rise,” a study presented on Monday said.", "a study presented on Monday");
        check("According to a report by Harlow Police Sergeant Ann Lee, rents rise.", "Ann Lee");
        check(
            "According to a report from the office of Mayor Ann Lee, rents rise.",
            "a report from the office of Mayor Ann Lee",
        );
    }

    #[test]
    fn those_who_serve_a_body_are_not_the_body() {
        check("“Rents rise,” two Court of Appeal judges said.", "two Court of Appeal judges");
        check("“Rents rise,” the Court of Appeal said.", "Court of Appeal");
        check("“Rents rise,” Harbour Marketing and Public Relations Manager Ann Lee said.", "Ann Lee");
        check("“Rents rise,” said Norway's Department of Water director-general Sid Marlow.", "Sid Marlow");
    }

    #[test]
    fn a_document_has_one_name() {
        let speakers = |text: &str| -> Vec<String> {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes.into_iter().filter_map(|quote| quote.speaker).collect()
        };
        let report = speakers("Rents rise, according to a report read on Monday. “They fall,” the report said.");
        assert_eq!(report, ["the report"; 2]);
        assert_eq!(speakers("“They fall,” a report said. “They rise,” a poll said."), ["a report", "a poll"]);
    }

    #[test]
    fn a_document_speaks_for_the_person_whose_it_is() {
        check("Mayor Ann Lee sold her boat. “It is gone,” her accompanying tweet said.", "Ann Lee");
        check("“It is gone,” Mayor Ann Lee's letter said.", "Ann Lee");
        check("“It is gone,” a letter to Mayor Ann Lee said.", "a letter to Mayor Ann Lee");
        check("Mayor Ann Lee sold her boat. “It is gone,” her lawyer said.", "her lawyer");
    }

    #[test]
    fn an_indictment_does_not_speak_for_whom_it_accuses() {
        check(
            "Clerk Karl Chen was accused in an indictment on Monday. “He sold it,” the indictment said.",
            "the indictment",
        );
        check("Clerk Karl Chen explained it in a letter on Monday. “I sold it,” the letter said.", "Karl Chen");
    }

    #[test]
    fn a_document_speaks_for_the_issuer_named_before() {
        let study = "According to a study by the Harlow Institute, rents rise.";
        check(&format!("{study} “Wages fall,” the opinion poll said."), "Harlow Institute");
        check(&format!("{study} “Wages fall,” the press release said."), "the press release");
        check(&format!("{study} “Wages fall,” a poll said."), "a poll");
        let release = "In a release on Monday, the Harlow Institute said rents rise.";
        check(&format!("{release} “Wages fall,” the press release said."), "Harlow Institute");
        check(&format!("{release} “Wages fall,” the letter said."), "the letter");
    }

    #[test]
    fn a_capital_speaks_for_its_country() {
        let country = |text: &str| {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes[0].country_code.clone()
        };
        assert_eq!(country("“It is over,” Beijing said.").as_deref(), Some("CHN"));
        assert_eq!(country("“It is over,” Shanghai said."), None);
        assert_eq!(country("“It is over,” officials in Beijing said."), None);
        assert_eq!(country("London said the talks would go on.").as_deref(), Some("GBR"));
        assert_eq!(country("London said its bus fares would rise."), None);
        assert_eq!(country("London said the city's parks would close."), None);
    }

    #[test]
    fn a_country_speaks_by_its_fullest_name() {
        check("The People's Republic of China voted. “It is over,” Beijing said.", "People's Republic of China");
        check("“It is over,” Beijing said.", "Beijing");
        check("The US voted. “It is over,” the US said.", "the US");
    }

    #[test]
    fn a_name_after_an_office_speaks_not_the_body_before_it() {
        check("“It is over,” said Harbour Board legal director Ann Lee.", "Ann Lee");
        check("According to Lowmoor Tourism Authority (LTA) chief executive Karl Jones, boats are late.", "Karl Jones");
    }
}
