//! What a page says by elements alone becomes part of its text, and what it crosses out is left out.

use crate::lexicon::RAISED;
use dom_query::Document;

/// A soft hyphen, and the space and the joiner without width: they only tell where a line may end.
pub const INVISIBLE: [char; 3] = ['\u{AD}', '\u{200B}', '\u{2060}'];

/// Puts the marks of `<q>` around its words, raises the figures of `<sup>` (10⁶ is not 106), makes paragraphs of the
/// terms of a `<dl>` and their descriptions, and removes what is deleted or crossed out.
pub fn write_out(page: &Document) {
    page.select("del, s, strike").remove();
    for quote in page.select("q").nodes() {
        let words = quote.text();
        let whole = quote.children_it(false).any(|child| child.has_name("p") || child.has_name("div"));
        if !is_marked(&words) && !words.trim().is_empty() && !whole {
            quote.prepend_html("“");
            quote.append_html("”");
        }
    }
    for raised in page.select("sup").nodes() {
        if let Some(figures) = superscript(&raised.text()) {
            raised.set_text(figures);
        }
    }
    for element in page.select("dl, dt, dd").nodes() {
        element.rename(if element.has_name("dl") { "div" } else { "p" });
    }
}

/// True for words that have quotation marks of their own.
pub fn is_marked(quote: &str) -> bool {
    quote.trim_start().starts_with(['"', '“', '‘', '«', '„', '\''])
}

/// Figures as raised characters; none if other characters are among them.
pub fn superscript(text: &str) -> Option<String> {
    let raise = |c: char| match c {
        '-' | '−' => Some('⁻'),
        '+' => Some('⁺'),
        c => RAISED.get(c.to_digit(10)? as usize).copied(),
    };
    let text = text.trim();
    if text.is_empty() { None } else { text.chars().map(raise).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_raised_and_words_are_not() {
        assert_eq!(superscript(" 12 ").as_deref(), Some("¹²"));
        assert_eq!(superscript("-3").as_deref(), Some("⁻³"));
        assert_eq!(superscript("th"), None);
        assert_eq!(superscript(""), None);
    }
}
