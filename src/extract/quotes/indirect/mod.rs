//! Indirect speech: reported clauses without quotation marks.

use super::clauses;
use super::cues::{Build, Cue};
use super::reader::Reader;
use crate::extract::Reported;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::schema::{QuoteKind, SpeakerRule};
use begins::complement;
use ends::{before_additions, clause_end};
use std::ops::Range;
use topic::{passive, topic};

mod begins;
mod ends;
mod topic;

/// The most tokens of a sentence that are looked at on each side of its reporting words.
const REACH: usize = 150;

/// The reported clauses of the cues that no quotation took, in the order of the cues.
pub fn find(reader: &Reader, cues: &[Cue], used: &[bool]) -> Vec<Reported> {
    let mut rows: Vec<Reported> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        // "declined to" and "refused to" tell a deed.
        let deed = cue.build != Build::Noun
            && !cue.takes.intersects(Takes::CLAUSE | Takes::QUOTATION | Takes::QUESTION | Takes::TOPIC);
        if used[index] || deed || cue.takes.contains(Takes::THOUGHT) {
            continue;
        }
        let Some((clause, rule)) = clause(reader, cues, index) else { continue };
        if clause.clone().any(|t| reader.quoted(t)) {
            continue;
        }
        let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|t| reader.span(t));
        rows.push(Reported {
            kind: QuoteKind::Indirect,
            span: reader.span(&clause),
            speaker: span(&cue.source),
            cue: Some(reader.span(&cue.words)),
            addressee: span(&cue.addressee),
            utterance: 0,
            rule,
        });
    }
    rows
}

/// The clause that a tag reports: behind it, else before it.
fn clause(reader: &Reader, cues: &[Cue], index: usize) -> Option<(Range<usize>, SpeakerRule)> {
    let cue = &cues[index];
    let whole = reader.sentence(cue.words.start);
    let sentence = whole.start.max(cue.words.start.saturating_sub(REACH))..whole.end.min(cue.words.end + REACH);
    if cue.build == Build::According {
        return Some((according(reader, cue, &sentence)?, SpeakerRule::AccordingTo));
    }
    if let Some(comma) = introduced(reader, cue, &sentence) {
        let end = clause_end(reader, comma + 1, &sentence, &cues[index + 1..], cue);
        return Some((trim(reader, comma + 1..end)?, SpeakerRule::TagBefore));
    }
    if parenthetical(reader, cue) {
        let verb = (cue.tag.end + 1..sentence.end).find(|&t| clauses::finite(reader, t));
        let low = verb.filter(|_| cue.build == Build::Plain).unwrap_or(0).max(cue.tag.end + 2);
        let end = before_additions(reader, low, sentence.end);
        return Some((trim(reader, around(reader, cue, &sentence)..end)?, SpeakerRule::TagInside));
    }
    if let Some(topic) = topic(reader, cue, &sentence).filter(|_| complement(reader, cue, &sentence).is_none()) {
        return Some((
            topic,
            if cue.build == Build::Carried { SpeakerRule::CarriedSubject } else { SpeakerRule::TagBefore },
        ));
    }
    if let Some(topic) = passive(reader, cue, &sentence).filter(|_| complement(reader, cue, &sentence).is_none()) {
        return Some((topic, SpeakerRule::TagAfter));
    }
    if let Some(start) = complement(reader, cue, &sentence) {
        let end = clause_end(reader, start, &sentence, &cues[index + 1..], cue);
        let rule = match cue.build {
            Build::Carried => SpeakerRule::CarriedSubject,
            Build::Noun => SpeakerRule::ReportingNoun,
            _ => SpeakerRule::TagBefore,
        };
        return (end > start + 1 || reader.is(start, &["yes", "no"]))
            .then(|| trim(reader, start..end))
            .flatten()
            .map(|clause| (clause, rule));
    }
    let trails = cue.takes.contains(Takes::CLAUSE)
        && matches!(cue.build, Build::Plain | Build::Inverted)
        && ends_clause(reader, cue, &sentence);
    let before = trails.then(|| fronted(reader, cue, &sentence)).flatten()?;
    Some((before, SpeakerRule::TagAfter))
}

/// The comma behind "as he said" when the words that he said follow it: But as Kerry said on Monday, ...
fn introduced(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let as_he = cue.tag.start.checked_sub(1).filter(|&t| t >= sentence.start && reader.is(t, &["as"]))?;
    let leads = |t: usize| !reader.is_word(t) || reader.any(t, WordClass::CONJUNCTION) || reader.adverb(t);
    let opens = (sentence.start..as_he).all(leads) || as_he > 0 && reader.is(as_he - 1, &["and", "but", "that"]);
    let comma = (cue.tag.end..sentence.end.min(cue.tag.end + 12)).find(|&t| !reader.is_word(t))?;
    let adverbial = comma == cue.tag.end
        || reader.preposition(cue.tag.end)
        || reader.time(cue.tag.end)
        || reader.adverb(cue.tag.end);
    (opens && adverbial && reader.word(comma) == ",").then_some(comma)
}

