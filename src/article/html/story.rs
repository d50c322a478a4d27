//! Where a page has its story, by its elements. What is beside the story there is removed, and a story in an element
//! for asides is freed.

use super::byline;
use super::element::{is_any, is_box, is_dialog, of_names};
use super::hidden::{self, Hidden};
use super::text::Text;
use crate::lexicon::pages::Part;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// This much prose, in bytes, is a story and not the teaser of one: two or three sentences.
const FEWEST: usize = 300;

/// The elements that contain the headline or a whole story.
pub struct Stories(HashSet<NodeId>);

impl Stories {
    /// Finds them in a page.
    pub fn of(page: &Document) -> Self {
        let mut around = HashSet::new();
        for story in page.select("h1, article, main, [role=main], [itemprop~=articleBody]").nodes() {
            let mut next = if story.has_name("h1") { story.parent() } else { Some(*story) };
            // The ancestors of a node already visited are known.
            while let Some(node) = next.filter(|node| around.insert(node.id)) {
                next = node.parent();
            }
        }
        Self(around)
    }

    /// True for an element that contains one, or is one.
    pub fn are_in(&self, element: &NodeRef) -> bool {
        element.has_name("body") || self.0.contains(&element.id)
    }
}

/// Shows what is hidden from screen readers around a headline or a story, as in a page saved while a dialog was open.
pub fn show_around(page: &Document, stories: &Stories) {
    for around in page.select("[aria-hidden]").nodes() {
        if stories.are_in(around) && Hidden::of(around) == Some(Hidden::FromReadersAloud) && !is_dialog(around) {
            around.remove_attr("aria-hidden");
        }
    }
}

/// Removes what is beside the one article of a page, or beside its main part: adverts, notices, comments. Where there
/// is an article, footers and navigation are none, however long they are.
pub fn drop_beside(body: &NodeRef, stories: &Stories) {
    let articles = outermost(body, |node| node.has_name("article"));
    let mains = outermost(body, |node| node.has_name("main") || node.attr_or("role", "").as_ref() == "main");
    if !articles.is_empty() || !mains.is_empty() {
        let footers = outermost(body, |node| is_any(node, &["footer", "nav"]) && !stories.are_in(node));
        footers.iter().for_each(NodeRef::remove_from_parent);
    }
    let Some(mut inside) = only_story(&articles).or_else(|| only_story(&mains)) else { return };
    while let Some(around) = inside.parent().filter(|_| !inside.has_name("body")) {
        for part in around.element_children() {
            if is_box(&part) && !stories.are_in(&part) && !is_lead(&part) {
                part.remove_from_parent();
            }
        }
        inside = around;
    }
}

/// True for the first lines of a story, between its headline and itself.
fn is_lead(part: &NodeRef) -> bool {
    of_names(part).contains(Part::LEAD) && Text::of(part).is_short(600)
}

/// The only one of these elements with a story.
fn only_story<'a>(parts: &[NodeRef<'a>]) -> Option<NodeRef<'a>> {
    let mut stories =
        parts.iter().filter(|part| Prose::of(part).outside >= FEWEST && !byline::is_comment(part)).copied();
    stories.next().filter(|_| stories.next().is_none())
}

/// Elements of a kind that are in no other of it.
fn outermost<'a>(body: &NodeRef<'a>, is_wanted: impl Fn(&NodeRef) -> bool) -> Vec<NodeRef<'a>> {
    let (mut found, mut open) = (Vec::new(), vec![*body]);
    while let Some(node) = open.pop() {
        if is_wanted(&node) {
            found.push(node);
        } else {
            open.extend(node.children_it(false).filter(NodeRef::is_element));
        }
    }
    found
}

/// Unwraps a story from an element for asides, which would be removed together with it: an aside with the headline, or
/// with most of the prose of a page that has no other story. Where there is another, asides are removed.
pub fn free_of_asides(body: &NodeRef, stories: &Stories) {
    let prose = Prose::of(body);
    if prose.outside >= FEWEST && !prose.asides.iter().any(|aside| stories.are_in(aside)) {
        prose.asides.iter().for_each(NodeRef::remove_from_parent);
    }
    if prose.in_asides < prose.outside {
        return;
    }
    for aside in prose.asides.iter().filter(|aside| aside.parent().is_some()) {
        let text = Text::of(aside);
        if text.is_prose() && hidden::is_paragraphs(aside) && !text.part().contains(Part::OFFER) {
            hidden::show(aside);
            aside.rename("div");
        }
    }
}

