//! Test cases for reported words with their tags.

use super::*;
use crate::article::Article;

/// Reads a text below a headline, words that are hardly reported included; each row as "kind, speaker, cue, addressee,
/// utterance: words".
fn rows(text: &str) -> Vec<String> {
    let text = format!("Headline\n{text}");
    let article = Article::from_text("a", &text);
    let document = Document::new(&article);
    let row = |row: &Reported| {
        let words = |span: Option<crate::span::Span>| span.map_or("-", |span| span.of(&text)).to_owned();
        let [speaker, cue, addressee] = [row.speaker, row.cue, row.addressee].map(words);
        let (kind, utterance) = (row.kind.as_str(), row.utterance);
        format!("{kind}, {speaker}, {cue}, {addressee}, {utterance}: {}", row.span.of(&text))
    };
    find_without(&document, &Syntax::new(&document), LIKELY).iter().map(row).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(rows(text), expected, "{text}");
}

#[test]
fn tags_stand_after_before_and_inside() {
    check("“We won,” Ann Lee said.", &["direct, Ann Lee, said, -, 1: We won,"]);
    check("“We won,” said Ann Lee, the coach.", &["direct, Ann Lee, said, -, 1: We won,"]);
    check("Ann Lee said: “We won.”", &["direct, Ann Lee, said, -, 1: We won."]);
    check(
        "“We won,” she told reporters in Rome. “It was hard.”",
        &["direct, she, told, reporters, 1: We won,", "direct, she, told, reporters, 1: It was hard."],
    );
    check("\"We won\", the coach said.", &["direct, the coach, said, -, 1: We won"]);
    check("“We won.” Lee said.", &["direct, Lee, said, -, 1: We won."]);
}

#[test]
fn a_name_follows_all_fields_of_an_office() {
    let said = "said: “It was late.”";
    let row = &["direct, Ann Lee, said, -, 1: It was late."];
    check(&format!("Minister for Ports, Rivers, and Canals, Ann Lee, {said}"), row);
    check(&format!("Minister for Ports, Rivers and Canals, Ann Lee, {said}"), row);
    check(
        &format!("The mayor met Port, River, and Canal, and Ann Lee {said}"),
        &["direct, Ann Lee, said, -, 1: It was late."],
    );
}

#[test]
fn the_subject_is_found_across_appositions_and_clauses() {
    let row = &["direct, Hugh Hill, said, -, 1: He was very ill."];
    check("Hugh Hill, a doctor who treated him, said: “He was very ill.”", row);
    check("Hugh Hill, 54, of Leeds, said: “He was very ill.”", row);
    check("The club's doctor, Hugh Hill, said: “He was very ill.”", row);
    check("In Leeds, Hugh Hill, who treated him, said: “He was very ill.”", row);
    check("Hugh Hill in a statement said: “He was very ill.”", row);
    check("Last week Hugh Hill said: “He was very ill.”", row);
    check(
        "Police spokeswoman Anne Smith said he was “very ill”.",
        &["fragment, Police spokeswoman Anne Smith, said, -, 1: very ill"],
    );
}

#[test]
fn a_tag_after_a_quotation_may_be_a_plan_or_stand_between_two() {
    check("“We won,” she is expected to say on Friday.", &["direct, she, say, -, 1: We won,"]);
    check("“We won,” the letter states.", &["direct, the letter, states, -, 1: We won,"]);
    check("The letter reached ten states.", &[]);
    check(
        "“Who won?” asks columnist Ann Lee “In my view,” she writes “it is late.”",
        &[
            "direct, columnist Ann Lee, asks, -, 1: Who won?",
            "fragment, she, writes, -, 2: In my view,",
            "direct, she, writes, -, 2: it is late.",
        ],
    );
}

#[test]
fn a_name_is_beside_its_role() {
    let row = &["direct, Ann Lee, said, -, 1: We won,"];
    check("“We won,” said the club's director, Ann Lee, on Monday.", row);
    check("“We won,” said another user, Ann Lee of Leeds.", row);
    check("“We won,” said one of the top players, Ann Lee.", row);
    check("“We won,” Ann Lee, Mr. Hill's deputy adviser, said Sunday.", row);
    check("“We won,” said his wife, actress Ann Lee.", &["direct, actress Ann Lee, said, -, 1: We won,"]);
    check(
        "“We won,” said former governor and party chairman Ann Lee.",
        &["direct, former governor and party chairman Ann Lee, said, -, 1: We won,"],
    );
    check("“We won,” said the mayor of Houston, Texas.", &["direct, the mayor of Houston, said, -, 1: We won,"]);
    check("One early fan, Ann Lee, had it: “We won.”", &["direct, Ann Lee, -, -, 1: We won."]);
    check(
        "Lee, the senator who heads the committee, which oversees it, said they “won”.",
        &["fragment, Lee, said, -, 1: won"],
    );
    check(
        "“We won,” said Republican political consultant Ann Lee.",
        &["direct, Republican political consultant Ann Lee, said, -, 1: We won,"],
    );
}