/// The plan, he said, would fail: commas on both sides of the tag, or a word of no more than three before it.
fn parenthetical(reader: &Reader, cue: &Cue) -> bool {
    let end = cue.tag.end;
    let plain = matches!(cue.build, Build::Plain | Build::Inverted) && cue.takes.contains(Takes::CLAUSE);
    let closed = reader.word(end) == ","
        && !reader.quoted(end + 1)
        && !reader.is(end + 1, &["who", "which", "adding", "citing"])
        && !(reader.is(end + 1, &["and", "but"]) && reader.any(end + 2, WordClass::REPORTING));
    let opened = cue.tag.start > 0 && reader.word(cue.tag.start - 1) == ",";
    // The race is tight, he said, looking out.
    let aside = reader.word(end + 1).ends_with("ing") && reader.any(end + 1, WordClass::VERB)
        || reader.is(end + 1, &["on"]) && reader.is(end + 2, &["condition"]);
    let closed = closed && !(aside && whole_before(reader, cue));
    plain
        && (closed || resumes(reader, cue))
        && opened
        && !(cue.build == Build::Inverted && whole_before(reader, cue))
        && (cue.source.as_ref().is_none_or(|s| !reader.relative(s.start)))
}

/// True when a clause goes on behind an apposition to the speaker: The plan, said Lee, who made it, is dead.
fn resumes(reader: &Reader, cue: &Cue) -> bool {
    let end = cue.tag.end;
    let high = reader.sentence(cue.words.start).end.min(end + REACH);
    let close = (end + 1..high).find(|&t| reader.word(t) == ",");
    reader.word(end) == "," && close.is_some_and(|close| clauses::finite(reader, close + 1))
}

/// True when all of the reported clause stands before a tag: The race is tight, said Lee, the coach.
fn whole_before(reader: &Reader, cue: &Cue) -> bool {
    let first = reader.sentence(cue.words.start).start.max(cue.words.start.saturating_sub(REACH));
    let coordinates = reader.is(first, &["and", "but", "that", "so", "yet", "or"]);
    let introduces = reader.any(first, WordClass::CONJUNCTION | WordClass::PREPOSITION) && !coordinates;
    let comma = (first..cue.tag.start.saturating_sub(1)).rev().find(|&t| reader.word(t) == ",");
    clauses::has_finite(reader, first..cue.tag.start) && !introduces
        || comma.is_some_and(|comma| clauses::has_finite(reader, comma..cue.tag.start))
}

/// According to X, ...; ..., according to X; ..., according to X, ...
fn according(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let low = before(reader, cue, sentence);
    let opens = (low..cue.tag.start).all(|t| !reader.is_word(t) || t == low && reader.any(t, WordClass::CONJUNCTION));
    if opens {
        let comma = (cue.tag.end..sentence.end).find(|&t| reader.word(t) == ",")?;
        return trim(reader, comma + 1..sentence.end);
    }
    trim(
        reader,
        before(reader, cue, sentence)..if goes_on(reader, cue, sentence) { sentence.end } else { cue.tag.start },
    )
}

/// True when what is reported goes on behind a tag: At the heart, according to Lee, was a plan; ..., according to Lee, and ...
fn goes_on(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let end = cue.tag.end;
    let close = (end..sentence.end.min(end + 20)).find(|&t| reader.word(t) == ",");
    let opened = cue.tag.start > sentence.start + 1 && reader.word(cue.tag.start - 1) == ",";
    if opened && close.is_some_and(|close| reader.any(close + 1, WordClass::AUXILIARY)) {
        return true;
    }
    let next = end + 1;
    if close != Some(end) || next >= sentence.end {
        return false;
    }
    let broken = opened && reader.in_group(cue.tag.start - 2, Groups::MODAL);
    let object = reader.opens_amount(next);
    let joined = reader.is(next, &["and", "but", "or", "although", "though", "while"]);
    !clauses::has_finite(reader, sentence.start..cue.tag.start) || broken || object || joined
}

