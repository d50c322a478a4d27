//! Hidden parts of the story are shown: paragraphs behind a paywall, and those hidden only from screen readers.

use super::element::{is_any, is_dialog, is_leaf, is_mostly_links, of_names};
use super::text::{Text, letters};
use crate::lexicon::pages::Part;
use dom_query::{Document, NodeRef, Selection};

/// Shows hidden parts of the story: paragraphs hidden only from screen readers, and those marked as for subscribers.
/// Pull quotes and the like, which repeat words of the story, stay hidden, and so does everything outside the story.
pub fn show_hidden(page: &Document, for_subscribers: &[String]) {
    const MOST: usize = 500;
    let told: Vec<_> = for_subscribers.iter().filter_map(|selector| page.try_select(selector)).collect();
    let is_for_subscribers =
        |element: &NodeRef| told.iter().any(|part| part.nodes().iter().any(|node| node.id == element.id));
    let candidates = page.select("[aria-hidden], [hidden], [style]");
    let hidden = candidates.nodes().iter().filter_map(|element| Some((element, Hidden::of(element)?))).take(MOST);
    let hidden: Vec<_> = hidden.collect();
    let body = if hidden.is_empty() { String::new() } else { letters(&page.select("body").text()) };
    for (element, how) in hidden {
        if is_drop_cap(element) {
            show(element);
        }
        let named = of_names(element).contains(Part::SUBSCRIBERS) || is_for_subscribers(element);
        let text = Text::of(element);
        let wanted = named || (how == Hidden::FromReadersAloud && is_paragraphs(element));
        let offers = text.is_short(600) && text.part().contains(Part::OFFER);
        let story = wanted && text.is_prose() && !offers && !is_mostly_links(&Selection::from(*element));
        if story && is_in_story(element) && !repeats(&text.words, &body) {
            show(element);
            element.descendants().iter().for_each(|node| node.remove_attr("aria-hidden"));
        }
    }
    let named = page.select("[class], [id]");
    for element in named.nodes().iter().filter(|element| of_names(element).contains(Part::SUBSCRIBERS)) {
        let text = Text::of(element);
        if text.is_prose()
            && !(text.is_short(600) && text.part().contains(Part::OFFER))
            && Hidden::of(element).is_none()
        {
            element.remove_attrs(&["class", "id"]);
        }
    }
}

/// Shows an element, whatever its class names and style.
pub fn show(element: &NodeRef) {
    element.remove_attrs(&["hidden", "aria-hidden", "style", "class", "id", "amp-access-hide", "role"]);
}

/// How an element is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It is visible, but hidden from screen readers.
    FromReadersAloud,
    /// It is not shown at all.
    FromAll,
}

impl Hidden {
    /// How this element is hidden, if it is.
    pub fn of(element: &NodeRef) -> Option<Self> {
        let style: String = element.attr_or("style", "").chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        if element.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden") {
            return Some(Self::FromAll);
        }
        (element.attr_or("aria-hidden", "").as_ref() == "true").then_some(Self::FromReadersAloud)
    }
}

/// True for a paragraph or an item of a list, for an element with some or within one, and for a block with nothing but
/// text.
pub fn is_paragraphs(element: &NodeRef) -> bool {
    const PARAGRAPHS: [&str; 2] = ["p", "li"];
    is_any(element, &PARAGRAPHS)
        || element.parent().is_some_and(|around| is_any(&around, &PARAGRAPHS))
        || element.has_name("div") && is_leaf(element)
        || element.descendants_it().any(|node| is_any(&node, &PARAGRAPHS))
}

/// True for the large first letter of a story, which is read aloud with the rest of its word.
fn is_drop_cap(element: &NodeRef) -> bool {
    let (letter, rest) = (element.text(), element.next_sibling().filter(NodeRef::is_text).map(|rest| rest.text()));
    let one = letter.chars().count() == 1 && letter.starts_with(char::is_uppercase);
    one && element.prev_sibling().is_none() && rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// True for an element among the paragraphs of the story, and not in a separate part of the page.
fn is_in_story(element: &NodeRef) -> bool {
    let apart = |node: &NodeRef| {
        is_any(node, &["nav", "footer", "aside", "form", "figure", "button"])
            || is_dialog(node)
            || of_names(node).contains(Part::NOTICE)
    };
    let story =
        |node: &NodeRef| is_any(node, &["article", "main"]) || node.attr_or("itemprop", "").contains("articleBody");
    let among = |parent: NodeRef| {
        parent.element_children().iter().any(|child| child.has_name("p") && Hidden::of(child).is_none())
    };
    let around = || element.ancestors_it(None).chain([*element]);
    !around().any(|node| apart(&node)) && (around().any(|node| story(&node)) || element.parent().is_some_and(among))
}

/// True for words that are elsewhere on the page too.
fn repeats(words: &str, body: &str) -> bool {
    let words = letters(words);
    let mut found = memchr::memmem::find_iter(body.as_bytes(), words.as_bytes());
    found.next().is_some() && found.next().is_some()
}