#[test]
fn regions_and_ages_part_no_name_from_its_verb() {
    let row = &["direct, Ann Lee, said, -, 1: We won,"];
    check("“We won,” Ann Lee, 30, of Leeds, Ala., said.", row);
    check("“We won,” Ann Lee, now 30 and retired in Leeds, Ala., said.", row);
    check("“We won,” Ann Lee, who chairs the club said.", row);
    check("“We won,” Ann Lee, chief of the club said.", row);
    check("In Leeds, Ala., on Monday, Lee met Hill, saying they “won”.", &["fragment, Lee, saying, -, 1: won"]);
    check("LEEDS (AP) — Lee has met Hill, saying they “won”.", &["fragment, Lee, saying, -, 1: won"]);
}

#[test]
fn clauses_and_lists_within_an_apposition_are_skipped() {
    let row = &["direct, Lee, said, -, 1: We won."];
    check("Lee, whose new firm, Dataflow, sells maps to cities, said: “We won.”", row);
    check("Of Hill, Lee, who has met him, said, “We won.”", row);
    check(
        "At a school in Leeds, Ala., after the vote, Gov. Ann Lee, said, “We won.”",
        &["direct, Gov. Ann Lee, said, -, 1: We won."],
    );
    let row = &["direct, Ann Lee, said, -, 1: We won,"];
    check("“We won,” Ann Lee, minister for trade, refugees, and migration, said.", row);
    check("“We won,” Ann Lee of Leeds, West Virginia said.", &["direct, Ann Lee of Leeds, said, -, 1: We won,"]);
    check("“We won,” said the coach's introducer, actress Ann Lee.", &["direct, actress Ann Lee, said, -, 1: We won,"]);
    check(
        "He led the team in May, in what Ann Lee, president of the club, called “a miracle”.",
        &["fragment, Ann Lee, called, -, 1: a miracle"],
    );
}

#[test]
fn clauses_with_commas_of_their_own_are_skipped() {
    check(
        "Lee, 34, who lives in Leeds with his wife, Ann, and two sons, told them he “won”.",
        &["fragment, Lee, told, them, 1: won"],
    );
    check(
        "Lee, the head of Dataflow -- a firm that sells maps -- told me, “We won.”",
        &["direct, Lee, told, me, 1: We won."],
    );
}

#[test]
fn what_hangs_on_a_source_without_a_comma_is_skipped() {
    let words = "We won it,";
    let row = |source: &str| [format!("direct, {source}, said, -, 1: {words}")];
    let check = |text: &str, source: &str| assert_eq!(rows(text), row(source), "{text}");
    check("“We won it,” said the base chief known as Bob.", "the base chief");
    check("“We won it,” said a man wearing a red hat.", "a man");
    check("“We won it,” a fan who gave her name only as Ann said.", "a fan");
    check("“We won it,” said one man accused of the theft.", "one man accused of the theft");
}

#[test]
fn participles_belong_to_a_source_or_are_left_out() {
    check(
        "According to a 52-count civil complaint filed by Hill, they “won”.",
        &["fragment, a 52-count civil complaint, According to, -, 1: won"],
    );
    check(
        "A report released last year found they “won”.",
        &["fragment, A report released last year, found, -, 1: won"],
    );
    check("Fans marching through the town chanted “We won it”.", &["direct, Fans, chanted, -, 1: We won it"]);
    check("Only 32% of Republican claims were rated true.", &[]);
}

#[test]
fn those_who_are_made_to_speak_do() {
    check(
        "They left, with the coach of the team from Leeds saying they “won”.",
        &["fragment, the coach of the team from Leeds, saying, -, 1: won"],
    );
    check("It led her to say they “won”.", &["fragment, her, say, -, 1: won"]);
    check("The vote prompted Hill to say they “won”.", &["fragment, Hill, say, -, 1: won"]);
    check("With fans worried about it, Lee has a message: “We won.”", &["direct, Lee, -, -, 1: We won."]);
}