/// Where a clause with a tag inside begins: behind a dash, too.
fn around(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> usize {
    let low = before(reader, cue, sentence);
    (low..cue.tag.start).rev().find(|&t| reader.dash(t)).map_or(low, |t| t + 1)
}

/// Where a clause that ends at a tag begins: behind what ends with a semicolon, colon or dash.
fn before(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> usize {
    let low = sentence.start.min(cue.tag.start);
    let mut closed = 0;
    let parts = |t: &usize| match reader.word(*t) {
        ")" => {
            closed += 1;
            false
        }
        "(" if closed > 0 => {
            closed -= 1;
            false
        }
        word => matches!(word, ";" | ":" | "("),
    };
    (low..cue.tag.start).rev().find(parts).map_or(low, |t| t + 1)
}

/// True when nothing that a tag reports follows it in its sentence.
fn ends_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let next = cue.tag.end;
    next >= sentence.end
        || matches!(reader.word(next), "." | "," | "?" | "!" | ";" | ")")
        || reader.preposition(next)
        || reader.time(next)
        || reader.adverb(next)
        || reader.dash(next)
        || cue.build == Build::Inverted && reader.relative(next)
}

/// ..., he said.
fn fronted(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let as_he = usize::from(cue.tag.start > sentence.start && reader.is(cue.tag.start - 1, &["as"]));
    let comma = cue.tag.start.checked_sub(1 + as_he).filter(|&t| t > sentence.start)?;
    if !(reader.word(comma) == "," || reader.dash(comma)) {
        return None;
    }
    let clause = trim(reader, before(reader, cue, sentence)..comma)?;
    let comma = clause.clone().any(|t| reader.word(t) == ",");
    let adverbial = !comma && reader.preposition(clause.start) && !(clause.clone()).any(|t| reader.verb_only(t));
    // Tate's deputy, Ann Lee, agreed: a role and its name, and no clause.
    let people = WordClass::PERSON_NOUN | WordClass::OFFICE;
    let role = reader.any(clause.end - 1, people) && !clauses::has_finite(reader, clause.clone());
    (!adverbial && !role && clause.len() > 2).then_some(clause)
}

/// A range without marks at its ends.
fn trim(reader: &Reader, range: Range<usize>) -> Option<Range<usize>> {
    let inner = |t: usize| reader.is_word(t) || reader.is_number(t);
    let start = range.clone().find(|&t| inner(t) || matches!(reader.word(t), "$" | "£" | "€" | "#" | "@" | "("))?;
    let end = range.clone().rev().find(|&t| inner(t) || matches!(reader.word(t), ")" | "%" | "€"))? + 1;
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::schema::QuoteKind;
    use crate::syntax::Syntax;

    /// Reads a text below a headline; each indirect row as "speaker, cue: words".
    fn check(text: &str, expected: &[&str]) {
        let text = format!("Headline\n{text}");
        let article = Article::from_text("a", &text);
        let document = Document::new(&article);
        let rows: Vec<String> = crate::extract::quotes::find(&document, &Syntax::new(&document))
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
    fn a_clause_may_begin_with_a_gerund_or_behind_an_aside() {
        check("Lee said having Hill at home was a help.", &["Lee, said: having Hill at home was a help"]);
        check("Lee said — on Monday, as it was — that they had won.", &["Lee, said: they had won"]);
        check(
            "Lee and Hill admit that, given the odds, winning will be hard.",
            &["Lee and Hill, admit: given the odds, winning will be hard"],
        );
        check("The news was plain: According to Lee, they had won.", &["Lee, According to: they had won"]);
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
            &["Lee, said: It is so late that Hill warned Ames not to go", "Hill, warned: Ames not to go"],
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
        check(
            "Lee said they had won — adding that it was late.",
            &["Lee, said: they had won", "Lee, adding: it was late"],
        );
    }

    #[test]
    fn how_words_were_said_is_no_part_of_them() {
        check("Lee said they had won on condition of anonymity.", &["Lee, said: they had won"]);
        check("They had won, Lee said, looking out.", &["Lee, said: They had won"]);
        check("The team, Lee said, looking out, had won.", &["Lee, said: The team, Lee said, looking out, had won"]);
        check("The calls for a ban have come late.", &["-, calls: a ban"]);
    }

    #[test]
    fn lists_contrasts_and_asides_belong_to_the_clause() {
        for words in [
            "the house, including its roof and its walls, should be sold",
            "they had won, not lost",
            "they had won, especially at home",
            "it was a small, though growing, part of it",
            "the day was cold — and at times windy — in May",
        ] {
            check(&format!("Lee said {words}."), &[&format!("Lee, said: {words}")]);
        }
        check("Lee said they had won, but Hill was tired.", &["Lee, said: they had won"]);
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
    fn passives_name_their_subject() {
        check("The plan was first reported by the Times.", &["the Times, reported: The plan"]);
        check("Lee is accused of theft.", &["-, accused: Lee is accused of theft"]);
        check("Lee was declared the winner by the board.", &["-, declared: Lee was declared the winner"]);
        check("Lee is said to have won.", &["-, said: Lee is said to have won"]);
        check("He was described as tired.", &["-, described: He was described as tired"]);
        check("It was announced on Monday.", &[]);
        check("Hill was called on Monday.", &[]);
    }

    #[test]
    fn prepositions_tell_what_was_spoken_of() {
        check("Lee joked about the weather.", &["Lee, joked: the weather"]);
        check("Lee argued in favour of a ban.", &["Lee, argued: a ban"]);
        check("Lee commented on the report.", &["Lee, commented: the report"]);
        check("The things that Lee said about Hill are old.", &[]);
    }

    #[test]
    fn nouns_of_speech_stand_with_their_authors() {
        check("There were calls for a ban on guns.", &["-, calls: a ban on guns"]);
        check("There were calls by Lee, the coach, to stop it.", &[]);
        check("The claims by Lee that they had won are old.", &["Lee, claims: they had won are old"]);
        check("They made a promise to pay for it.", &["-, promise: to pay for it"]);
        check("They ended calls and letters for good.", &[]);
    }

    #[test]
    fn those_asked_to_act_may_be_many_or_described() {
        check("Lee asked Hill, Ames and Bond to go.", &["Lee, asked: Hill, Ames and Bond to go"]);
        check("Lee asked Hill, who was ill, to go.", &["Lee, asked: Hill, who was ill, to go"]);
        check("Lee asked Hill, and went home to sleep.", &[]);
    }

    #[test]
    fn an_addressee_may_stand_close_to_the_subject() {
        check("Rome told Berlin talks would go on.", &["Rome, told: talks would go on"]);
        check(
            "Lee told the Senate salmon prices in May had doubled.",
            &["Lee, told: salmon prices in May had doubled"],
        );
        check("Lee told Hill stories.", &[]);
    }

    #[test]
    fn subjects_may_hold_words_that_look_like_verbs() {
        check("A think tank said they had won.", &["A think tank, said: they had won"]);
        check("Another ranking says they had won.", &["Another ranking, says: they had won"]);
        check(
            "Judges whose rulings have been ignored say they had won.",
            &["Judges whose rulings have been ignored, say: they had won"],
        );
    }

    #[test]
    fn answers_of_one_word_are_reported() {
        check("Lee said yes.", &["Lee, said: yes"]);
        check("Lee said no more.", &[]);
    }

    #[test]
    fn a_clause_before_the_main_one_ends_at_its_comma() {
        check(
            "Asked whether Hill, who was ill, would go, he left.",
            &["-, Asked: whether Hill, who was ill, would go"],
        );
        check(
            "While some say it is late - others say it is not, with time to spare.",
            &["some, say: it is late - others say it is not", "others, say: it is not, with time to spare"],
        );
    }

    #[test]
    fn a_clause_goes_on_behind_its_source() {
        for words in [
            "Absent, according to Lee, who was there, was any mention of it",
            "The plan would, according to Lee, be a trap",
            "The firm receives, according to Lee, $20 million",
        ] {
            check(&format!("{words}."), &[&format!("Lee, according to: {words}")]);
        }
        check("They had won, according to Lee, a coach.", &["Lee, according to: They had won"]);
    }

    #[test]
    fn only_a_clause_of_its_own_contrasts() {
        check("Lee said they had fought hard, but never won.", &["Lee, said: they had fought hard, but never won"]);
        check("Lee said they had fought hard, but Hill had won.", &["Lee, said: they had fought hard"]);
    }

    #[test]
    fn a_topic_ends_before_its_circumstances() {
        check("Lee mentioned the team during a visit to Rome.", &["Lee, mentioned: the team"]);
        check("Lee announced the deal after talks with Hill.", &["Lee, announced: the deal"]);
        check("Lee mentioned Ann Hill, Bob Ames and Eve Bond.", &["Lee, mentioned: Ann Hill, Bob Ames and Eve Bond"]);
        check("Lee continued to criticise the plan.", &["Lee, criticise: the plan"]);
        check("Lee sought to criticise the plan.", &["Lee, criticise: the plan"]);
        check("Lee came to criticise the plan.", &[]);
        check("Lee reported at least 20 deaths.", &["Lee, reported: at least 20 deaths"]);
        check("Lee reported having no money.", &["Lee, reported: having no money"]);
        check("Lee questioned the plan.", &["Lee, questioned: the plan"]);
        check("Lee questioned Hill.", &[]);
        check("Lee asked voters a simple question.", &["Lee, asked: a simple question"]);
        check("Half of them say the same of Hill.", &["Half of them, say: the same of Hill"]);
        check("Lee mentioned him.", &[]);
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

    #[test]
    fn a_passive_reports_a_thing_and_affirms_it() {
        check("The new plan was announced on Monday.", &["-, announced: The new plan"]);
        check("The new plan has not been announced.", &[]);
        check("The two drivers were denied on Monday.", &[]);
    }
}
