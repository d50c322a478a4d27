//! Test cases for reported clauses without quotation marks.

use super::likely;
use crate::article::Article;
use crate::document::Document;
use crate::schema::QuoteKind;
use crate::syntax::Syntax;

/// Reads a text below a headline; what the rules find, likely or not, as "speaker, cue: words".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let text = format!("Headline\n{text}");
    let article = Article::from_text("a", &text);
    let document = Document::new(&article);
    let rows: Vec<String> = crate::extract::quotes::find_without(&document, &Syntax::new(&document), likely::ID)
        .iter()
        .filter(|row| row.kind == QuoteKind::Indirect)
        .map(|row| {
            let [speaker, cue] = [row.speaker, row.cue].map(|span| span.map_or("-", |span| span.of(&text)));
            format!("{speaker}, {cue}: {}", row.span.of(&text))
        })
        .collect();
    assert_eq!(rows, expected, "{text}");
}

#[test]
fn the_colon_of_a_time_begins_no_clause() {
    let words = "A quake struck at 10:46 a.m. on Wednesday";
    check(&format!("{words}, the agency said."), &[&format!("the agency, said: {words}")]);
    check("Lee said: the dam at the mill broke at night.", &["Lee, said: the dam at the mill broke at night"]);
}

#[test]
fn a_clause_about_a_noun_or_a_time_is_not_what_was_said() {
    check("Lee was happy on Monday, recalling the meals they shared.", &[]);
    check("Lee said the meals they shared were small.", &["Lee, said: the meals they shared were small"]);
    check("Lee told Ann Hill when she awoke.", &[]);
    check("Lee told Ann Hill when to come.", &["Lee, told: when to come"]);
    check("Lee confessed, although he knew little.", &[]);
}

#[test]
fn a_clause_may_begin_with_a_gerund_or_after_an_aside() {
    check("Lee said having Hill at home was a help.", &["Lee, said: having Hill at home was a help"]);
    check("Lee said — on Monday, as it was — that they had won.", &["Lee, said: they had won"]);
    check(
        "Lee and Hill admit that, given the odds, winning will be hard.",
        &["Lee and Hill, admit: given the odds, winning will be hard"],
    );
    check("The news was plain: According to Lee, they had won.", &["Lee, According to: they had won"]);
}

#[test]
fn what_is_counted_may_be_the_object_of_the_verb() {
    check("The firm added 300 jobs, fewer than the 400 its rivals had hoped for.", &[]);
    check("Lee added 300 jobs would go.", &["Lee, added: 300 jobs would go"]);
    check("Lee said 300 jobs, or half, would go.", &["Lee, said: 300 jobs, or half, would go"]);
}

#[test]
fn a_comma_may_lead_over_to_the_clause() {
    check("Lee said, Rome has won.", &["Lee, said: Rome has won"]);
    check("Lee went home, saying, if asked, they would go.", &["Lee, saying: if asked, they would go"]);
    check("Lee said so, and Rome has won.", &[]);
}

#[test]
fn the_subject_of_a_clause_may_be_the_noun_before_its_tag() {
    check("They read reports that some say left a gap.", &["some, say: left a gap"]);
    check("Lee had plans which he said improved the town.", &["he, said: improved the town"]);
}

#[test]
fn verb_like_words_part_no_subject() {
    let words = "globalisation and related losses have widened the gap";
    check(&format!("Research suggests that {words}."), &[&format!("Research, suggests: {words}")]);
    check("A recent polling suggests that they have won.", &["A recent polling, suggests: they have won"]);
}

#[test]
fn a_clause_ends_before_the_next_tag() {
    check(
        "It is so late that Hill warned Ames not to go, said Lee, who was there.",
        &["Lee, said: It is so late that Hill warned Ames not to go", "Hill, warned: not to go"],
    );
    check(
        "Lee said they had won and suggested that Hill was tired.",
        &["Lee, said: they had won", "Lee, suggested: Hill was tired"],
    );
    check(
        "Lee said they had won and Hill said they had not.",
        &["Lee, said: they had won", "Hill, said: they had not"],
    );
    check("Lee said they had won and lost.", &["Lee, said: they had won and lost"]);
    check("But while Lee vowed to win, Hill was tired.", &["Lee, vowed: to win"]);
}

