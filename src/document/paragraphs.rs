//! Where paragraphs begin and end.

use crate::span::Span;

/// The paragraphs of a text, white space at their ends left out. A line is a paragraph; where lines are wrapped to a
/// width, empty lines part the paragraphs.
pub fn split(text: &str) -> Vec<Span> {
    let lines: Vec<Span> = lines(text).collect();
    if !wrapped(text, &lines) {
        return lines.into_iter().filter(|line| !line.is_empty()).collect();
    }
    lines
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty())
        .map(|block| block[0].join(block[block.len() - 1]))
        .collect()
}

/// The lines, trimmed, the empty ones among them. Lines end with LF, CR, CRLF or a Unicode line or paragraph separator.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.char_indices().map(|(at, c)| (at, at + c.len_utf8(), c)).chain([(text.len(), text.len(), '\n')]).filter_map(
        move |(at, next, c)| {
            if !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                return None;
            }
            let crlf = c == '\n' && start == at && text[..at].ends_with('\r');
            let line = Span::new(start, at).trim(text);
            start = next;
            (!crlf).then_some(line)
        },
    )
}

/// True when the lines are wrapped to a width: there are blocks of several lines between empty ones, their lines are
/// about as long as each other and mostly stop in mid-sentence.
fn wrapped(text: &str, lines: &[Span]) -> bool {
    let inner: Vec<Span> =
        lines.windows(2).filter(|pair| pair.iter().all(|l| !l.is_empty())).map(|pair| pair[0]).collect();
    let open = inner.iter().filter(|line| !line.of(text).ends_with(['.', '!', '?', '"', '”', ':', '\''])).count();
    let longest = inner.iter().map(|line| line.len()).max().unwrap_or(0);
    lines.iter().any(|line| line.is_empty()) && (20..=100).contains(&longest) && 4 * open > 3 * inner.len() - 1
}
