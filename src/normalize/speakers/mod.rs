//! The speakers: pronouns, descriptions and names resolved to people.

use super::organisations::Organisations;
use super::{CountryMention, Person, Quote, Reference};
use crate::choice::Choice;
use crate::extract::Mentions;
use crate::schema::{How, Pronoun};
use crate::syntax::Reading;
use coreference::Binding;
use discourse::{Discourse, Form};
use sources::Sources;

mod apposed;
mod collective;
mod coreference;
mod discourse;
mod documents;
mod gate;
mod gender;
mod issuer;
mod noun_phrase;
mod pair;
mod polarity;
mod roles;
mod several;
mod sources;
mod untagged;

/// The reported words with their speakers, in order. Pronouns and titles resolved in the process are added to the
/// people's references, and the pronoun used in the article to the person.
pub fn resolve(
    Reading { document, syntax }: Reading,
    mentions: &Mentions,
    people: &mut [Person],
    organisations: &Organisations,
    countries: &[CountryMention],
) -> Vec<Quote> {
    let discourse = Discourse::new(document, syntax, mentions, people);
    let bindings = coreference::bind(&discourse);
    let quotes = Sources::new(&discourse, &bindings, people, mentions, organisations, countries).quotes();
    note_references(&discourse, &bindings, people);
    quotes
}

/// The choices that are made for pronouns, for fitting their weights.
pub fn choices(reading: Reading, mentions: &Mentions, people: &[Person]) -> Vec<Choice> {
    coreference::choices(&Discourse::new(reading.document, reading.syntax, mentions, people), people)
}