#[test]
fn a_clause_ends_before_one_beside_it() {
    check("Ever since Lee said they had won, Hill has been ill.", &["Lee, said: they had won"]);
    check("Lee said if it rains, they will stay.", &["Lee, said: if it rains, they will stay"]);
    check("Lee said they had a plan, a trap the Greens had made.", &["Lee, said: they had a plan"]);
    check("Lee said they had won — adding that it was late.", &["Lee, said: they had won", "Lee, adding: it was late"]);
}

#[test]
fn how_words_were_said_is_no_part_of_them() {
    check("Lee said they had won on condition of anonymity.", &["Lee, said: they had won"]);
    check("They had won, Lee said, looking out.", &["Lee, said: They had won"]);
    check("The team, Lee said, looking out, had won.", &["Lee, said: The team, Lee said, looking out, had won"]);
}

#[test]
fn lists_contrasts_and_asides_belong_to_the_clause() {
    for words in [
        "the house, including its roof and its walls, should be sold",
        "they had won, not lost",
        "they had won, especially at home",
        "it was a small, though growing, part of it",
        "the plan, while late, was good",
        "the dam broke, leaving ten homes under water",
        "sales fell by 3%, while in May they had risen by 5%",
        "the plan, which Hill had made, was dead",
        "the plan was dead, although Hill had made it",
        "the day was cold — and at times windy — in May",
    ] {
        check(&format!("Lee said {words}."), &[&format!("Lee, said: {words}")]);
    }
    check("Lee said they had won, but Hill was tired.", &["Lee, said: they had won"]);
    check("Lee said they had won, while Hill was tired.", &["Lee, said: they had won"]);
    let plan = "they had seen the plan, which Hill had made";
    check(&format!("Lee said {plan}."), &[&format!("Lee, said: {plan}")]);
}

#[test]
fn a_speaker_who_continues_has_said_the_words_before() {
    check(
        "The room was full, Lee said, noting that it was late.",
        &["Lee, said: The room was full", "Lee, noting: it was late"],
    );
    check("The room was full, Lee said, on the condition of anonymity.", &["Lee, said: The room was full"]);
    check(
        "According to Lee, the firm has closed, adding that it was late.",
        &["Lee, According to: the firm has closed", "Lee, adding: it was late"],
    );
}

#[test]
fn a_clause_may_follow_a_plain_source_without_a_comma() {
    check("According to Lee the team has won.", &["Lee, According to: the team has won"]);
    check("According to a report the club sold, the team has won.", &["a report, According to: the team has won"]);
}

#[test]
fn brackets_and_appositions_part_no_clause_from_its_tag() {
    check(
        "It was backed by men (61 percent) and women (90 percent), according to Lee.",
        &["Lee, according to: It was backed by men (61 percent) and women (90 percent)"],
    );
    check("They sold it (it was old, Lee said).", &["Lee, said: it was old"]);
    check("But it was not enough, said Ann Lee, the coach of Rome.", &["Ann Lee, said: But it was not enough"]);
}

#[test]
fn passives_report_nothing() {
    check("The plan was first reported by the Times.", &[]);
    check("Lee is accused of theft.", &[]);
    check("Lee was declared the winner by the board.", &[]);
    check("Lee is said to have won.", &[]);
    check("He was described as tired.", &[]);
    check("It was announced on Monday.", &[]);
    check("Hill was called on Monday.", &[]);
    check("The new plan has not been announced.", &[]);
    check("The two drivers were denied on Monday.", &[]);
}

#[test]
fn nouns_of_speech_stand_with_their_authors() {
    check("There were calls for a ban on guns.", &[]);
    check("There were calls by Lee, the coach, to stop it.", &[]);
    check("The claims by Lee that they had won are old.", &["Lee, claims: they had won are old"]);
    check("They made a promise to pay for it.", &["They, promise: to pay for it"]);
    check("They ended calls and letters for good.", &[]);
}

#[test]
fn those_asked_to_act_may_be_many_or_described() {
    check("Lee asked Hill, Ames and Bond to go.", &["Lee, asked: to go"]);
    check("Lee asked Hill, who was ill, to go.", &["Lee, asked: to go"]);
    check("Lee asked Hill, and went home to sleep.", &[]);
    check("Lee urged doctors and nurses of all clubs to stay.", &["Lee, urged: to stay"]);
    check("Lee told the daily that they had won.", &["Lee, told: they had won"]);
}

