//! Indirect speech: reported clauses without quotation marks.

use super::cues::{Build, Cue};
use super::phrases;
use super::reader::Reader;
use crate::extract::Reported;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::{QuoteKind, SpeakerRule};
use std::ops::Range;

/// The most tokens of a sentence that are looked at on each side of its reporting words.
const REACH: usize = 150;

/// The reported clauses of the cues that no quotation took, in the order of the cues.
pub fn find(reader: &Reader, cues: &[Cue], used: &[bool]) -> Vec<Reported> {
    let mut rows: Vec<Reported> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        if used[index] || cue.takes.contains(Takes::THOUGHT) {
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
    if reader.is(sentence.start, &["as"]) && cue.tag.start == sentence.start + 1 && reader.word(cue.tag.end) == "," {
        return Some((trim(reader, cue.tag.end..sentence.end)?, SpeakerRule::TagBefore));
    }
    if parenthetical(reader, cue) {
        return Some((trim(reader, sentence)?, SpeakerRule::TagInside));
    }
    if let Some(topic) = topic(reader, cue, &sentence).filter(|_| complement(reader, cue, &sentence).is_none()) {
        return Some((
            topic,
            if cue.build == Build::Carried { SpeakerRule::CarriedSubject } else { SpeakerRule::TagBefore },
        ));
    }
    if let Some(start) = complement(reader, cue, &sentence) {
        let end = clause_end(reader, start, &sentence, &cues[index + 1..], cue);
        let rule = match cue.build {
            Build::Carried => SpeakerRule::CarriedSubject,
            Build::Noun => SpeakerRule::ReportingNoun,
            _ => SpeakerRule::TagBefore,
        };
        return (end > start + 1).then_some((start..end, rule));
    }
    let trails = cue.takes.contains(Takes::CLAUSE)
        && matches!(cue.build, Build::Plain | Build::Inverted)
        && ends_clause(reader, cue, &sentence);
    let before = trails.then(|| fronted(reader, cue, &sentence)).flatten()?;
    Some((before, SpeakerRule::TagAfter))
}

/// The plan, he said, would fail: commas on both sides of the tag, or a word of no more than three before it.
fn parenthetical(reader: &Reader, cue: &Cue) -> bool {
    let end = cue.tag.end;
    let plain = matches!(cue.build, Build::Plain | Build::Inverted) && cue.takes.contains(Takes::CLAUSE);
    let closed = reader.word(end) == ","
        && !reader.quoted(end + 1)
        && !reader.is(end + 1, &["and", "but", "who", "which", "adding", "citing"]);
    let opened = cue.tag.start > 0 && reader.word(cue.tag.start - 1) == ",";
    plain
        && closed
        && opened
        && cue.addressee.is_none()
        && (cue.source.as_ref().is_none_or(|s| !reader.relative(s.start)))
}

/// According to X, ...; ..., according to X; ..., according to X, ...
fn according(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let opens = !(sentence.start..cue.tag.start).any(|t| reader.is_word(t));
    let inside = reader.word(cue.tag.end) == ","
        && !reader.relative(cue.tag.end + 1)
        && !reader.any(cue.tag.end + 1, WordClass::DETERMINER | WordClass::CONJUNCTION);
    let short = cue.tag.start - sentence.start <= 8;
    if opens {
        let comma = (cue.tag.end..sentence.end).find(|&t| reader.word(t) == ",")?;
        return trim(reader, comma + 1..sentence.end);
    }
    trim(reader, sentence.start..if inside && short { sentence.end } else { cue.tag.start })
}

/// Where the reported clause behind a tag begins.
fn complement(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let reports = cue.takes.contains(Takes::CLAUSE);
    if cue.build == Build::Inverted {
        return None;
    }
    if let Some(that) = that_clause(reader, cue, sentence).filter(|_| reports || cue.takes.contains(Takes::QUESTION)) {
        let pronoun = reader.any(that, WordClass::AUXILIARY) && that == cue.tag.end + 1;
        return Some(that - usize::from(pronoun));
    }
    let mut at = cue.tag.end;
    while at < sentence.end
        && (reader.time(at) || reader.span_of_time(at) || reader.is(at, &["on", "in"]) && reader.time(at + 1))
    {
        at += 1;
    }
    if reader.is(at, &["whether", "if", "how", "why", "what", "when", "where", "who"])
        && cue.takes.intersects(Takes::QUESTION | Takes::BARE)
    {
        return Some(at);
    }
    if reader.is(at, &["about"]) && cue.takes.contains(Takes::QUESTION) {
        return Some(at + 1);
    }
    if reader.is(at, &["to"]) && cue.takes.contains(Takes::INFINITIVE) {
        let answers = reader.is(at + 1, &["comment", "respond", "answer", "elaborate"]);
        return (!answers && !reader.any(at + 1, WordClass::REPORTING)).then_some(at);
    }
    let guess = cue.takes.contains(Takes::FINDING | Takes::BASE) && cue.build == Build::Carried;
    let bare = !guess && cue.takes.contains(Takes::BARE) && reports && begins_clause(reader, at, sentence.end);
    bare.then_some(at)
}

/// What a verb like "announced" or "called for" names: the phrases behind it up to the next clause, time or medium.
fn topic(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let plain =
        matches!(cue.build, Build::Plain | Build::Carried) && cue.takes.contains(Takes::TOPIC) && cue.source.is_some();
    let carried = cue.build == Build::Carried
        && cue.words.len() == 1
        && !reader.is(cue.words.start, &["accusing", "urging", "accused", "urged"]);
    let called =
        cue.takes.contains(Takes::OBJECT | Takes::INFINITIVE) && cue.words.len() == 1 && !reader.pronoun(cue.tag.end);
    if !plain || carried || called {
        return None;
    }
    let start = match cue.addressee.as_ref() {
        Some(told) if reader.is(told.end, &["to"]) => told.start,
        Some(told) if reader.is(told.end, &["about", "for"]) => told.end + 1,
        Some(_) => return None,
        None => cue.tag.end + usize::from(reader.is(cue.tag.end, &["about", "of", "against", "for"])),
    };
    let begins = reader.is_word(start)
        && !reader.preposition(start)
        && (!reader.adverb(start) || reader.any(start, WordClass::DETERMINER))
        && !reader.time(start)
        && !reader.any(start, WordClass::AUXILIARY)
        && (!reader.any(start, WordClass::CONJUNCTION) || reader.any(start, WordClass::DETERMINER))
        || reader.is_number(start);
    let ends = |t: usize| {
        matches!(reader.word(t), "," | ";" | ":" | ".")
            || reader.dash(t)
            || reader.time(t)
            || reader.is(t, &["while", "after", "before", "when", "as", "but", "during", "because", "who", "which"])
            || reader.is(t, &["in", "on", "at"]) && (reader.time(t + 1) || phrases::medium(reader, t + 1))
            || reader.is(t, &["and"]) && (reader.verb_only(t + 1) || reader.any(t + 1, WordClass::REPORTING))
    };
    let end = (start + 1..sentence.end).find(|&t| ends(t)).unwrap_or(sentence.end);
    begins.then(|| trim(reader, start..end)).flatten()
}

/// The first token behind "that", with at most adverbials before it: said on Monday in a statement that.
fn that_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let start = cue.tag.end;
    let that = (start..sentence.end.min(start + 20))
        .take_while(|&t| reader.is_word(t) || reader.is_number(t) || reader.hyphen(t))
        .find(|&t| reader.is(t, &["that"]))?;
    let adverbial = reader.preposition(start) || reader.time(start) || reader.adverb(start);
    (that == start || adverbial && !(start..that).any(|t| reader.verb_only(t))).then_some(that + 1)
}