/// Adds the mentions by pronoun and title to the people, and the pronoun used for each.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::{Name, NameKind, Reported};
    use crate::schema::{QuoteKind, SpeakerRule};
    use crate::span::Span;
    use crate::syntax::Syntax;

    /// An article with its marks read and left out: `[Anne Smith]` is a person's name, joined with others by its last
    /// word; `{she}` is the speaker of the next quotation of the sentence before it, or else after it.
    struct Marked {
        text: String,
        names: Vec<Span>,
        speakers: Vec<Span>,
    }

    impl Marked {
        fn read(marked: &str) -> Self {
            let mut read = Self { text: String::new(), names: Vec::new(), speakers: Vec::new() };
            let mut open = Vec::new();
            for c in marked.chars() {
                match c {
                    '[' | '{' => open.push(read.text.len()),
                    ']' => read.names.push(Span::new(open.pop().expect("an open bracket"), read.text.len())),
                    '}' => read.speakers.push(Span::new(open.pop().expect("an open bracket"), read.text.len())),
                    c => read.text.push(c),
                }
            }
            read
        }

        fn people(&self) -> Vec<Person> {
            let mut people: Vec<Person> = Vec::new();
            for &span in &self.names {
                let name = span.of(&self.text);
                let family = name.rsplit(' ').next();
                let known = people.iter().position(|person| person.family_name.as_deref() == family);
                let index = known.unwrap_or_else(|| {
                    people.push(Person {
                        name: name.to_owned(),
                        given_name: name.split_once(' ').map(|(given, _)| given.to_owned()),
                        family_name: family.map(str::to_owned),
                        ..Person::default()
                    });
                    people.len() - 1
                });
                people[index].names.push(span);
            }
            people
        }

        fn quotes(&self, document: &Document) -> Vec<Reported> {
            let quotations = document.quotations.iter().zip(1..);
            let reported = quotations.map(|(quotation, utterance)| {
                let after = self.speakers.iter().find(|s| s.start >= quotation.outer.end);
                let before = self.speakers.iter().rev().find(|s| s.end <= quotation.outer.start);
                let same = |s: &&Span| document.sentence_at(s.start) == document.sentence_at(quotation.outer.start);
                Reported {
                    kind: QuoteKind::Direct,
                    span: quotation.inner,
                    speaker: after.filter(same).or(before.filter(same)).copied(),
                    cue: None,
                    addressee: None,
                    utterance,
                    rule: SpeakerRule::TagAfter,
                }
            });
            reported.collect()
        }
    }

    /// Reads a marked article; returns the quotes and the people.
    fn read(marked: &str) -> (Vec<Quote>, Vec<Person>) {
        let marked = Marked::read(marked);
        let article = Article::from_text("a", &marked.text);
        let document = Document::new(&article);
        let mut people = marked.people();
        let names = marked.names.iter().map(|&span| Name { span, kind: NameKind::Person, margin: 0 }).collect();
        let mentions = Mentions { names, quotes: marked.quotes(&document), ..Mentions::default() };
        (
            resolve(
                Reading { document: &document, syntax: &Syntax::new(&document) },
                &mentions,
                &mut people,
                &Organisations::default(),
                &[],
            ),
            people,
        )
    }

    /// Checks the speakers of a marked article's quotations.
    fn check(marked: &str, expected: &[&str]) {
        let (quotes, _) = read(marked);
        let speakers: Vec<_> = quotes.iter().map(|quote| quote.speaker.name.as_deref().unwrap_or("-")).collect();
        assert_eq!(speakers, expected, "{marked}");
    }

    /// Checks the pronouns that a marked article uses for its people.
    fn check_pronouns(marked: &str, expected: &[Option<Pronoun>]) {
        let (_, people) = read(marked);
        assert_eq!(people.iter().map(|person| person.pronoun).collect::<Vec<_>>(), expected, "{marked}");
    }

    #[test]
    fn a_name_in_the_speech_tag_is_its_person() {
        check("Talks\n“We agree,” {police spokeswoman [Ann Lee]} said.", &["Ann Lee"]);
        check("Talks\n[Ann Lee] came. “We agree,” said {[Lee]}.", &["Ann Lee"]);
        check("Talks\n“No,” said {[Ann Lee]'s lawyer}.", &["Ann Lee's lawyer"]);
        check("Talks\n“No,” said {a friend of [Ann Lee]}.", &["a friend of Ann Lee"]);
        check("Talks\n“No,” said {an aide to President [Ann Lee]}.", &["an aide to President Ann Lee"]);
        check("Talks\n“No,” said {her lawyer, [Bo Dahl]}.", &["Bo Dahl"]);
    }

    #[test]
    fn a_source_is_one_line_and_its_determiner_is_small() {
        check("Talks\n“No,” said {several  provinces}.", &["several provinces"]);
        check("Talks\n{Several provinces} said, “No.”", &["several provinces"]);
        check("Talks\n{The Post} said, “No.”", &["the Post"]);
        check("Talks\n{Their lawyers} said, “No.”", &["their lawyers"]);
        check("Talks\n{US officials} said, “No.”", &["US officials"]);
        check("Talks\n{Officials in Oslo} said, “No.”", &["Officials in Oslo"]);
        check("Talks\n“No,” said {THE MINISTRY}.", &["THE MINISTRY"]);
    }

    #[test]
    fn a_name_beside_a_description_is_who_speaks() {
        check("Talks\n“No,” said {the Minister of Trade}, [Ann Lee].", &["Ann Lee"]);
        check("Talks\n{President of the club}, [Ann Lee], said, “No.”", &["Ann Lee"]);
        check("Talks\n[Ann Lee], {a teacher} said, “No.”", &["Ann Lee"]);
        check("Talks\n[Ann Lee], {the mayor} said, “was late.”", &["the mayor"]);
        check("Talks\nAfter meeting [Ann Lee], {a teacher} said, “No.”", &["a teacher"]);
        check("Talks\n“No,” said {two teachers}, [Ann Lee].", &["two teachers"]);
    }

    #[test]
    fn a_pronoun_is_who_spoke_without_a_name() {
        check("Talks\n“No,” said {a hospital source}. “We agree,” {he} said.", &["a hospital source"; 2]);
        check("Talks\n“No,” said {two officials}. “We agree,” {he} said.", &["two officials", "-"]);
        check("Talks\n“No,” said {the report}. “It fell,” {it} said.", &["the report"; 2]);
        check("Talks\n“No,” said {the report}.\nIt rained.\nIt snowed.\n“It fell,” {it} said.", &["the report", "-"]);
    }

    #[test]
    fn a_subject_may_stand_apart_from_its_verb() {
        let war = "The war between [Tom Reed] and [Carl Voss] is not right, {he} said: “No.”";
        check(&format!("Talks\nMr [Hill] on Sunday asked them to stop. {war}"), &["Hill"]);
    }

    #[test]
    fn a_pronoun_is_the_subject_before_it() {
        check("Talks\n[Carl Voss] left for Oslo on Monday. “We agree,” {he} said.", &["Carl Voss"]);
        check("Talks\n[Carl Voss] met [Tom Reed] in Oslo. “We agree,” {he} said.", &["Carl Voss"]);
        check("Talks\n[Carl Voss] spoke.\nIt rained in the city.\n“We agree,” {he} said.", &["Carl Voss"]);
        check("Talks\n[Carl Voss] spoke. “[Tom Reed] lied to us,” {he} said.", &["Carl Voss"]);
    }

    #[test]
    fn a_pronoun_agrees_in_gender_with_titles_and_with_other_pronouns() {
        check("Talks\nMr [Voss] met Mrs [Reed] in Oslo. “We agree,” {she} said.", &["Reed"]);
        check("Talks\nSpokeswoman [Ann Reed] met [Carl Voss]. “We agree,” {he} said.", &["Carl Voss"]);
        check("Talks\n[Kim Reed] left her office. Mr [Voss] followed. “We agree,” {she} said.", &["Kim Reed"]);
    }

    #[test]
    fn a_given_name_weighs_between_those_whom_a_pronoun_can_mean() {
        check("Talks\n[Donald Voss] met [Wendy Reed] in Oslo. “We agree,” {she} said.", &["Wendy Reed"]);
        check("Talks\nMrs [Reed], [Donald Reed], spoke. “We agree,” {she} said.", &["Reed"]);
        check_pronouns("Talks\n[Donald Voss] met [Wendy Reed] in Oslo.", &[None, None]);
    }

    #[test]
    fn they_and_it_are_the_body_or_group_before() {
        check("Talks\nThe union met. “We agree,” {it} said.", &["the union"]);
        check("Talks\nTwo officials came by. “We agree,” {they} said.", &["Two officials"]);
        check("Talks\n“No,” said {police}. “We agree,” {they} said.", &["police", "police"]);
        check("Talks\nThe weather was bad. “We agree,” {they} said.", &["-"]);
        check("Talks\nThe union met. They left late. “We agree,” {they} said.", &["the union"]);
    }

    #[test]
    fn the_former_the_latter_and_they_are_two_who_are_named_together() {
        let two = "Talks\n[Ann Lee] met [Bo Dahl] on Monday.";
        check(&format!("{two} “No,” {{the former}} said."), &["Ann Lee"]);
        check(&format!("{two} “No,” {{the latter}} said."), &["Bo Dahl"]);
        check(&format!("{two} “No,” said {{the former}}. “Yes,” {{the latter}} said."), &["Ann Lee", "Bo Dahl"]);
        check(&format!("{two} It rained. “Yes,” {{the latter}} said."), &["the latter"]);
        check("Talks\nThe ministers [Ann Lee] and [Bo Dahl] met. “Yes,” {they} said.", &["Ann Lee and Bo Dahl"]);
        check("Talks\n[Ann Lee], [Tom Voss] and [Bo Dahl] met. “No,” {the latter} said.", &["the latter"]);
        check("Talks\n[Ann Lee] and [Bo Dahl] won. “We tried,” {they} said.", &["Ann Lee and Bo Dahl"]);
        check("Talks\n[Ann Lee] met [Bo Dahl]. “We tried,” {they} said.", &["-"]);
        check("Talks\n[Ann Lee] and [Bo Dahl] won.\nIt rained. “We tried,” {they} said.", &["-"]);
    }

    #[test]
    fn the_article_tells_which_pronoun_a_person_has() {
        check_pronouns("Talks\n[Kim Reed] left her office.", &[Some(Pronoun::She)]);
        check_pronouns("Talks\nMr [Reed] left the office.", &[None]);
        check_pronouns("Talks\nIn his first speech, [Kim Reed] said nothing.", &[Some(Pronoun::He)]);
    }

    #[test]
    fn nobody_speaks_of_himself_by_pronoun_or_name() {
        check_pronouns("Talks\n“She served well,” said {[Kim Reed]}. “I saw her.”", &[None]);
        check(
            "Talks\nMr [Voss] met [Tom Reed]. “[Tom Reed] won,” said {[Voss]}. “He is ill,” {he} said.",
            &["Voss"; 2],
        );
        check_pronouns(
            "Talks\n[Kim Reed] won. Her coach, [Tom Voss], said he wept.",
            &[Some(Pronoun::She), Some(Pronoun::He)],
        );
    }

    #[test]
    fn kin_tell_the_gender_of_a_name_after_a_comma() {
        check("Talks\n[Tom Voss] sat with his wife, [Kim Voss Reed]. “We agree,” {she} said.", &["Kim Voss Reed"]);
        check("Talks\nRep. [Kim Reed] of Ohio, a moderate, met [Tom Voss]. “We agree,” {she} said.", &["Kim Reed"]);
    }

    #[test]
    fn words_without_a_tag_are_whose_the_text_is_about() {
        check("Talks\n“We agree,” {[Ann Lee]} said. It was late. “We do.”", &["Ann Lee", "Ann Lee"]);
        check("Talks\n[Ann Lee] praised the plan. “We agree.”", &["Ann Lee"]);
        check("Talks\n[Ann Lee] praised the plan.\n“We agree.”", &["Ann Lee"]);
        check("Talks\nIt rained in the city. “We agree.”", &["-"]);
        let spoken = "Talks\n“We agree,” {[Ann Lee]} said.\nIt rained.\nIt snowed.";
        check(&format!("{spoken}\n“We do.”"), &["Ann Lee", "Ann Lee"]);
        check(&format!("{spoken}\nIt was dark.\nIt was late.\n“We do.”"), &["Ann Lee", "-"]);
    }

    #[test]
    fn whoever_was_asked_answers() {
        let speaker = |text: &str| {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes.last().and_then(|quote| quote.speaker.clone())
        };
        let asked = "The reporter asked engineer Carl Moss what the quay was for.";
        assert_eq!(speaker(&format!("{asked}\n\n“It is for the ferry.”")).as_deref(), Some("Carl Moss"));
        let turns = "We met Carl Moss, who knows Ann Lee. Moss builds quays.\n\nQ: What for?\n\nA: The ferry.\n\nQ: Is it safe?\n\nA: It is.";
        assert_eq!(speaker(turns).as_deref(), Some("Carl Moss"));
        let guest = format!("{turns}\n\nAnn Lee joined us later.\n\nQ: Do you agree?\n\nA: I do.");
        assert_eq!(speaker(&guest).as_deref(), Some("Ann Lee"));
        let asked = format!("{turns}\n\nQ. Ann Lee, is it safe?\n\nA. It is.\n\nQ. Is Moss right?\n\nA. He is.");
        assert_eq!(speaker(&asked).as_deref(), Some("Ann Lee"));
        let left = "The reporter asked engineer Carl Moss what the quay was for. Ann Lee left.";
        assert_ne!(speaker(&format!("{left}\n\n“It is for the ferry.”")).as_deref(), Some("Carl Moss"));
    }

    #[test]
    fn a_line_that_repeats_words_has_their_speaker() {
        check("“Not satisfied”\nIt rained.\n“We are not satisfied yet,” {[Ann Lee]} said.", &["Ann Lee", "Ann Lee"]);
        check("“Not amused”\nIt rained.\n“We are not satisfied yet,” {[Ann Lee]} said.", &["-", "Ann Lee"]);
    }

    #[test]
    fn an_office_is_not_of_someone_with_another() {
        let speaker = |text: &str| {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes.last().and_then(|quote| quote.speaker.clone()).unwrap_or_default()
        };
        let both = "Harlow County Sheriff Greg Hill met sheriff's deputy Ron Moss. Moss hit a wall.";
        assert_eq!(speaker(&format!("{both} “He drove fast,” the sheriff said.")), "Greg Hill");
        assert_eq!(
            speaker("Principal Rosa Lind opened the gym. “It is late,” the superintendent said."),
            "the superintendent"
        );
        assert_eq!(speaker("Karl Voss, an aide to the mayor, left. “It is late,” the mayor said."), "the mayor");
    }

    #[test]
    fn an_office_that_nobody_had_is_of_the_subject_before() {
        check("Talks\n[Ann Lee] praised the plan. “No,” {the former minister} said.", &["Ann Lee"]);
        check("Talks\n[Ann Lee] praised the plan. “No,” {the minister} of trade said.", &["the minister"]);
        check("Talks\n[Carl Voss] spoke. A minister came. [Ann Lee] left. “No,” {the minister} said.", &["a minister"]);
    }

    #[test]
    fn a_noun_with_a_place_is_of_the_subject_before() {
        let speaker = |text: &str| {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes.last().and_then(|quote| quote.speaker.clone()).unwrap_or_default()
        };
        let spoke = "Karl Voss spoke to fans on Monday.";
        assert_eq!(speaker(&format!("{spoke} “No,” the Australian goalkeeper said.")), "Karl Voss");
        assert_eq!(speaker(&format!("{spoke} “No,” the goalkeeper's lawyer said.")), "the goalkeeper's lawyer");
        let another = format!("{spoke} An Australian goalkeeper came by.");
        assert_eq!(speaker(&format!("{another} “No,” the Australian goalkeeper said.")), "an Australian goalkeeper");
    }

    #[test]
    fn a_title_without_an_article_is_of_who_has_it() {
        let speaker = |text: &str| {
            let tables = crate::process(&Article::from_text("a", format!("Talks\n{text}")));
            tables.quotes.last().and_then(|quote| quote.speaker.clone()).unwrap_or_default()
        };
        let both = "Harbour Board secretary Karl Voss met Crown Prince Tom Hale. It rained.";
        assert_eq!(speaker(&format!("{both} Board secretary said: “No.”")), "Karl Voss");
        assert_eq!(speaker(&format!("{both} Crown prince said: “No.”")), "Tom Hale");
        assert_ne!(speaker(&format!("{both} Bridge secretary said: “No.”")), "Karl Voss");
    }

    #[test]
    fn the_person_is_who_spoke_without_a_name() {
        check("Talks\n“No,” said {a Western diplomat}. “We agree,” {the person} said.", &["a Western diplomat"; 2]);
        check("Talks\n“No,” said {two diplomats}. “We agree,” {the person} said.", &["two diplomats", "the person"]);
    }

    #[test]
    fn a_document_speaks_for_who_signed_it() {
        check("Talks\nThe letter, signed by [Ann Lee], was short. “It fell,” {the letter} said.", &["Ann Lee"]);
        check("Talks\nThe letter, read by many, was short. “It fell,” {the letter} said.", &["the letter"]);
    }

    #[test]
    fn a_description_is_whoever_has_the_office() {
        let article =
            "Talks\nSen. [Ann Lee] of Ohio met Gov. [Carl Voss] of Utah. [Voss] left. “No,” {the senator} said.";
        check(article, &["Ann Lee"]);
        check("Talks\n[Ann Lee] spoke. “No,” said {the pilot}.", &["the pilot"]);
        check(
            "Talks\nSen. [Ann Lee] of Ohio met Sen. [Carl Voss] of Utah. “No,” {the Ohio senator} said.",
            &["Ann Lee"],
        );
        check("Talks\nCoach [Carl Voss] was angry. “No,” {the 61-year-old} said.", &["Carl Voss"]);
        check("Talks\nThe forward [Carl Voss] was angry. “No,” {the striker} said.", &["Carl Voss"]);
        check("Talks\nIt rained. “No,” {the 61-year-old} said.", &["the 61-year-old"]);
        check("Talks\nPrime Minister [Ann Lee] met [Carl Voss]. “No,” {the prime minister} said.", &["Ann Lee"]);
        check("Talks\nMinister [Ann Lee] met [Carl Voss]. “No,” {the official} said.", &["Ann Lee"]);
        check("Talks\nMinister [Ann Lee] spoke. An official came by. “No,” {the official} said.", &["an official"]);
        check("Talks\nA woman came by. “No,” {she} said.", &["a woman"]);
        check("Talks\nA Western diplomat in Oslo spoke. “No,” {the diplomat} said.", &["a Western diplomat in Oslo"]);
        check("Talks\n[Ann Lee] won. {Her coach}, [Carl Voss], said, “No.”", &["Carl Voss"]);
    }
}
