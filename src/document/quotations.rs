//! Quotation marks and the text between them.
//!
//! Whether a mark opens or closes is decided by its neighbours, and by its form only if these are ambiguous. Marks of
//! one family are paired with a stack, so that a quotation within another belongs to the outer one. Single marks are
//! paired afterwards, outside the double ones, if they are not more likely apostrophes.

use super::{Document, Paragraph, Shape, TokenKind, forgotten};
use crate::lexicon::{Groups, WordClass};
use crate::span::Span;
use std::ops::Range;

/// The kind of marks around a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// " “ ” „ '' `` ‘‘ ’’
    Double,
    /// ' ‘ ’
    Single,
    /// « »
    Angle,
}

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub inner: Span,
    /// The words with their marks.
    pub outer: Span,
    /// The kind of marks.
    pub mark: Mark,
    /// False when the closing mark is missing: the quotation continues in the next paragraph, or the mark was
    /// forgotten.
    pub closed: bool,
}

/// The most tokens between two single marks: with more, the first was an apostrophe.
const SINGLE_REACH: usize = 250;

/// The quotations of a document in order. They do not overlap: one within another is part of the outer one.
pub fn pair(document: &Document) -> Vec<Quotation> {
    let mut pairing =
        Pairing { document, found: Vec::new(), open: Vec::new(), carried: false, goes_on: false, searched: 0 };
    for index in 0..document.paragraphs.len() {
        pairing.paragraph(index);
    }
    pairing.found
}

/// The side of its words that a mark is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

struct Pairing<'d, 'a> {
    document: &'d Document<'a>,
    found: Vec<Quotation>,
    /// The tokens of opening marks that are not closed yet.
    open: Vec<usize>,
    /// True when the paragraph before ended within a quotation.
    carried: bool,
    /// True when the paragraph after this one begins with a mark.
    goes_on: bool,
    /// The token up to which the end of a quotation without a closing mark was looked for.
    searched: usize,
}

impl Pairing<'_, '_> {
    fn paragraph(&mut self, index: usize) {
        let document = self.document;
        let tokens = tokens_of(document, &document.paragraphs[index]);
        let first = self.found.len();
        self.open.clear();
        self.searched = 0;
        self.goes_on = self.opens(index + 1, |document, token| double_mark(document, token).is_some());
        self.doubles(tokens.clone(), false);
        if !self.open.is_empty() {
            self.found.truncate(first);
            self.open.clear();
            self.doubles(tokens.clone(), true);
        }
        self.carried = self.unclosed(index, first, tokens.clone());
        self.keep_outermost(first);
        self.singles(index, first, tokens);
        self.keep_outermost(first);
    }

    /// Pairs the double marks of a paragraph. If some are `forgotten`, one that opens a sentence within a quotation begins
    /// the next part of it, as in a paragraph of its own (marks that do not pair otherwise come from texts that lost their
    /// line breaks), or a quotation after the end of the one before.
    fn doubles(&mut self, tokens: Range<usize>, forgotten: bool) {
        let mut seen = false;
        for token in tokens.clone().filter(|&token| is_mark(self.document, token)) {
            let Some(mark) = double_mark(self.document, token) else { continue };
            let side = self.side(token, mark.1);
            if self.is_measure(token) {
                continue;
            }
            let opens_within = forgotten && side == Side::Open && !self.open.is_empty();
            if opens_within && self.is_displaced(token, tokens.end, mark.1) {
                self.open.truncate(1);
                self.close(token, mark.0);
                continue;
            }
            let end = if opens_within { self.end_before(&tokens, token) } else { None };
            match (side, end) {
                (_, Some(end)) => self.reopen(end, token, mark.0),
                (Side::Close | Side::Either, _) if !self.open.is_empty() => self.close(token, mark.0),
                (Side::Close, _) => self.close_without_open(tokens.start, token, mark.0, seen),
                (Side::Open | Side::Either, _) => self.open.push(token),
            }
            seen = true;
        }
    }

    /// The side of its words that a mark is on. A mark that can only close does so after one that can only open, whatever
    /// is next to it: “No, ”said Kerry.“ Not now.” And one that can only open does so if nothing else is open.
    fn side(&self, token: usize, form: Side) -> Side {
        let opened = self.open.last().and_then(|&open| double_mark(self.document, open));
        match form {
            Side::Close if opened.is_some_and(|(_, form)| form == Side::Open) => Side::Close,
            Side::Open if opened.is_none() && !self.carried => Side::Open,
            _ => side(self.document, token, form),
        }
    }