/// The prose in an element, in bytes. What is hidden does not count.
#[derive(Default)]
struct Prose<'a> {
    asides: Vec<NodeRef<'a>>,
    in_asides: usize,
    outside: usize,
}

impl<'a> Prose<'a> {
    fn of(element: &NodeRef<'a>) -> Self {
        let mut prose = Self::default();
        let mut open = vec![(*element, false)];
        while let Some((node, aside)) = open.pop() {
            let starts_aside = node.has_name("aside") || node.attr_or("role", "").as_ref() == "complementary";
            if starts_aside {
                prose.asides.push(node);
            }
            if node.has_name("p") {
                prose.add(&node, aside);
            } else {
                let seen = node.children_it(false).filter(|child| child.is_element() && Hidden::of(child).is_none());
                open.extend(seen.map(|child| (child, aside || starts_aside)));
            }
        }
        prose
    }

    fn add(&mut self, paragraph: &NodeRef, aside: bool) {
        let text = Text::of(paragraph);
        let length = if text.is_prose() { text.words.len() } else { 0 };
        *(if aside { &mut self.in_asides } else { &mut self.outside }) += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "<p>The mill on the river will close in June, its owners told the council of the town.</p>";
    const RULES: &str = "<p>The prizes are kept for a month, and then they are given to the poor of the town.</p>";

    /// How many paragraphs of the story, and of other parts of the page, are left outside of asides.
    #[track_caller]
    fn check(body: &str, expected: [usize; 2]) {
        let page = Document::from(format!("<body>{body}</body>"));
        let body = page.body().unwrap();
        let stories = Stories::of(&page);
        drop_beside(&body, &stories);
        free_of_asides(&body, &stories);
        page.select("aside").remove();
        let left = |words: &str| page.select("p").nodes().iter().filter(|node| node.text().contains(words)).count();
        assert_eq!([left("mill"), left("prizes")], expected, "{}", page.html());
    }

    #[test]
    fn what_is_beside_an_article_is_no_story() {
        let [story, rules] = [STORY.repeat(5), RULES.repeat(20)];
        for beside in ["div", "section", "footer", "nav", "aside"] {
            check(&format!("<div><{beside}>{rules}</{beside}><article>{story}</article></div>"), [5, 0]);
            check(&format!("<main><h1>Mill</h1>{story}</main><{beside}>{rules}</{beside}>"), [5, 0]);
        }
        check(&format!("<article>{STORY}</article><footer>{rules}</footer>"), [1, 0]);
        check(&format!("{STORY}<article>{story}</article>"), [6, 0]);
        check(&format!("<div class=article-intro>{STORY}</div><article>{story}</article>"), [6, 0]);
        // Several articles, as in a live blog, a teaser, and a comment.
        check(&format!("<div>{story}</div><article>{story}</article><article>{story}</article>"), [15, 0]);
        check(&format!("<article>{STORY}</article><div>{story}</div>"), [6, 0]);
        check(&format!("<div>{story}</div><article class=comment>{rules}</article>"), [5, 20]);
    }

    #[test]
    fn a_story_in_an_aside_is_freed() {
        let [story, rules] = [STORY.repeat(5), RULES.repeat(20)];
        check(&format!("<p>Short.</p><aside class=sidebar>{story}</aside>"), [5, 0]);
        check(&format!("{rules}<aside><h1>Mill</h1>{story}{story}{story}{story}{story}</aside>"), [25, 20]);
        check(&format!("{story}<aside>{rules}</aside>"), [5, 0]);
        check(&format!("<article>{story}<aside>{rules}</aside></article>"), [5, 0]);
        for hidden in ["hidden", "style='display: none'", "style='visibility:hidden'", "aria-hidden=true"] {
            check(&format!("{STORY}<aside {hidden}>{rules}</aside>"), [1, 0]);
            check(&format!("{STORY}<div {hidden}><aside>{rules}</aside></div>"), [1, 0]);
        }
    }
}
