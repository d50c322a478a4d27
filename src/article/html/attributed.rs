//! Block quotations with their source: in a `<footer>` or `<cite>` within them, or in the caption of the figure that has
//! nothing else (HTML, "The blockquote element"). Marks and a dash write out what the elements say.

use super::element::is_any;
use super::marks::is_marked;
use dom_query::{Document, NodeRef};

/// The most letters of a source; longer ones are paragraphs of their own.
const LONGEST: usize = 160;

/// Puts marks around the words of such quotations and their source after them: “It rained.” — Ann Lee.
pub fn write_out(page: &Document) {
    for quotation in page.select("blockquote").nodes() {
        let Some(source) = source(quotation) else { continue };
        let words = source.text();
        let words = words.trim().trim_start_matches(['—', '–', '-', '~', ' ']).trim();
        if words.is_empty() || words.len() > LONGEST {
            continue;
        }
        source.remove_from_parent();
        mark(quotation);
        let line = page.tree.new_element("p");
        line.set_text(format!("— {words}"));
        quotation.append_child(&line);
    }
}

/// The element with the source of a quotation.
fn source<'a>(quotation: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let own = quotation.descendants_it().find(|node| node.has_name("footer"));
    let cite = || quotation.descendants_it().find(|node| node.has_name("cite") && is_alone(node));
    let figure = || quotation.parent().filter(|parent| parent.has_name("figure"));
    let caption = || figure()?.children_it(false).find(|node| node.has_name("figcaption"));
    own.or_else(cite).or_else(caption)
}

/// True for an element that is not within a sentence: nothing else is in its paragraph.
fn is_alone(cite: &NodeRef) -> bool {
    cite.parent().is_some_and(|parent| parent.has_name("blockquote") || parent.text().trim() == cite.text().trim())
}

/// Puts marks around the paragraphs of a quotation that has none, the closing one after the last.
fn mark(quotation: &NodeRef) {
    let whole = quotation.text();
    if is_marked(&whole) || whole.trim().is_empty() {
        return;
    }
    let paragraphs: Vec<NodeRef> = quotation.children_it(false).filter(|node| is_any(node, &["p", "div"])).collect();
    for paragraph in &paragraphs {
        paragraph.prepend_html("“");
    }
    match paragraphs.last() {
        Some(last) => last.append_html("”"),
        None => {
            quotation.prepend_html("“");
            quotation.append_html("”");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let page = Document::from(body);
        write_out(&page);
        let lines = page.select("p").nodes().iter().map(|node| node.text().trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines.join("|"), expected, "{body}");
    }

    #[test]
    fn sources_are_written_out() {
        let said = "<p>It rained.</p>";
        let line = "“It rained.”|— Ann Lee, a farmer";
        check(&format!("<blockquote>{said}<footer>— Ann Lee, a farmer</footer></blockquote>"), line);
        check(&format!("<blockquote>{said}<cite>Ann Lee, a farmer</cite></blockquote>"), line);
        check(&format!("<blockquote>{said}<footer><cite>Ann Lee, a farmer</cite></footer></blockquote>"), line);
        check(
            &format!("<figure><blockquote>{said}</blockquote><figcaption>Ann Lee, a farmer</figcaption></figure>"),
            line,
        );
        check(
            "<blockquote><p>“It rained.”</p><p>It poured.</p><footer>Ann Lee</footer></blockquote>",
            "“It rained.”|It poured.|— Ann Lee",
        );
    }

    #[test]
    fn other_quotations_stay() {
        check("<blockquote><p>It rained.</p></blockquote>", "It rained.");
        check(
            "<blockquote><p>It rained in <cite>The Tempest</cite> too.</p></blockquote>",
            "It rained in The Tempest too.",
        );
    }
}
