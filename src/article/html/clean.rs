//! Before the main text is extracted, what is not part of the story is removed, and hidden parts of the story are
//! shown. Removed are cookie notices, offers to subscribers, captions and credits of pictures; shown are paragraphs
//! behind a paywall and the parts of AMP pages.

use super::byline;
use crate::lexicon::pages::{self, Part};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// Cleans a page. `for_subscribers` are the selectors of what it says only subscribers can read.
pub fn clean(page: &Document, for_subscribers: &[String]) {
    choose_amp(page);
    show_hidden(page, for_subscribers);
    let Some(body) = page.body() else { return };
    let elements: Vec<NodeRef> = body.descendants_it().filter(NodeRef::is_element).collect();
    let stories = Stories::of(page);
    for element in elements {
        if is_extra(&element, &stories) {
            element.remove_from_parent();
        }
    }
    free_story_of_asides(page);
}

/// Where an AMP page has variants for different readers, keeps those of subscribers.
fn choose_amp(page: &Document) {
    const OTHERS: &str = "amp-ad, amp-sticky-ad, amp-embed, amp-sidebar, amp-consent, amp-user-notification, amp-lightbox, \
        [subscriptions-action], [subscriptions-actions], [subscriptions-dialog]";
    page.select(OTHERS).remove();
    for part in page.select("[amp-access], [subscriptions-section], [subscriptions-display]").nodes() {
        let who =
            ["amp-access", "subscriptions-section", "subscriptions-display"].iter().find_map(|name| part.attr(name));
        let who = who.unwrap_or_default().to_ascii_lowercase();
        let excluded =
            who.split(|c: char| !c.is_alphanumeric()).any(|word| word == "not" || word == "actions" || word == "false");
        if excluded || who.contains('!') {
            part.remove_from_parent();
        } else {
            show(part);
        }
    }
}

/// Shows an element, whatever its class names and style.
fn show(element: &NodeRef) {
    element.remove_attrs(&["hidden", "aria-hidden", "style", "class", "id", "amp-access-hide", "role"]);
}