/// True when a clause without "that" begins: a noun phrase with its verb, "there is", or a condition before them.
fn begins_clause(reader: &Reader, at: usize, end: usize) -> bool {
    if reader.is(at, &["there", "if", "while", "although"]) {
        return true;
    }
    let at = at + usize::from(reader.is(at, &["both", "either", "neither"]));
    if reader.preposition(at)
        || reader.any(at, WordClass::CONJUNCTION.union(WordClass::AUXILIARY)) && !reader.any(at, WordClass::DETERMINER)
    {
        return false;
    }
    let Some(subject) = phrases::after(reader, at, end) else { return false };
    let next = (subject.end..end).find(|&t| !reader.adverb(t)).unwrap_or(end);
    let verb = reader.any(next, WordClass::AUXILIARY | WordClass::VERB)
        || reader.clitic(next)
        || reader.clitic(subject.end - 1);
    let parted = matches!(reader.word(next), "," | "(")
        || reader.dash(next)
        || reader.relative(next)
        || reader.is(next, &["and", "or"])
        || reader.preposition(next)
        || reader.pronoun(next);
    next < end && (verb || parted && (next..end).any(|t| reader.verb_only(t)))
}

/// Where the clause that begins at `start` ends: before a following tag of the same speaker; at the comma when it began
/// within a clause before the main one (While he said ..., he left); else with its sentence.
fn clause_end(reader: &Reader, start: usize, sentence: &Range<usize>, following: &[Cue], cue: &Cue) -> usize {
    let mut end = sentence.end;
    let next = following.iter().take(6).take_while(|next| next.words.start < sentence.end).find(|next| {
        next.build == Build::Carried
            && next.tag.start > start + 1
            && (reader.word(next.tag.start - 1) == "," || reader.is(next.tag.start - 1, &["and", "but"]))
    });
    if let Some(next) = next {
        end = next.tag.start - usize::from(reader.is(next.tag.start - 1, &["and", "but"]));
    }
    let aside = |t: usize| {
        reader.is(t + 1, &["who", "which", "where", "whose", "despite", "compared", "while", "though", "although"])
            || reader.word(t + 1).ends_with("ing")
                && reader.any(t + 1, WordClass::VERB)
                && !reader.is(t + 1, &["including"])
    };
    if let Some(comma) = (start + 4..end).find(|&t| reader.word(t) == "," && aside(t)) {
        end = comma;
    }
    if subordinate(reader, cue, sentence) {
        end = (start..end).find(|&t| reader.word(t) == ",").unwrap_or(end);
    }
    trim(reader, start..end).map_or(start, |clause| clause.end)
}

