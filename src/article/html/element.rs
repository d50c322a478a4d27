//! What kind of part of a page an element is, by its name, its classes and its elements.

use crate::lexicon::pages::{self, Part};
use dom_query::{NodeRef, Selection};

/// This many nodes of an element are enough to classify it.
pub const MOST_NODES: usize = 5_000;

/// True for an element with one of these names.
pub fn is_any(element: &NodeRef, names: &[&str]) -> bool {
    names.iter().any(|name| element.has_name(name))
}

/// What its class names and its id indicate.
pub fn of_names(element: &NodeRef) -> Part {
    let Some(element) = element.element_ref() else { return Part::empty() };
    let names = element.attrs.iter().filter(|attr| matches!(attr.name.local.as_ref(), "class" | "id"));
    names.map(|attr| pages::of_names(&attr.value)).collect()
}

/// Elements that contain other blocks.
pub fn is_box(element: &NodeRef) -> bool {
    is_any(element, &["div", "section", "aside", "form", "footer", "dialog", "ul"])
        || !is_any(element, &["p", "span", "a", "li", "html", "body"]) && element.has_attr("id")
}

/// Paragraphs and what serves as such: blocks without blocks in them.
pub fn is_leaf(element: &NodeRef) -> bool {
    const BLOCKS: [&str; 8] = ["p", "div", "section", "ul", "ol", "table", "article", "blockquote"];
    is_any(element, &["p", "div", "li", "small", "span"])
        && !element.descendants_it().take(200).any(|node| is_any(&node, &BLOCKS))
}

/// Inline words may be a day, or name a picture, and belong to the sentence around them.
pub fn is_paragraph(element: &NodeRef) -> bool {
    is_any(element, &["p", "div", "li"])
}

/// True for what opens over the page.
pub fn is_dialog(element: &NodeRef) -> bool {
    element.has_name("dialog")
        || element.has_attr("aria-modal")
        || matches!(element.attr_or("role", "").as_ref(), "dialog" | "alertdialog")
        || of_names(element).contains(Part::DIALOG)
}

/// True for more words in links than outside them.
pub fn is_mostly_links(part: &Selection) -> bool {
    let links: usize = part.select("a").iter().map(|link| link.text().len()).sum();
    2 * links > part.text().len()
}