    /// True for a mark that looks like an opening one but closes the open quotation.
    fn is_displaced(&self, token: usize, end: usize, form: Side) -> bool {
        let document = self.document;
        let before = |marks: &[&str]| token > 0 && marks.contains(&document.word(token - 1));
        let doubtful = before(&[","]) || form == Side::Either && before(&[".", "?", "!"]);
        let Some(&open) = self.open.first().filter(|_| doubtful) else { return false };
        let next = self.next_quotation(token + 1, end);
        next.is_some_and(|next| next > token + 1 && forgotten::is_displaced(document, open, token + 1..next))
    }

    /// The mark that opens the next quotation, or the end; none if a mark closes one before. What is within a clause (Rosa
    /// "Birdie" Lane) is skipped.
    fn next_quotation(&self, start: usize, end: usize) -> Option<usize> {
        /// The most tokens that are looked at.
        const REACH: usize = 400;
        let document = self.document;
        let end = end.min(start + REACH);
        let mut within = 0;
        for token in (start..end).filter(|&token| is_mark(document, token)) {
            let Some((_, form)) = double_mark(document, token) else { continue };
            match side(document, token, form) {
                Side::Open if within == 0 && is_mark(document, token - 1) => return Some(token),
                Side::Open => within += 1,
                _ if within == 0 => return None,
                _ => within -= 1,
            }
        }
        Some(end)
    }

    /// True for an opening mark after the end of a sentence that is not a tag's: “We won. “We did it twice,” he said.
    fn opens_again(&self, first: usize, token: usize) -> bool {
        const TAG: usize = 5;
        let document = self.document;
        let stop = token > first && is_stop(document, token - 1);
        let tag = token.saturating_sub(TAG).max(first)..token;
        let reports = tag.clone().any(|at| document.class(at).contains(WordClass::REPORTING));
        stop && !(reports && tag.into_iter().any(|at| document.is(at, ",")))
    }

    /// The token after the last of the open quotation, if an opening mark shows that its closing mark was forgotten.
    fn end_before(&mut self, paragraph: &Range<usize>, token: usize) -> Option<usize> {
        let end = self.forgotten_end(*self.open.first()?, token);
        let end = end.or_else(|| self.opens_again(paragraph.start, token).then_some(token));
        end.or_else(|| self.opens_after_link(paragraph, token))
    }

    /// The end of the sentence before the words of a link that stands between two parts of a quotation, each with a capital:
    /// “We won. Read More “Then we left.”
    fn opens_after_link(&self, paragraph: &Range<usize>, token: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let document = self.document;
        let capital = |at: usize| document.tokens.get(at).is_some_and(super::Token::capitalised);
        let low = token.saturating_sub(LONGEST + 1).max(paragraph.start);
        let stop = (low..token).rev().find(|&at| !capital(at)).filter(|&at| is_stop(document, at))?;
        let end = (token + LONGEST).min(paragraph.end);
        (token - stop > 2 && capital(token + 1) && self.next_quotation(token + 1, end).is_some()).then_some(stop + 1)
    }

    /// Where a quotation ends before a token, if something shows that its closing mark was forgotten. Nothing is read
    /// twice.
    fn forgotten_end(&mut self, open: usize, before: usize) -> Option<usize> {
        let words = self.searched.max(open + 1)..before;
        self.searched = before;
        forgotten::end(self.document, open, words, self.goes_on)
    }

    /// Ends the open quotation before a token, without a mark of its own, and opens another.
    fn reopen(&mut self, end: usize, token: usize, mark: Mark) {
        if let Some(&open) = self.open.first() {
            self.add_unclosed(open, self.document.tokens[end - 1].span.end, mark);
        }
        self.open.clear();
        self.open.push(token);
    }

    fn add_unclosed(&mut self, open: usize, end: u32, mark: Mark) {
        self.add(self.document.tokens[open].span, Span { start: end, end }, mark, false);
    }

    fn close(&mut self, token: usize, mark: Mark) {
        if let Some(open) = self.open.pop().filter(|&open| !self.in_markup(open)) {
            self.add(self.document.tokens[open].span, self.document.tokens[token].span, mark, true);
        }
    }

