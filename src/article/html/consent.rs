//! Requests to accept cookies are removed with all that they say, whatever their container is called.

use super::element::{MOST_NODES, is_box, is_leaf, is_paragraph};
use super::story::Stories;
use super::text::Text;
use dom_query::NodeRef;
use std::collections::HashSet;

/// Removes the containers of requests for consent that hold little else.
pub fn drop_requests(body: &NodeRef, stories: &Stories) {
    // A container is judged once, so that this takes linear time.
    let mut judged = HashSet::new();
    let paragraphs: Vec<NodeRef> = body.descendants_it().filter(|node| is_paragraph(node) && is_leaf(node)).collect();
    for paragraph in paragraphs.iter().filter(|node| Text::of(node).asks_for_consent()) {
        let mut whole = None;
        let mut next = paragraph.parent();
        while let Some(around) =
            next.filter(|node| is_box(node) && !stories.are_in(node) && judged.insert(node.id) && is_request(node))
        {
            whole = Some(around);
            next = around.parent();
        }
        if let Some(request) = whole {
            request.remove_from_parent();
        }
    }
}

/// True if two thirds of the prose in a container are about cookies or speak to the reader.
fn is_request(container: &NodeRef) -> bool {
    let paragraphs = container.descendants_it().take(MOST_NODES).filter(|node| is_paragraph(node) && is_leaf(node));
    let (mut all, mut of_consent) = (0, 0);
    for text in paragraphs.map(|node| Text::of(&node)).filter(Text::is_prose) {
        all += text.words.len();
        of_consent += if text.is_of_consent() { text.words.len() } else { 0 };
    }
    3 * of_consent >= 2 * all
}
