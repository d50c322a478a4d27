//! Test cases for the subjects of verbs.

use super::*;
use crate::article::Article;

/// The subject of a verb, by its head; none if there is none.
fn check(sentence: &str, verb: &str, expected: &str) {
    let article = Article::from_text("a", format!("Talks go on\n{sentence}"));
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    let reading = Reading { document: &document, syntax: &syntax };
    let is = |clause: &&Clause| reading.word(syntax.group(clause.verb).main) == verb;
    let clause = syntax.clauses.iter().find(is);
    let subject = clause.and_then(|clause| reading.subject(clause));
    assert_eq!(subject.map_or("", |subject| reading.word(subject.head)), expected, "{sentence}");
}

#[test]
fn a_name_may_be_a_month_have_degrees_or_be_in_marks() {
    check("Mr May, a potter, said it was over.", "said", "May");
    check("Ann Lee, M.S., R.D., a dietitian, said it was over.", "said", "Lee");
    check("Ann Lee, PharmD, a chemist, said it was over.", "said", "Lee");
    check("A woman who goes by the name “Lark” said it was over.", "said", "woman");
}

#[test]
fn a_gerund_after_a_possessor_describes_the_noun() {
    check("The state's ruling Unity party has pledged to go.", "pledged", "party");
    check("The man's leading role made him say it was over.", "made", "role");
}

#[test]
fn a_participle_before_a_title_is_not_what_its_body_does() {
    check("Kestrel Bank managing director Ann Lee on Thursday said it was over.", "said", "Lee");
    check("Kestrel Bank suing its director on Thursday said it was over.", "said", "Bank");
}

#[test]
fn the_subject_is_the_phrase_that_the_nearest_one_hangs_on() {
    check("The head of the new agency said it was over.", "said", "head");
    check("Officials in Oslo said it was over.", "said", "Officials");
    check("The man who shot the guard said it was over.", "said", "man");
    check("People living in Oslo said it was over.", "said", "People");
    check("The mayor's brother said it was over.", "said", "brother");
    check("Firms such as Shell said it was over.", "said", "Firms");
    check("Sites such as Northgate.com said it was over.", "said", "Sites");
}

#[test]
fn a_name_after_an_office_and_its_domain_is_the_subject() {
    check("Mayor of Oslo Ann Lee said it was over.", "said", "Lee");
    check("Head of the union Ann Lee said it was over.", "said", "Lee");
    check("Friends of Ann Lee said it was over.", "said", "Friends");
    check("Friends of President Ann Lee said it was over.", "said", "Friends");
    check("The head of the Oslo Ann Lee Foundation said it was over.", "said", "head");
}

#[test]
fn what_is_set_apart_is_no_subject() {
    check("Lee, a lawyer for the union, said it was over.", "said", "Lee");
    check("Ann Lee, who leads the party, said it was over.", "said", "Lee");
    check("Ann Lee, head of the union, the largest, said it was over.", "said", "Lee");
    check("Ann Lee of the union, said it was over.", "said", "Lee");
    check("Ann Lee (R-Ohio) said it was over.", "said", "Lee");
    check("In Oslo, the mayor, Ann Lee, said it was over.", "said", "mayor");
    check("Before dawn Ann Lee said it was over.", "said", "Lee");
    check("The next morning Ann Lee said it was over.", "said", "Lee");
    check("In Oslo residents said it was over.", "said", "residents");
    check("Ann Lee on Tuesday said it was over.", "said", "Lee");
    check("Ann Lee, a lawyer, on Tuesday said it was over.", "said", "Lee");
    check("Ann Lee, head of the union said it was over.", "said", "Lee");
    check("Ann Lee, 61, a nurse in Leeds, Ala., said it was over.", "said", "Lee");
    check("Ann Lee of Leeds, West Virginia said it was over.", "said", "Lee");
    check("The bureau (BEA) said it was over.", "said", "bureau");
    check("After the vote, Gov. Ann Lee, said it was over.", "said", "Lee");
    check("Ann Lee, who called it \"mad,\" said it was over.", "said", "Lee");
    check("On 1 February Smith said it was over.", "said", "Smith");
    check("Last week Ann Lee said it was over.", "said", "Lee");
    check("Late Sunday Ann Lee said it was over.", "said", "Lee");
    check("Sunday night Ann Lee said it was over.", "said", "Lee");
    check("Last week's Lee Report said it was over.", "said", "Report");
}

#[test]
fn the_subject_of_a_speech_tag_may_follow() {
    check("\"It is over,\" said Ann Lee.", "said", "Lee");
    check("It is over, said a spokesman for the union.", "said", "spokesman");
    check("Prices, said the bank, will rise.", "said", "bank");
    check("Prices, said the bank, will rise.", "rise", "Prices");
    check("\"It is over,\" Lee told reporters.", "told", "Lee");
}

#[test]
fn who_refers_to_people_and_which_to_things() {
    check("The head of the agency who said so left.", "said", "head");
    check("He read the report, which said it was over.", "said", "report");
    check("Officials whose plans have failed said it was over.", "said", "Officials");
}

#[test]
fn and_joins_two_subjects_but_opens_a_clause_after_a_comma() {
    check("The mayor and his aides said it was over.", "said", "mayor");
    check("Prices rose on the island, and the mayor said it was over.", "said", "mayor");
    check("People left before the mayor said it was over.", "said", "mayor");
}

#[test]
fn adjectives_and_participles_after_a_subject_belong_to_it() {
    check("Sources close to the mayor said it was over.", "said", "Sources");
    check("Those polled said it was over.", "said", "Those");
    check("Several said it was over.", "said", "Several");
    check("The mayor himself said it was over.", "said", "mayor");
}

#[test]
fn gerunds_and_infinitives_have_subjects_of_their_own() {
    check("It was late, with the mayor saying it was over.", "saying", "mayor");
    check("The senator called reporters saying it was over.", "saying", "senator");
    check("It led the mayor to say it was over.", "say", "mayor");
    check("The mayor is expected to say it is over.", "say", "mayor");
}

#[test]
fn words_beside_a_quotation_are_verbs_of_speech() {
    check("\"It is over,\" the letter states.", "states", "letter");
    check("The clerks tweeted their thanks.", "tweeted", "clerks");
    check("She cautions, however, that it is over.", "cautions", "She");
    check("With fans worried about it, the mayor left.", "worried", "");
    check("Hockly said it was over.", "said", "Hockly");
    check("Will wrote that it was over.", "wrote", "Will");
    check("On Monday Rose writes that it is over.", "writes", "Rose");
    check("Will she write that it is over?", "write", "she");
}

#[test]
fn a_second_verb_shares_the_subject() {
    check("The mayor stood up and said it was over.", "said", "mayor");
    check("The mayor left, saying it was over.", "saying", "mayor");
}