    /// A closing mark that nothing opened: the paragraph continues a quotation of the one before, or its opening mark
    /// was forgotten.
    fn close_without_open(&mut self, first: usize, token: usize, mark: Mark, seen: bool) {
        let before = self.document.text[..self.document.tokens[token].span.from()].chars().next_back();
        if !seen && token > first && (self.carried || matches!(before, Some(',' | '.' | '!' | '?'))) {
            let start = self.document.tokens[first].span.start;
            self.add(Span { start, end: start }, self.document.tokens[token].span, mark, true);
        }
    }

    /// The opening marks without a closing one. A quotation that opens a paragraph extends to its end if the next
    /// paragraph opens with a mark again; so does the last mark if none follows it, unless its words end before. True when
    /// a quotation is open at the end.
    fn unclosed(&mut self, index: usize, first: usize, tokens: Range<usize>) -> bool {
        let (Some(&lowest), Some(&highest)) = (self.open.first(), self.open.last()) else { return false };
        let last_pair = self.found[first..].last().map_or(0, |q| q.outer.start);
        let token = match lowest == tokens.start && self.goes_on {
            true => lowest,
            false if last_pair <= self.start(highest) && !self.in_markup(highest) => highest,
            false => return false,
        };
        let mark = double_mark(self.document, token).map_or(Mark::Double, |(mark, _)| mark);
        let end = self.forgotten_end(token, tokens.end);
        let whole = self.document.paragraphs[index].span.end;
        self.add_unclosed(token, end.map_or(whole, |end| self.document.tokens[end - 1].span.end), mark);
        end.is_none_or(|end| end == tokens.end)
    }

    /// True when the first token of a paragraph is an opening mark.
    fn opens(&self, paragraph: usize, is_mark: impl Fn(&Document, usize) -> bool) -> bool {
        let Some(paragraph) = self.document.paragraphs.get(paragraph) else { return false };
        is_mark(self.document, tokens_of(self.document, paragraph).start)
    }

    /// Single marks outside the quotations found so far.
    fn singles(&mut self, index: usize, first: usize, tokens: Range<usize>) {
        let (mut token, mut next) = (tokens.start, first);
        let doubles = self.found.len();
        while token < tokens.end {
            while next < doubles && self.found[next].outer.end <= self.start(token) {
                next += 1;
            }
            if next < doubles && self.found[next].outer.start <= self.start(token) {
                token = self.document.token_at(self.found[next].outer.end);
                continue;
            }
            if !is_mark(self.document, token) || !opens_single(self.document, token) {
                token += 1;
                continue;
            }
            match self.single_close(token, tokens.end, &self.found[next..doubles]) {
                Some(close) => {
                    let (open, close_mark) = (self.document.tokens[token].span, self.document.tokens[close].span);
                    self.add(open, close_mark, Mark::Single, true);
                    token = close + 1;
                }
                None => {
                    if token == tokens.start && self.opens(index + 1, opens_single) {
                        let end = self.document.paragraphs[index].span.end;
                        self.add_unclosed(token, end, Mark::Single);
                        return;
                    }
                    token += 1;
                }
            }
        }
    }

    /// The closing mark of a single opening one: the first that is not a plural's apostrophe, else the first of all.
    /// Quotations in double marks within it are skipped.
    fn single_close(&self, open: usize, end: usize, doubles: &[Quotation]) -> Option<usize> {
        let (mut weak, mut next, mut token) = (None, 0, open + 1);
        while token < end.min(open + SINGLE_REACH) {
            if next < doubles.len() && doubles[next].outer.start <= self.start(token) {
                token = self.document.token_at(doubles[next].outer.end).max(token + 1);
                next += 1;
                continue;
            }
            if opens_single(self.document, token) {
                break;
            }
            if closes_single(self.document, token) {
                if !self.plural_possessive(token, end) {
                    return Some(token);
                }
                weak = weak.or(Some(token));
            }
            token += 1;
        }
        weak
    }

    /// True for an apostrophe after an s with a word after it: the workers' rights.
    fn plural_possessive(&self, token: usize, end: usize) -> bool {
        let text = self.document.text;
        let next = &self.document.tokens[(token + 1).min(end - 1)];
        text[..self.document.tokens[token].span.from()].ends_with(['s', 'S', 'z', 'x'])
            && token + 1 < end
            && next.kind == TokenKind::Word
    }

