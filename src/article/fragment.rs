//! A fragment of HTML, as feeds, news APIs and newsletters contain it: all its paragraphs.

use super::html;
use dom_query::{Document, NodeRef};

/// True for a text that is HTML: it has end tags of paragraphs, divisions and the like, or line breaks, rather than
/// only mentioning them.
pub fn is_marked(text: &str) -> bool {
    const MARKS: [&str; 8] = ["</p>", "</div>", "<br>", "<br/>", "<br />", "</li>", "</h2>", "<p>"];
    let begins =
        |rest: &[u8], mark: &str| rest.get(..mark.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(mark.as_bytes()));
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| MARKS.iter().any(|mark| begins(&bytes[at..], mark)))
}

/// The paragraphs of a fragment of HTML, in order; without what readers do not see, and without captions.
pub fn paragraphs(html: &str) -> Result<Vec<String>, String> {
    html::shallow(html.as_bytes())?;
    let document = Document::fragment(html);
    html::marks::write_out(&document);
    let mut walk = Walk::default();
    walk.children(&document.root());
    Ok(walk.end())
}

/// Text without markup, on one line: a headline in a feed.
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    paragraphs(html).map_or_else(|_| html.to_owned(), |paragraphs| paragraphs.join(" "))
}

/// Builds paragraphs from texts, line breaks and ends of paragraphs.
#[derive(Default)]
pub struct Walk {
    paragraphs: Vec<String>,
    current: String,
}

impl Walk {
    fn children(&mut self, node: &NodeRef) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text());
            } else if child.is_element() {
                self.element(&child);
            }
        }
    }

    fn element(&mut self, node: &NodeRef) {
        let name = node.node_name().unwrap_or_default();
        if is_unseen(&name) || is_hidden(node) {
            return;
        }
        match &*name {
            "br" => self.end_line(),
            "hr" => self.end_paragraph(),
            inline if is_inline(inline) => self.children(node),
            _ => {
                self.end_paragraph();
                self.children(node);
                self.end_paragraph();
            }
        }
    }

    /// White space becomes one blank, or nothing at the beginning of a line.
    pub fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| !is_padding(*c)) {
            if !c.is_whitespace() {
                self.current.push(c);
            } else if !self.current.is_empty() && !self.current.ends_with([' ', '\n']) {
                self.current.push(' ');
            }
        }
    }

    /// One line break stays within the paragraph, two end it.
    pub fn end_line(&mut self) {
        let end = self.current.trim_end_matches(' ').len();
        self.current.truncate(end);
        if self.current.ends_with('\n') {
            self.end_paragraph();
        } else if !self.current.is_empty() {
            self.current.push('\n');
        }
    }

    /// Ends a paragraph, if one has begun.
    pub fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.current);
        let paragraph = paragraph.trim();
        if !paragraph.is_empty() {
            self.paragraphs.push(paragraph.to_owned());
        }
    }
}

impl Walk {
    /// The paragraphs.
    pub fn end(mut self) -> Vec<String> {
        self.end_paragraph();
        self.paragraphs
    }
}

/// Zero-width characters that pad the first lines of newsletters; a soft hyphen is not part of a word either.
fn is_padding(c: char) -> bool {
    html::marks::INVISIBLE.contains(&c) || matches!(c, '\u{200C}' | '\u{34F}' | '\u{FEFF}')
}

fn is_unseen(name: &str) -> bool {
    const UNSEEN: [&str; 17] = [
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "figcaption",
        "svg",
        "math",
        "iframe",
        "object",
        "video",
        "audio",
        "form",
        "button",
        "select",
        "textarea",
    ];
    UNSEEN.contains(&name)
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("mso-hide:all")
}

/// Inline elements; all others begin a paragraph.
fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 31] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u",
    ];
    INLINE.contains(&name) || name.contains(['-', ':']) || matches!(name, "var" | "wbr" | "html" | "body" | "img")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(paragraphs(html).unwrap(), expected, "{html}");
    }

    #[test]
    fn paragraphs_are_what_is_apart() {
        check("<p>A <b>dam</b>\nbroke.</p><p>Ann&nbsp;Lee &amp; Tom</p>", &["A dam broke.", "Ann Lee & Tom"]);
        check("A dam broke.<br><br>Forty houses.<br/>One church.", &["A dam broke.", "Forty houses.\nOne church."]);
        check("<table><tr><td>Left</td><td>Right</td></tr></table>", &["Left", "Right"]);
        check("<div>One<div>Two</div>Three</div>", &["One", "Two", "Three"]);
        check("<dl><dt>Mayor</dt><dd>Ann Lee</dd></dl>", &["Mayor", "Ann Lee"]);
        check("no marks", &["no marks"]);
    }

    #[test]
    fn what_readers_do_not_see_is_left_out() {
        check("<script>x()</script><style>p{}</style><p>Seen</p><!-- not -->", &["Seen"]);
        check("<div style=\"display: none\">\u{200c}\u{34f}Hidden</div><p hidden>No</p><p>Se\u{ad}en</p>", &["Seen"]);
        check("<figure><img src=x><figcaption>A dam</figcaption></figure><p>Seen</p>", &["Seen"]);
    }

    #[test]
    fn marks_are_written_out_and_deletions_left_out() {
        check("<p><q>It broke</q>, she said.</p>", &["“It broke”, she said."]);
        check("<p><q>“It broke”</q>, she said.</p>", &["“It broke”, she said."]);
        check(
            "<p>10<sup>6</sup> tons on 3 m<sup>2</sup>, the 4<sup>th</sup> flood</p>",
            &["10⁶ tons on 3 m², the 4th flood"],
        );
        check("<p>H<sub>2</sub>O took <del>five</del> <ins>four</ins> <s>men</s>boats.</p>", &["H2O took four boats."]);
    }

    #[test]
    fn html_is_distinguished_from_text() {
        for text in ["<p>One</p>", "One<br>Two", "<DIV>One</DIV>"] {
            assert!(is_marked(text), "{text}");
        }
        for text in ["One < two > three", "The <b> element", "plain"] {
            assert!(!is_marked(text), "{text}");
        }
        assert_eq!(plain("Lee &amp; Co <em>win</em>"), "Lee & Co win");
    }

    #[test]
    fn deep_pieces_are_refused() {
        assert!(paragraphs(&"<div>".repeat(100_000)).is_err());
    }
}
