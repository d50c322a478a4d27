//! Quotation marks and what stands between them.

use super::{Document, TokenKind};
use crate::span::Span;

/// The kind of marks around a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// " “ ” '' ``
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
    /// False when the closing mark is missing: the quotation goes on in the next paragraph, or the mark was forgotten.
    pub closed: bool,
}

/// Pairs the marks of each paragraph.
pub fn pair(document: &Document) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for paragraph in &document.paragraphs {
        let mut open: Option<Span> = None;
        for token in document.tokens_in(paragraph.span) {
            if document.tokens[token].kind != TokenKind::Mark
                || !matches!(document.word(token), "\"" | "“" | "”" | "''" | "``")
            {
                continue;
            }
            let mark = document.tokens[token].span;
            match open.take() {
                None => open = Some(mark),
                Some(start) => quotations.push(Quotation {
                    inner: Span { start: start.end, end: mark.start }.trim(document.text),
                    outer: start.join(mark),
                    mark: Mark::Double,
                    closed: true,
                }),
            }
        }
        if let Some(start) = open {
            let outer = Span { start: start.start, end: paragraph.span.end };
            let inner = Span { start: start.end, end: paragraph.span.end }.trim(document.text);
            quotations.push(Quotation { inner, outer, mark: Mark::Double, closed: false });
        }
    }
    quotations
}