    fn add(&mut self, open: Span, close: Span, mark: Mark, closed: bool) {
        let inner = Span { start: open.end, end: close.start }.trim(self.document.text);
        self.found.push(Quotation { inner, outer: open.join(close), mark, closed });
    }

    /// Puts the quotations from `first` on in order; drops those within others and those without a word.
    fn keep_outermost(&mut self, first: usize) {
        self.found[first..].sort_unstable_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
        let (mut reached, mut kept) = (0, first);
        for index in first..self.found.len() {
            let quotation = self.found[index];
            if quotation.outer.start < reached {
                continue;
            }
            reached = quotation.outer.end;
            if quotation.inner.of(self.document.text).contains(char::is_alphanumeric) {
                self.found[kept] = quotation;
                kept += 1;
            }
        }
        self.found.truncate(kept);
    }

    /// True for the mark of inches: 6'2" or, outside a quotation, 12".
    fn is_measure(&self, token: usize) -> bool {
        let number = |at: usize| self.document.tokens[at].kind == TokenKind::Number && self.document.glued(at + 1);
        let feet = |at: usize| matches!(self.document.word(at), "'" | "’" | "′") && at > 0 && number(at - 1);
        token > 0 && number(token - 1) && (self.open.is_empty() || token > 1 && feet(token - 2))
    }

    /// True for the mark of an attribute in markup: id="3".
    fn in_markup(&self, token: usize) -> bool {
        token > 0 && self.document.glued(token) && self.document.word(token - 1) == "="
    }

    fn start(&self, token: usize) -> u32 {
        self.document.tokens[token].span.start
    }
}

fn tokens_of(document: &Document, paragraph: &Paragraph) -> Range<usize> {
    let sentences = &document.sentences[paragraph.sentences.clone()];
    sentences.first().map_or(0, |s| s.tokens.start)..sentences.last().map_or(0, |s| s.tokens.end)
}

fn is_stop(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "." | "?" | "!" | "…" | "...")
}

fn is_mark(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Mark
}

impl Document<'_> {
    /// True for a double or angle quotation mark.
    pub fn is_double_mark(&self, token: usize) -> bool {
        token < self.tokens.len() && double_mark(self, token).is_some()
    }
}

/// The family of a double or angle mark and the side given by its form.
fn double_mark(document: &Document, token: usize) -> Option<(Mark, Side)> {
    if !is_mark(document, token) {
        return None;
    }
    match document.word(token) {
        "\"" | "''" | "＂" => Some((Mark::Double, Side::Either)),
        "“" | "„" | "``" | "‟" | "‘‘" | "‘’" => Some((Mark::Double, Side::Open)),
        "”" | "’’" => Some((Mark::Double, Side::Close)),
        "«" => Some((Mark::Angle, Side::Open)),
        "»" => Some((Mark::Angle, Side::Close)),
        _ => None,
    }
}

/// The side that a mark is on, by its neighbours; by its form if they do not decide.
fn side(document: &Document, token: usize, form: Side) -> Side {
    let (before, after) = neighbours(document, token);
    let spaced_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{'));
    let spaced_after = after.is_none_or(char::is_whitespace);
    match (spaced_before, spaced_after) {
        (true, true) => form,
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ if before.is_some_and(is_dash) && after.is_some_and(char::is_alphanumeric) => Side::Open,
        _ if after.is_some_and(|c| is_dash(c) || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']')) => {
            Side::Close
        }
        _ => form,
    }
}

fn neighbours(document: &Document, token: usize) -> (Option<char>, Option<char>) {
    let span = document.tokens[token].span;
    (document.text[..span.from()].chars().next_back(), document.text[span.to()..].chars().next())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// True for a single mark that opens: it is before a word and not after one, and does not stand for omitted letters.
fn opens_single(document: &Document, token: usize) -> bool {
    if !is_mark(document, token) || !matches!(document.word(token), "'" | "‘" | "‚" | "‛" | "`") {
        return false;
    }
    let (before, after) = neighbours(document, token);
    let free = before.is_none_or(|c| c.is_whitespace() || is_dash(c) || matches!(c, '(' | '[' | '"' | '“'));
    free && after
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '[' | '$' | '£' | '.' | '…' | '#' | '@'))
        && !left_out(document, token + 1)
}