#[test]
fn a_claim_is_whose_it_is() {
    check("They did a check on Ann Lee's claim that they “won”.", &["fragment, Ann Lee, claim, -, 1: won"]);
    check("Lee's main claim is that they “won”.", &["fragment, Lee, claim, -, 1: won"]);
    check("Lee stood by her comment Monday that they “won”.", &["fragment, her, comment, -, 1: won"]);
}

#[test]
fn cries_are_words_and_works_are_titles() {
    check("Fans marched, chanting “Dump Hill”.", &["fragment, Fans, chanting, -, 1: Dump Hill"]);
    check("Lee said so in his book “Dump Hill”.", &[]);
    check("The hacker known as “the fox” left.", &[]);
}

#[test]
fn what_tells_a_time_or_stresses_a_name_is_no_source() {
    check("The club less than two weeks ago said it was “late”.", &["fragment, The club, said, -, 1: late"]);
    check("Lee himself said they “won”.", &["fragment, Lee himself, said, -, 1: won"]);
    check(
        "“We won,” said one player involved in the game, who left.",
        &["direct, one player involved in the game, said, -, 1: We won,"],
    );
    check(
        "The park was full, with many fans and players chanting “We won it”.",
        &["direct, many fans and players, chanting, -, 1: We won it"],
    );
    check("Lee wore a hat reading “We won”.", &["direct, a hat, reading, -, 1: We won"]);
    check("Lee went home, reading: “We won.”", &["direct, Lee, reading, -, 1: We won."]);
    for (time, speaker) in [
        ("This week", "officials in Leeds"),
        ("At noon", "police"),
        ("In a statement", "police"),
        ("In 2019", "Brazil"),
        ("In March 2019", "Ann Lee"),
        ("This week", "Prime Minister Ann Lee"),
    ] {
        check(
            &format!("{time} {speaker} said they “won”."),
            &[format!("fragment, {speaker}, said, -, 1: won").as_str()],
        );
    }
    check("At dawn patrols it said they “won”.", &["fragment, it, said, -, 1: won"]);
}

#[test]
fn a_tag_needs_no_comma_after_a_whole_sentence() {
    check("“We won the cup” said Ann Lee.", &["direct, Ann Lee, said, -, 1: We won the cup"]);
    check(
        "Lee answers with, “Who won?” Hill then adds, “We did.”",
        &["direct, Lee, answers, -, 1: Who won?", "direct, Hill, adds, -, 2: We did."],
    );
}

#[test]
fn in_somebody_s_words_is_a_tag() {
    check("It was, in the words of a player, “the end” of it.", &["fragment, a player, words, -, 1: the end"]);
    check("It failed because, in Lee's words, “we won”.", &["direct, Lee, words, -, 1: we won"]);
    check("He found the words of the song.", &[]);
}

#[test]
fn what_somebody_would_say_is_the_words_of_the_one_who_tells_it() {
    check("Lee said he hoped that fans will say “no” to it.", &["fragment, Lee, said, -, 1: no"]);
    check("Lee said Hill has told them “no”.", &["fragment, Hill, told, them, 1: no"]);
}

#[test]
fn a_colon_has_its_source_before_it() {
    check("Talks go on - Ann Lee: “We won it.”", &["direct, Ann Lee, -, -, 1: We won it."]);
    check("Lee's message was clear: “We won it.”", &["direct, Lee, -, -, 1: We won it."]);
    check("Then there was this reply from Ann Lee on Monday: “We won it.”", &["direct, Ann Lee, -, -, 1: We won it."]);
    check("The loudest cheer came for Ann Lee: “We won it.”", &["direct, The loudest cheer, -, -, 1: We won it."]);
}

#[test]
fn a_tag_after_the_words_is_better_than_a_doubtful_one_before() {
    let row = &["fragment, Ann Lee, said, -, 1: the end of it"];
    check("The rejection of the treaty signals “the end of it” for them, said Ann Lee.", row);
    check("Hill will begin “the end of it” at home, said Ann Lee.", row);
}

#[test]
fn remarks_that_are_spoken_of_are_not_those_quoted() {
    check("Lee called Hill's remarks “a disgrace”.", &["fragment, Lee, called, -, 1: a disgrace"]);
    check("Lee won, and Hill vowed to “fight it”.", &["fragment, Hill, vowed, -, 1: fight it"]);
}