#[test]
fn an_addressee_may_stand_close_to_the_subject() {
    check("Rome told Berlin talks would go on.", &["Rome, told: talks would go on"]);
    check("Lee told the Senate salmon prices in May had doubled.", &["Lee, told: salmon prices in May had doubled"]);
    check("Lee told Hill stories.", &[]);
}

#[test]
fn subjects_may_hold_words_that_look_like_verbs() {
    check("A think tank said they had won.", &["A think tank, said: they had won"]);
    check("Another ranking says they had won.", &["Another ranking, says: they had won"]);
    check("Judges whose rulings have been ignored say they had won.", &["Judges, say: they had won"]);
}

#[test]
fn answers_of_one_word_are_reported() {
    check("Lee said yes.", &["Lee, said: yes"]);
    check("Lee said no more.", &[]);
}

#[test]
fn a_clause_before_the_main_one_ends_at_its_comma() {
    check("Asked whether Hill, who was ill, would go, he left.", &["-, Asked: whether Hill, who was ill, would go"]);
    check(
        "While some say it is late - others say it is not, with time to spare.",
        &["some, say: it is late - others say it is not", "others, say: it is not, with time to spare"],
    );
}

#[test]
fn a_clause_continues_after_its_source() {
    for words in [
        "Absent, according to Lee, who was there, was any mention of it",
        "The plan would, according to Lee, be a trap",
        "The firm receives, according to Lee, $20 million",
    ] {
        check(&format!("{words}."), &[&format!("Lee, according to: {words}")]);
    }
    check("They had won, according to Lee, a coach.", &["Lee, according to: They had won"]);
    check(
        "The union said according to Lee's letter, the port had not been closed by them.",
        &[
            "The union, said: according to Lee's letter, the port had not been closed by them",
            "Lee's letter, according to: the port had not been closed by them",
        ],
    );
}

#[test]
fn a_relative_clause_of_a_story_is_no_question() {
    check("The film tells the story of a teacher who left for Rome.", &[]);
    check("She told police who left for Rome.", &["She, told: who left for Rome"]);
}

#[test]
fn only_a_clause_of_its_own_contrasts() {
    check("Lee said they had fought hard, but never won.", &["Lee, said: they had fought hard, but never won"]);
    check("Lee said they had fought hard, but Hill had won.", &["Lee, said: they had fought hard"]);
}

#[test]
fn neither_a_dateline_nor_who_is_asked_is_reported() {
    check("PORT LOUIS, Mauritius (AP) — Two boats sank, Lee said.", &["Lee, said: Two boats sank"]);
    check("Lee urged the party to stop the works.", &["Lee, urged: to stop the works"]);
    check("Lee told the board to keep the school open.", &["Lee, told: to keep the school open"]);
}

#[test]
fn what_somebody_speaks_of_is_not_reported() {
    check("Lee mentioned the team during a visit to Rome.", &[]);
    check("Lee announced the deal after talks with Hill.", &[]);
    check("Lee criticised the new plan.", &[]);
    check("Lee called for a ban.", &[]);
    check("Lee accused Hill of lying.", &[]);
    check("Lee joked about the weather.", &[]);
    check("Lee argued in favour of a ban.", &[]);
    check("The things that Lee said about Hill are old.", &[]);
    check("Half of them say the same of Hill.", &["Half of them, say: the same of Hill"]);
}

#[test]
fn the_former_and_the_latter_speak() {
    check("The latter said they had won.", &["The latter, said: they had won"]);
    check("The former mayor said they had won.", &["The former mayor, said: they had won"]);
}

#[test]
fn who_praises_or_discusses_a_thing_is_not_quoted() {
    check("Lee praised the team and left.", &[]);
    check("The two will discuss how to pay for the bridge.", &[]);
    check("Lee defended the plan.", &[]);
}

#[test]
fn a_clause_without_that_has_a_verb_and_a_subject_of_its_own() {
    check("The firm maintains the map helps drivers.", &["The firm, maintains: the map helps drivers"]);
    check("The firm maintains a map that helps drivers.", &[]);
    check("Cooks add the onions that were left.", &[]);
    check("The ruling party held the hall it owns.", &[]);
}