/// True for words that an apostrophe begins: 'em, '90s, 'tis.
fn left_out(document: &Document, token: usize) -> bool {
    let it = &document.tokens[token];
    let year = it.kind == TokenKind::Number && it.span.len() == 2;
    year || document.in_group(token, Groups::ELIDED) && it.shape != Shape::Initial
}

/// True for a single mark that can close: it is after a word or stop, and not before a word.
fn closes_single(document: &Document, token: usize) -> bool {
    if !is_mark(document, token) || !matches!(document.word(token), "'" | "’" | "‘") {
        return false;
    }
    let (before, after) = neighbours(document, token);
    before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found: Vec<_> = document.quotations.iter().map(|q| q.inner.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn double_marks_of_all_forms_are_paired() {
        check("\"Stop,\" he said, \"or I go.\"", &["Stop,", "or I go."]);
        check("“Stop,” he said. ''No,'' she said. ``Yes,'' he said.", &["Stop,", "No,", "Yes,"]);
        check("‘‘Stop,’’ he said. “No,’’ she said. ‘’So,’’ he said.", &["Stop,", "No,", "So,"]);
        check("He said „nein“ and «non» and “no\".", &["nein", "non", "no"]);
        check("He called it an “urgent review“ of the “plan“.", &["urgent review", "plan"]);
        check("“I was—” he said. —“Go.”", &["I was—", "Go."]);
    }

    #[test]
    fn a_quotation_within_another_belongs_to_the_outer() {
        check("“She said ‘no’ to me,” he said.", &["She said ‘no’ to me,"]);
        check("\"She said \"no\" to me,\" he said.", &["She said \"no\" to me,"]);
        check("‘She said “no” to me,’ he said.", &["She said “no” to me,"]);
    }

    #[test]
    fn single_marks_are_distinguished_from_apostrophes() {
        check("'It's the workers' right,' he said.", &["It's the workers' right,"]);
        check("The workers' and nurses' pay rose.", &[]);
        check("Rock 'n' roll in the '90s got 'em going.", &[]);
        check("Minister 'sorry' over leak", &["sorry"]);
        check("‘I’m done,’ she said. Her parents’ house", &["I’m done,"]);
    }

    #[test]
    fn feet_inches_and_markup_are_no_quotations() {
        check("He is 6'2\" tall and she is 5'4\" tall.", &[]);
        check("A 12\" pipe and a 6\" one.", &[]);
        check("\"I am 62,\" he said. \"Not 6'2\" tall,\" he added.", &["I am 62,", "Not 6'2\" tall,"]);
        check("<post id=\"3\" by=\"me\">", &[]);
    }

    #[test]
    fn a_missing_mark_costs_no_more_than_its_own_quotation() {
        check("“One.\n“Two.\n“Three,” he said.", &["One.", "Two.", "Three,"]);
        check("“One “or” so.\n“Two,” he said.", &["One “or” so.", "Two,"]);
        check("“One.\nTwo,” he said.", &["One.", "Two,"]);
        check("\"I went, he said. \"Then I left,\" he added.", &["I went,", "Then I left,"]);
        check("He said: “We go.\nNobody went.", &["We go."]);
        check("We go now,” he said.", &["We go now,"]);
    }

    #[test]
    fn a_text_that_lost_its_line_breaks_opens_again_within_a_quotation() {
        check("He said: “One. “Two. “Three.” It rained.", &["One.", "Two.", "Three."]);
        check("\"Is it one? \"Two, then,\" he said.", &["Is it one?", "Two, then,"]);
        check("“One. She said: “Two.” Three,” he said.", &["One. She said: “Two.” Three,"]);
        check("“One. Read More “Two", &["One.", "Two"]);
        check("“One. Read More “Two\nNo, “Three” it is.", &["One.", "Two", "Three"]);
    }

    #[test]
    fn a_closing_mark_closes_after_a_space() {
        check("“We go, ”said the mayor. “Not I, ” said Lee.", &["We go,", "Not I,"]);
        check("“We go, ”said the mayor.“ Not I.” It rained.", &["We go,", "Not I."]);
        check("Hon sade ”ja” och ”nej”.", &["ja", "nej"]);
    }
}
