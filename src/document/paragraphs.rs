//! Where paragraphs begin and end.

use crate::lexicon::{Lexicon, WordClass};
use crate::span::Span;

/// The paragraphs of a text, without white space at their ends. A line is a paragraph, unless it breaks off in
/// mid-sentence and continues in the next; if lines are wrapped to a width, empty lines separate the paragraphs.
pub fn split(text: &str) -> Vec<Span> {
    let lines: Vec<Span> = lines(text).collect();
    if !wrapped(text, &lines) {
        return whole(text, &lines);
    }
    lines
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty())
        .map(|block| block[0].join(block[block.len() - 1]))
        .collect()
}

/// The lines that are not empty, those broken in mid-sentence joined again.
fn whole(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    for pair in [Span::default()].iter().chain(lines).zip(lines) {
        match (pair, paragraphs.len()) {
            ((_, line), _) if line.is_empty() => {}
            // The first paragraph is the headline, which rarely ends like a sentence.
            ((before, line), 2..) if breaks_off(text, *before, *line) => {
                let last = paragraphs.len() - 1;
                paragraphs[last] = paragraphs[last].join(*line);
            }
            ((_, line), _) => paragraphs.push(*line),
        }
    }
    paragraphs
}

/// True when a line stops in mid-sentence and the next one continues: it is long, ends without a mark, and the next
/// begins in lower case or its own last word requires another.
fn breaks_off(text: &str, line: Span, next: Span) -> bool {
    const LONG: usize = 40;
    let words = line.of(text);
    if line.len() < LONG || !words.ends_with(|c: char| c.is_alphanumeric() || c == ',') {
        return false;
    }
    let last = words.rsplit(' ').next().unwrap_or(words);
    let open = WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::CONJUNCTION;
    let asks = || last.starts_with(char::is_lowercase) && Lexicon::get().class(last).intersects(open);
    next.of(text).starts_with(char::is_lowercase) || asks()
}

/// The lines, trimmed, including the empty ones. Lines end with LF, CR, CRLF or a Unicode line or paragraph separator.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    // The separators U+2028 and U+2029 begin with the byte E2.
    let ends = memchr::memchr3_iter(b'\n', b'\r', 0xE2, text.as_bytes());
    let ends = ends.filter_map(|at| match &text.as_bytes()[at..] {
        [b'\r', b'\n', ..] => None,
        [b'\n', ..] if text[..at].ends_with('\r') => Some((at - 1, at + 1)),
        [b'\n' | b'\r', ..] => Some((at, at + 1)),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some((at, at + 3)),
        _ => None,
    });
    ends.chain([(text.len(), text.len())]).map(move |(end, next)| {
        let line = Span::new(start, end).trim(text);
        start = next;
        line
    })
}

/// True when the lines are wrapped to a width: there are blocks of several lines between empty ones, their lines are
/// about as long as each other and mostly stop in mid-sentence.
fn wrapped(text: &str, lines: &[Span]) -> bool {
    let mut below = lines.iter().skip_while(|line| line.is_empty()).skip_while(|line| !line.is_empty());
    let parted = below.any(|line| !line.is_empty());
    let inner: Vec<Span> =
        lines.windows(2).filter(|pair| pair.iter().all(|l| !l.is_empty())).map(|pair| pair[0]).collect();
    let open = inner.iter().filter(|line| !line.of(text).ends_with(['.', '!', '?', '"', '”', ':', '\''])).count();
    let longest = inner.iter().map(|line| line.len()).max().unwrap_or(0);
    parted && inner.len() > 1 && (20..=100).contains(&longest) && 4 * open >= 3 * inner.len()
}