#[test]
fn a_passive_has_its_source_after_the_words() {
    check("The plan has been called “a disgrace” by Ann Lee.", &["fragment, Ann Lee, called, -, 1: a disgrace"]);
    check("Lee is reported to have called it “a disgrace”.", &["fragment, Lee, called, -, 1: a disgrace"]);
}

#[test]
fn parts_of_clauses_without_a_tag_are_of_the_sentence_s_source() {
    let words = "build on what was done";
    check("Lee put forward plans to “build on what was done”.", &[&format!("fragment, Lee, -, -, 1: {words}")]);
    check("The rain began to “build on what was done”.", &[&format!("fragment, -, -, -, 1: {words}")]);
}

#[test]
fn a_clause_that_continues_is_no_tag() {
    check("When Lee called it “mad,” the crowd applauded him.", &["fragment, Lee, called, -, 1: mad,"]);
    check(
        "While Lee said it was “mad,” Hill said it was not.",
        &["fragment, Lee, said, -, 1: mad,", "indirect, Hill, said, -, 2: it was not"],
    );
}

#[test]
fn who_sends_out_a_statement_speaks() {
    check("Lee issued a statement on Monday saying: “We won.”", &["direct, Lee, saying, -, 1: We won."]);
    check("Lee released a video that said: “We won.”", &["direct, Lee, said, -, 1: We won."]);
    check("Her team sent an email to fans stating: “We won.”", &["direct, Her team, stating, -, 1: We won."]);
}

#[test]
fn within_the_words_of_another_the_other_speaks() {
    check("Lee said Hill had told them of “no delay”.", &["fragment, Lee, said, -, 1: no delay"]);
    check("Lee nodded, saying those who complain about it had “won”.", &["fragment, Lee, saying, -, 1: won"]);
    check(
        "Lee said it was “late” and that Hill had shown “no care”.",
        &["fragment, Lee, said, -, 1: late", "fragment, Lee, said, -, 2: no care"],
    );
    check("Lee tells those who wonder why that they “won”.", &["fragment, Lee, tells, those, 1: won"]);
    check("Lee said Hill's team shows “great charm”.", &["fragment, Lee, said, -, 1: great charm"]);
    check(
        "Lee said Hill denies it, adding they had “won”.",
        &["indirect, Lee, said, -, 1: Hill denies it", "fragment, Lee, adding, -, 2: won"],
    );
    check("Lee said that Hill's claim is “not true”.", &["fragment, Lee, said, -, 1: not true"]);
    check("Lee was responding to Hill, who predicted that they had “won”.", &["fragment, Hill, predicted, -, 1: won"]);
    check("Hill's deputy, Ann Lee, agreed.", &[]);
    check("Lee said Hill told her: “We won.”", &["direct, Hill, told, her, 1: We won."]);
}

#[test]
fn a_signature_names_the_speaker() {
    check("“We won it again.” — Ann Lee, Leeds", &["direct, Ann Lee, -, -, 1: We won it again."]);
    check("“We won it again.”\n— Ann Lee", &["direct, Ann Lee, -, -, 1: We won it again."]);
    check("“We won it again” — Lee said so.", &["direct, Lee, said, -, 1: We won it again"]);
}

#[test]
fn a_verb_without_its_own_subject_takes_that_of_the_sentence() {
    check("Trump left the room, calling the plan “a disgrace”.", &["fragment, Trump, calling, -, 1: a disgrace"]);
    check("Hours later, Lee met Hill, telling him: “We won.”", &["direct, Lee, telling, him, 1: We won."]);
    check("In a note released on Monday, Lee reacted, saying: “We won.”", &["direct, Lee, saying, -, 1: We won."]);
    check("The team shrugged off Lee's comments, saying: “We won.”", &["direct, The team, saying, -, 1: We won."]);
    check(
        "Asked whether it was true, Lee nodded and said: “We won.”",
        &["indirect, -, Asked, -, 1: whether it was true", "direct, Lee, said, -, 2: We won."],
    );
    check("Lee went home and said: “We won it.”", &["direct, Lee, said, -, 1: We won it."]);
    check("Lee was quoted as saying “we won it”.", &["direct, Lee, quoted as saying, -, 1: we won it"]);
    check("The plan is “a disgrace”, according to Lee.", &["fragment, Lee, according to, -, 1: a disgrace"]);
    check("Lee's claim that the vote was “rigged” is false.", &["fragment, Lee, claim, -, 1: rigged"]);
}