/// Shows hidden parts of the story: paragraphs hidden only from screen readers, and those marked as for subscribers.
/// Pull quotes and the like, which repeat words of the story, stay hidden, and so does everything outside the story.
fn show_hidden(page: &Document, for_subscribers: &[String]) {
    const MOST: usize = 500;
    let told: Vec<_> = for_subscribers.iter().filter_map(|selector| page.try_select(selector)).collect();
    let is_for_subscribers =
        |element: &NodeRef| told.iter().any(|part| part.nodes().iter().any(|node| node.id == element.id));
    let candidates = page.select("[aria-hidden], [hidden], [style]");
    let hidden = candidates.nodes().iter().filter_map(|element| Some((element, Hidden::of(element)?))).take(MOST);
    let hidden: Vec<_> = hidden.collect();
    let body = if hidden.is_empty() { String::new() } else { letters(&page.select("body").text()) };
    for (element, how) in hidden {
        let named = of_names(element).contains(Part::SUBSCRIBERS) || is_for_subscribers(element);
        let text = Text::of(element);
        let wanted = named || (how == Hidden::FromReadersAloud && is_paragraphs(element));
        let offers = text.is_short(600) && text.part().contains(Part::OFFER);
        if wanted && text.is_prose() && !offers && is_in_story(element) && !repeats(&text.words, &body) {
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

/// How an element is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// It is visible, but hidden from screen readers.
    FromReadersAloud,
    FromAll,
}

impl Hidden {
    fn of(element: &NodeRef) -> Option<Self> {
        let style: String = element.attr_or("style", "").chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        if element.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden") {
            return Some(Self::FromAll);
        }
        (element.attr_or("aria-hidden", "").as_ref() == "true").then_some(Self::FromReadersAloud)
    }
}

/// True for a paragraph, and for an element with paragraphs.
fn is_paragraphs(element: &NodeRef) -> bool {
    element.has_name("p") || element.descendants_it().any(|node| node.has_name("p"))
}

/// True for an element among the paragraphs of the story, and not in a separate part of the page.
fn is_in_story(element: &NodeRef) -> bool {
    let apart = |node: &NodeRef| {
        ["nav", "footer", "aside", "form", "dialog", "figure", "button"].iter().any(|name| node.has_name(name))
            || node.has_attr("aria-modal")
            || of_names(node).contains(Part::NOTICE)
    };
    let story = |node: &NodeRef| {
        ["article", "main"].iter().any(|name| node.has_name(name))
            || node.attr_or("itemprop", "").contains("articleBody")
    };
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

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// True for what is not the story: a cookie notice, an offer, the caption of a picture.
fn is_extra(element: &NodeRef, stories: &Stories) -> bool {
    let names = of_names(element);
    if element.has_name("figcaption") || element.attr_or("itemprop", "").as_ref() == "caption" {
        return true;
    }
    if element.has_name("figure") {
        return is_picture(element);
    }
    let (is_leaf, is_box) = (is_leaf(element), is_box(element));
    if !is_leaf && !is_box || stories.are_in(element) {
        return false;
    }
    let text = Text::of(element);
    names.contains(Part::NOTICE) && is_box && (text.part().contains(Part::COOKIE) || !text.is_prose())
        || names.contains(Part::OFFER)
            && is_box
            && text.is_short(600)
            && (text.part().contains(Part::OFFER) || !text.is_prose())
        || names.contains(Part::CAPTION) && text.is_short(500)
        || is_leaf && is_paragraph(element) && text.is_beside_story()
        || is_leaf && is_caption(element, &text)
}

/// Elements that contain other blocks.
fn is_box(element: &NodeRef) -> bool {
    ["div", "section", "aside", "form", "footer", "dialog", "ul"].iter().any(|name| element.has_name(name))
        || !["p", "span", "a", "li", "html", "body"].iter().any(|name| element.has_name(name)) && element.has_attr("id")
}

/// Paragraphs and what serves as such: blocks without blocks in them.
fn is_leaf(element: &NodeRef) -> bool {
    let block = |node: &NodeRef| {
        ["p", "div", "section", "ul", "ol", "table", "article", "blockquote"].iter().any(|name| node.has_name(name))
    };
    ["p", "div", "li", "small", "span"].iter().any(|name| element.has_name(name))
        && !element.descendants_it().take(200).any(|node| block(&node))
}

/// Inline words may be a day, or name a picture, and belong to the sentence around them.
fn is_paragraph(element: &NodeRef) -> bool {
    ["p", "div", "li"].iter().any(|name| element.has_name(name))
}

/// The elements that contain the headline or the whole story.
struct Stories(HashSet<NodeId>);

impl Stories {
    fn of(page: &Document) -> Self {
        let mut around = HashSet::new();
        for story in page.select("h1, article, main").nodes() {
            let mut next = if story.has_name("h1") { story.parent() } else { Some(*story) };
            // The ancestors of a node already visited are known.
            while let Some(node) = next.filter(|node| around.insert(node.id)) {
                next = node.parent();
            }
        }
        Self(around)
    }

    fn are_in(&self, element: &NodeRef) -> bool {
        element.has_name("body") || self.0.contains(&element.id)
    }
}

/// True for a figure with a picture or a video, whatever its caption.
fn is_picture(figure: &NodeRef) -> bool {
    let has = |names: &[&str]| {
        figure.descendants_it().take(MOST_NODES).any(|node| names.iter().any(|name| node.has_name(name)))
    };
    has(&["img", "picture", "video", "amp-img", "iframe", "svg"])
        && !has(&["table", "blockquote"])
        && Text::of(figure).is_short(800)
}

/// True for a paragraph with a picture whose words are all marked as its caption.
fn is_caption(element: &NodeRef, text: &Text) -> bool {
    let has_picture =
        element.descendants_it().take(200).any(|node| ["img", "picture"].iter().any(|name| node.has_name(name)));
    has_picture && text.is_short(300) && {
        let apart = element
            .descendants_it()
            .take(200)
            .filter(|node| ["em", "i", "small", "figcaption"].iter().any(|name| node.has_name(name)));
        let apart: usize = apart.map(|node| letters(&node.text()).len()).sum();
        apart > 0 && apart >= letters(&text.words).len()
    }
}

fn of_names(element: &NodeRef) -> Part {
    let Some(element) = element.element_ref() else { return Part::empty() };
    let names = element.attrs.iter().filter(|attr| matches!(attr.name.local.as_ref(), "class" | "id"));
    names.map(|attr| pages::of_names(&attr.value)).collect()
}

/// Unwraps a story from an element for asides, which would be removed together with it.
fn free_story_of_asides(page: &Document) {
    let prose = |within: &str| -> usize {
        let paragraphs = page.select(within);
        paragraphs.nodes().iter().map(Text::of).filter(Text::is_prose).map(|text| text.words.len()).sum()
    };
    let asides = page.select("aside, [role=complementary]");
    if asides.is_empty() || 2 * prose("aside p, [role=complementary] p") < prose("p") {
        return;
    }
    for aside in asides.nodes() {
        let text = Text::of(aside);
        if text.is_prose() && is_paragraphs(aside) && !text.part().contains(Part::OFFER) {
            show(aside);
            aside.rename("div");
        }
    }
}

/// This many nodes of an element are enough to classify it.
const MOST_NODES: usize = 5_000;

/// The beginning of the words of an element, by which it is classified.
struct Text {
    words: String,
}

impl Text {
    fn of(element: &NodeRef) -> Self {
        const MOST: usize = 20_000;
        let mut words = String::new();
        for node in element.descendants_it().take(MOST_NODES).filter(NodeRef::is_text) {
            for word in node.text().split_whitespace() {
                words.push_str(if words.is_empty() { "" } else { " " });
                words.push_str(word);
            }
            if words.len() > MOST {
                break;
            }
        }
        Self { words }
    }

    fn is_short(&self, most: usize) -> bool {
        self.words.len() <= most
    }

    fn part(&self) -> Part {
        pages::of_text(&self.words)
    }

    /// The kind of part, by its first words.
    fn begins(&self, words: usize) -> Part {
        let end = self.words.match_indices(' ').nth(words - 1).map_or(self.words.len(), |(at, _)| at);
        pages::of_text(&self.words[..end])
    }

    /// True for at least a sentence.
    fn is_prose(&self) -> bool {
        const FEWEST: usize = 6;
        let end = self.words.trim_end_matches(['”', '"', '’', '\'', ')']);
        self.words.split(' ').count() >= FEWEST && (end.ends_with(['.', '!', '?', '…']) || self.words.len() > 400)
    }

    fn quotes(&self) -> bool {
        self.words.contains(['“', '”', '"', '‘'])
    }

    fn speaks_to_reader(&self) -> bool {
        self.words
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ["you", "your"].iter().any(|you| word.eq_ignore_ascii_case(you)))
    }

    /// True for a request to accept cookies: it begins with the site itself.
    fn asks_for_consent(&self) -> bool {
        self.is_short(2_000)
            && !self.quotes()
            && (self.begins(5).contains(Part::SITE) || self.words.starts_with("We "))
            && self.part().contains(Part::COOKIE | Part::SITE)
            && self.speaks_to_reader()
    }

    /// True for an offer to the reader.
    fn offers(&self) -> bool {
        self.is_short(300)
            && !self.quotes()
            && (self.begins(6).contains(Part::OFFER) || self.part().contains(Part::OFFER) && self.speaks_to_reader())
    }

    /// True for a paragraph whose words show that it is not part of the story.
    fn is_beside_story(&self) -> bool {
        self.is_day() || self.asks_for_consent() || self.offers() || self.is_credit()
    }

    /// True for a day of publication by itself.
    fn is_day(&self) -> bool {
        self.is_short(60) && byline::is_day(&self.words)
    }

    /// True for the credit of a picture: Photo: Ann Lee, Image source, Agency.
    fn is_credit(&self) -> bool {
        const MOST_WORDS: usize = 20;
        let words = self.words.split(' ').count();
        let first = self.words.split(' ').next().unwrap_or_default();
        let is_label = pages::of_text(first).contains(Part::CREDIT) && first.ends_with([':', '/', '|'])
            || self.words.split_once([':', '/', ',', '|', '©']).is_some_and(|(label, _)| {
                label.split(' ').count() <= 3 && pages::of_text(label).contains(Part::CREDIT)
            });
        let names_maker = self.begins(2).contains(Part::CREDIT)
            && self.words.split(' ').nth(1) == Some("by")
            && !self.words.ends_with('.');
        words <= MOST_WORDS && (is_label || names_maker || words <= 3 && self.begins(words).contains(Part::CREDIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the page after cleaning.
    #[track_caller]
    fn check(body: &str, expected: &str) {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        clean(&page, &[".behind".to_owned()]);
        let is_seen = |node: &&NodeRef| node.ancestors_it(None).chain([**node]).all(|node| Hidden::of(&node).is_none());
        let paragraphs = page.select("p, li, h1");
        let seen = paragraphs.nodes().iter().filter(is_seen).map(|node| node.text().trim().to_owned());
        assert_eq!(seen.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|"), expected, "{body}");
    }

    const STORY: &str = "<p>The mill will close in June, it said.</p>";
    const SAID: &str = "The mill will close in June, it said.";

    #[test]
    fn paragraphs_hidden_from_screen_readers_belong_to_the_story() {
        let more = "<p aria-hidden=true>Forty people work there, most of them since school.</p>";
        check(
            &format!("<article>{STORY}{more}</article>"),
            &format!("{SAID}|Forty people work there, most of them since school."),
        );
        check(
            &format!("<div>{STORY}<div aria-hidden=true>{more}</div></div>"),
            &format!("{SAID}|Forty people work there, most of them since school."),
        );
        check(&format!("<article>{STORY}<p aria-hidden=true>The mill will close in June</p></article>"), SAID);
        check(&format!("<article>{STORY}</article><nav aria-hidden=true>{more}</nav>"), SAID);
        check(&format!("<article>{STORY}</article><div aria-hidden=true><p>Home News</p></div>"), SAID);
    }

    #[test]
    fn what_is_after_a_paywall_belongs_to_the_story_and_its_offer_does_not() {
        let more = "Forty people work there, most of them since school.";
        for hidden in [
            "class=paywall style='display: none'",
            "class='story premium' hidden",
            "class=behind hidden",
            "class=metered-content",
        ] {
            check(&format!("<article>{STORY}<div {hidden}><p>{more}</p></div></article>"), &format!("{SAID}|{more}"));
        }
        let offer = "Subscribe now and read all that we write, for £1 a week.";
        for named in ["class=paywall", "class=subscription-box", ""] {
            check(&format!("<article>{STORY}<div {named}><p>{offer}</p></div></article>"), SAID);
        }
        check(&format!("<article>{STORY}</article><div class=side hidden><p>{more}</p></div>"), SAID);
        check(
            &format!("<article>{STORY}<p>He told them to “subscribe now” or leave the hall.</p></article>"),
            &format!("{SAID}|He told them to “subscribe now” or leave the hall."),
        );
    }

    #[test]
    fn of_amp_pages_the_parts_for_subscribers_stay() {
        let [yes, no] =
            ["Forty people work there, most of them since school.", "Read on for a little money each week."];
        for [seen, unseen] in [
            ["amp-access='subscriber'", "amp-access='NOT subscriber'"],
            ["amp-access='views < 3 OR paid' amp-access-hide", "amp-access='!paid' amp-access-hide"],
            ["subscriptions-section=content", "subscriptions-section='content-not-granted'"],
            ["amp-access='granted' hidden", "subscriptions-dialog subscriptions-display='NOT granted'"],
        ] {
            check(
                &format!(
                    "<article>{STORY}<section {seen}><p>{yes}</p></section><section {unseen}><p>{no}</p></section></article>"
                ),
                &format!("{SAID}|{yes}"),
            );
        }
        check(
            &format!("<amp-sidebar><ul><li>News</ul></amp-sidebar>{STORY}<amp-consent><p>Agree?</p></amp-consent>"),
            SAID,
        );
    }

    #[test]
    fn notices_of_cookies_are_no_story() {
        let notice = "<p>We and our 99 partners keep cookies on your device. You can say no to some of them.</p>";
        let long = notice.repeat(40);
        for named in ["id=consent-layer", "class='js cookieBanner'", "id=onetrust-banner-sdk", "class=gdpr"] {
            check(&format!("<div {named}>{long}</div><main><h1>Mill</h1>{STORY}</main>"), &format!("Mill|{SAID}"));
        }
        check(&format!("<div>{notice}</div>{STORY}"), SAID);
        let law = "The law asks sites for consent before they store cookies, and you can say no, the minister said.";
        check(&format!("<body class=cookie-law><p>{law}</p>"), law);
        check(&format!("<div class=has-cookie-banner><h1>Mill</h1>{STORY}</div>"), &format!("Mill|{SAID}"));
    }

    #[test]
    fn captions_and_credits_are_no_paragraphs() {
        for caption in [
            "<figure><img src=a><figcaption>The mill in May. <p>Ann Lee</p></figcaption></figure>",
            "<figure><img src=a><p>The mill in May.</p></figure>",
            "<div class='wp-caption'><img src=a><p class=wp-caption-text>The mill in May.</p></div>",
            "<p class=photo-credit>Ann Lee, Tagblatt</p>",
            "<p>Photo: Ann Lee</p>",
            "<p>Photograph: Ann Lee/Tagblatt</p>",
            "<p>Image source, Tagblatt</p>",
            "<p><img src=a><br><em>The mill in May.</em></p>",
        ] {
            check(&format!("<article>{caption}{STORY}</article>"), SAID);
        }
        for kept in ["Images of the mill were shared, he said, all night.", "Pictures of it hang in the hall."] {
            check(&format!("<article>{STORY}<p>{kept}</p></article>"), &format!("{SAID}|{kept}"));
        }
        let within = "In <span>3 May 2021</span> he sold <small>Pictures</small> to them, it was said.";
        check(&format!("<article><p>{within}</p></article>"), "In 3 May 2021 he sold Pictures to them, it was said.");
        check(&format!("<article><p>3 May 2021, 10:15</p>{STORY}<p>2021</p></article>"), &format!("{SAID}|2021"));
        check("<figure><table><tr><td><p>The mill in May.</p></td></tr></table></figure>", "The mill in May.");
    }

    #[test]
    fn a_story_in_an_aside_is_freed() {
        let page = Document::from(format!("<body><p>Short.</p><aside class=sidebar>{}</aside>", STORY.repeat(3)));
        clean(&page, &[]);
        assert!(page.select("aside").is_empty() && page.select("div p").length() == 3);
        let page = Document::from(format!("<body>{}<aside>{STORY}</aside>", STORY.repeat(3)));
        clean(&page, &[]);
        assert_eq!(page.select("aside p").length(), 1);
    }
}