/// True when a tag stands in a clause before the main one: While he said, As Kerry announced, After saying.
fn subordinate(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let first = sentence.start;
    let opens = reader.is(
        first,
        &[
            "while", "as", "although", "though", "when", "after", "before", "since", "if", "because", "despite",
            "asked", "by", "in",
        ],
    ) || cue.words.start == first && reader.word(first).ends_with("ing");
    opens && !(first..cue.tag.start).any(|t| reader.word(t) == ",")
}

/// True when nothing that a tag reports follows it in its sentence.
fn ends_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let next = cue.tag.end;
    next >= sentence.end
        || matches!(reader.word(next), "." | "," | "?" | "!" | ";")
        || reader.preposition(next)
        || reader.time(next)
        || reader.adverb(next)
        || reader.dash(next)
}

/// ..., he said.
fn fronted(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let as_he = usize::from(cue.tag.start > sentence.start && reader.is(cue.tag.start - 1, &["as"]));
    let comma = cue.tag.start.checked_sub(1 + as_he).filter(|&t| t > sentence.start)?;
    if !(reader.word(comma) == "," || reader.dash(comma)) {
        return None;
    }
    let clause = trim(reader, sentence.start..comma)?;
    let comma = clause.clone().any(|t| reader.word(t) == ",");
    let adverbial = !comma && reader.preposition(clause.start) && !(clause.clone()).any(|t| reader.verb_only(t));
    (!adverbial && clause.len() > 2).then_some(clause)
}

/// A range without marks at its ends.
fn trim(reader: &Reader, range: Range<usize>) -> Option<Range<usize>> {
    let inner = |t: usize| reader.is_word(t) || reader.is_number(t);
    let start = range.clone().find(|&t| inner(t) || matches!(reader.word(t), "$" | "£" | "€" | "#" | "@" | "("))?;
    let end = range.clone().rev().find(|&t| inner(t) || matches!(reader.word(t), ")" | "%" | "€"))? + 1;
    (start < end).then_some(start..end)
}