#[test]
fn an_utterance_runs_over_paragraphs() {
    check(
        "“We won,” Lee said. “It was hard.\n“We go home now.”",
        &[
            "direct, Lee, said, -, 1: We won,",
            "direct, Lee, said, -, 1: It was hard.",
            "direct, -, -, -, 1: We go home now.",
        ],
    );
}

#[test]
fn parts_of_a_quotation_that_opens_again_have_the_tag_of_the_last() {
    check(
        "“We won. “It was late. “Now we rest,” said Lee.",
        &[
            "direct, Lee, said, -, 1: We won.",
            "direct, Lee, said, -, 1: It was late.",
            "direct, Lee, said, -, 1: Now we rest,",
        ],
    );
    check(
        "“We won.\n\n“It was late.”\n\n— Ann Lee, a farmer",
        &["direct, Ann Lee, -, -, 1: We won.", "direct, Ann Lee, -, -, 1: It was late."],
    );
}

#[test]
fn a_sentence_after_words_that_continue_a_quote_is_not_their_tag() {
    check(
        "“It hurts,” said Lee. “It is bad.” The trial starts on Monday.",
        &["direct, Lee, said, -, 1: It hurts,", "direct, Lee, said, -, 1: It is bad."],
    );
}

#[test]
fn those_who_take_turns_are_speakers_and_the_labels_of_a_list_are_not() {
    check(
        "Courier: Is it over?\nAnn Moss: It is over.\nCourier: Why?\nAnn Moss: It rained.\nThe end.",
        &[
            "indirect, Courier, -, -, 1: Is it over?",
            "indirect, Ann Moss, -, -, 2: It is over.",
            "indirect, Courier, -, -, 3: Why?",
            "indirect, Ann Moss, -, -, 4: It rained.",
        ],
    );
    check("Place: Leeds.\nDay: Monday.\nPlace: York.\nDay: Friday.\nThe end.", &[]);
    check("Note: Bring a coat.\nNote: Bring a hat.\nThe end.", &[]);
}

#[test]
fn labels_of_questions_and_answers_have_many_forms() {
    let answers = &["indirect, -, -, -, 1: It fell.", "indirect, -, -, -, 2: It rained."];
    check("Q. What happened?\nA. It fell.\nQ. Why?\nA. It rained.", answers);
    check("Q - What happened?\nA - It fell.\nQ - Why?\nA - It rained.", answers);
    check("**Q: What happened?**\nA: It fell.\n**Q: Why?**\nA: It rained.", answers);
    let named = &["indirect, Gazette, -, -, 1: Why?", "indirect, Bo Dahl, -, -, 2: It rained."];
    let again = &["indirect, Gazette, -, -, 3: And now?", "indirect, Bo Dahl, -, -, 4: It will dry."];
    let bold = "**Gazette:** Why?\n**Bo Dahl:** It rained.\n**Gazette:** And now?\n**Bo Dahl:** It will dry.";
    check(bold, &[named.as_slice(), again].concat());
    check("Q. Adams sold it.\nA. Berg bought it.\nQ. Adams left.\nA. Berg stayed.", &[]);
    check("**Monday:** The vote.\n**Tuesday:** The count.\n**Monday:** A new vote.", &[]);
}

#[test]
fn a_name_on_a_line_of_its_own_speaks_below_it() {
    check(
        "Did it fall?\nBo Dahl\nIt fell twice.\nWhy?\nBo Dahl\nIt rained.",
        &["indirect, Bo Dahl, -, -, 1: It fell twice.", "indirect, Bo Dahl, -, -, 2: It rained."],
    );
    check("It fell.\nBo Dahl\nHe built it twice.\nIt rained.\nBo Dahl\nHe left.", &[]);
    check("Did it fall?\n***\nIt fell twice.\n:\nIt rained.", &[]);
    check("LEEDS\nIt fell.\nYORK\nIt rained.\nBATH\nIt thawed.", &[]);
    check("Did it fall?\nTwo Views\nIt fell twice.\nWhy?\nTwo Views\nIt rained.", &[]);
}

#[test]
fn a_guest_may_speak_once_and_an_answer_may_go_on() {
    check(
        "Gazette: Why?\nDahl: It rained.\nGazette: And?\nMoss: It thawed.\nNote: It is dry now.\nGazette: So?\nDahl: We wait.",
        &[
            "indirect, Gazette, -, -, 1: Why?",
            "indirect, Dahl, -, -, 2: It rained.",
            "indirect, Gazette, -, -, 3: And?",
            "indirect, Moss, -, -, 4: It thawed.",
            "indirect, Gazette, -, -, 5: So?",
            "indirect, Dahl, -, -, 6: We wait.",
        ],
    );
    check(
        "Q: Why?\nA: It rained.\nWe told them so.\nQ: And now?\nThe window was open.\nA: It will dry.",
        &[
            "indirect, -, -, -, 1: It rained.",
            "indirect, -, -, -, 1: We told them so.",
            "indirect, -, -, -, 2: It will dry.",
        ],
    );
}

#[test]
fn a_transcript_names_its_speakers_in_capitals() {
    check(
        "WALLACE: Is it “over”?\nDONALD TRUMP (R-NY): He said it is over.\nWALLACE: Thank you.\nThe end.",
        &[
            "indirect, WALLACE, -, -, 1: Is it “over”?",
            "indirect, DONALD TRUMP (R-NY), -, -, 2: He said it is over.",
            "indirect, WALLACE, -, -, 3: Thank you.",
        ],
    );
    check("UPDATE: Nobody knows it.", &[]);
    check(
        "“WALLACE: Is it over?\n“PENCE: No, it is not over.\n“It goes on.\n“WALLACE: Thank you.”\nThe end.",
        &[
            "direct, WALLACE, -, -, 1: Is it over?",
            "direct, PENCE, -, -, 2: No, it is not over.",
            "direct, -, -, -, 2: It goes on.",
            "direct, WALLACE, -, -, 3: Thank you.",
        ],
    );
}

#[test]
fn titles_labels_and_coinages_are_no_quotes() {
    check("Lee, who has read “Summer in the City”, was on “Meet the Press”.", &[]);
    check("The group declared a “caliphate” in June.", &[]);
    check("The so-called “bedroom tax” was dropped.", &[]);
    check("Friends call her “Mother Hen.” The man they call “Spud” left.", &[]);
    check("He gave his name only as “Spud,” and she knew him as “Ox.”", &[]);
    check("The series, called “Why They Left,” has begun.", &[]);
}

#[test]
fn clauses_are_reported_without_marks() {
    check("Lee said that they had won.", &["indirect, Lee, said, -, 1: they had won"]);
    check("Lee told fans on Monday they had won.", &["indirect, Lee, told, fans, 1: they had won"]);
    check("They had won, Lee said.", &["indirect, Lee, said, -, 1: They had won"]);
    check("According to Lee, they had won.", &["indirect, Lee, According to, -, 1: they had won"]);
    check("The US says it has won.", &["indirect, The US, says, -, 1: it has won"]);
    check("Lee promised to win.", &["indirect, Lee, promised, -, 1: to win"]);
    check("Lee asked whether they had won.", &["indirect, Lee, asked, -, 1: whether they had won"]);
}

#[test]
fn a_clause_without_that_is_known_by_its_verb() {
    check("Lee said 2016 had been cold.", &["indirect, Lee, said, -, 1: 2016 had been cold"]);
    check("Lee said winning was hard.", &["indirect, Lee, said, -, 1: winning was hard"]);
    check("Lee said about half of it was lost.", &["indirect, Lee, said, -, 1: about half of it was lost"]);
    check("Lee said in winter it gets dark.", &["indirect, Lee, said, -, 1: in winter it gets dark"]);
    check("Lee said Monday's game was lost.", &["indirect, Lee, said, -, 1: Monday's game was lost"]);
    check("Some said they had won.", &["indirect, Some, said, -, 1: they had won"]);
    check("40 percent say they will stay.", &["indirect, 40 percent, say, -, 1: they will stay"]);
    check("Bob said he was ill.", &["indirect, Bob, said, -, 1: he was ill"]);
    check("Lee said a prayer on Sunday.", &[]);
    check("Police found themselves in a trap.", &[]);
}

#[test]
fn tags_of_all_builds_report_clauses() {
    check("When asked whether they had won, Lee left.", &["indirect, -, asked, -, 1: whether they had won"]);
    check("As reported by Lee, they had won.", &["indirect, Lee, reported, -, 1: they had won"]);
    check("But as Lee noted on Monday, they had won.", &["indirect, Lee, noted, -, 1: they had won"]);
    check("They read a letter which Lee said was false.", &["indirect, Lee, said, -, 1: was false"]);
    check("Minister Says Talks Will Go On", &["indirect, Minister, Says, -, 1: Talks Will Go On"]);
    check("His promise to pay them was kept.", &["indirect, His, promise, -, 1: to pay them"]);
    check("Lee, in Rome, said Tuesday that they had won.", &["indirect, Lee, said, -, 1: they had won"]);
}

#[test]
fn a_clause_ends_before_what_the_writer_adds() {
    check("Lee, who said they had won, was wrong.", &["indirect, Lee, said, -, 1: they had won"]);
    check(
        "Lee said they had won, leaving Rome behind.",
        &["indirect, Lee, said, -, 1: they had won, leaving Rome behind"],
    );
    check("While Lee said they had won, they lost.", &["indirect, Lee, said, -, 1: they had won"]);
    check("They had won the game, said Ann Lee, the coach.", &["indirect, Ann Lee, said, -, 1: They had won the game"]);
}

#[test]
fn objects_are_not_reported() {
    check("Lee described the plan as a trap.", &[]);
    check("Lee called him a liar.", &[]);
    check("Lee went home, calling it a trap.", &[]);
    check("Lee urged the party to stop.", &["indirect, Lee, urged, the party, 1: to stop"]);
    check("Lee announced a deal on Monday.", &[]);
    check("Lee called his wife.", &[]);
    check("Lee refused to go.", &[]);
}

#[test]
fn a_clause_continues_after_a_tag_within_it() {
    let row = |words: &str| [format!("indirect, Lee, according to, -, 1: {words}")];
    let check = |text: &str, words: &str| assert_eq!(rows(text), row(words));
    check("They had won, according to Lee.", "They had won");
    check("In May, according to Lee, they had won.", "In May, according to Lee, they had won");
    check("They had won, according to Lee, a coach from Rome.", "They had won");
}

#[test]
fn nouns_and_thoughts_report_nothing() {
    check("The 12 pledged delegates left.", &[]);
    check("The facts reported by the police are old.", &[]);
    check("Lee made a claim that was false.", &[]);
    check("The report and its claims were read by the police.", &[]);
    check("Lee believes they had won.", &[]);
    check("The state notes and reports are kept in the archive.", &[]);
}

/// The rows and the quotations of a sentence below a headline, each with its rules.
fn explained(sentence: &str) -> Vec<(String, Vec<&'static str>)> {
    let text = format!("Headline\n{sentence}");
    let article = Article::from_text("a", &text);
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    let explainer = Explainer::new(&document, &syntax);
    let rows = explainer.rows.iter().map(|row| (row.span, explainer.rules(row.span)));
    let marks = document.quotations.iter().map(|quotation| quotation.inner);
    let marks = marks.filter_map(|span| Some((span, vec![explainer.of_marks(span)?])));
    rows.chain(marks).map(|(span, rules)| (span.of(&text).to_owned(), rules)).collect()
}

/// The cases of a rule that it fails.
fn broken(Named { id, yes, no }: Named) -> Vec<String> {
    assert!(!yes.is_empty() && !no.is_empty(), "{id} has no cases");
    let by_rule = |sentence: &str| explained(sentence).into_iter().filter(|(_, rules)| rules.contains(&id));
    let missed = yes.iter().filter(|(sentence, words)| !by_rule(sentence).any(|(text, _)| text == *words));
    let missed = missed.map(|(sentence, _)| format!("{id} misses: {sentence} {:?}", explained(sentence)));
    let extra = no.iter().filter(|sentence| by_rule(sentence).next().is_some());
    missed.chain(extra.map(|sentence| format!("{id} takes: {sentence} {:?}", explained(sentence)))).collect()
}

#[test]
fn each_rule_finds_what_it_must_and_nothing_else() {
    let broken: Vec<_> = rules().flat_map(broken).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_rule_that_is_switched_off_finds_nothing() {
    let article = Article::from_text("a", "Headline\nThe bridge is safe, according to the mayor.");
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    assert_eq!(find(&document, &syntax).len(), 1);
    assert!(find_without(&document, &syntax, "clause.according").iter().all(|row| row.kind != QuoteKind::Indirect));
    let names: std::collections::BTreeSet<_> = rules().map(|rule| rule.id).collect();
    assert_eq!(names.len(), rules().count());
}
