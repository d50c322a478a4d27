//! Before the main text is extracted, what is not part of the story is removed, and hidden parts of the story are
//! shown. Removed are cookie notices, offers to subscribers, captions and credits of pictures, and what is beside an
//! article; shown are paragraphs behind a paywall and the parts of AMP pages.

use super::element::{MOST_NODES, is_any, is_box, is_dialog, is_leaf, is_paragraph, of_names};
use super::story::Stories;
use super::text::{Text, letters};
use super::{amp, consent, hidden, story};
use crate::lexicon::pages::Part;
use dom_query::{Document, NodeRef};

/// Cleans a page. `for_subscribers` are the selectors of what it says only subscribers can read.
pub fn clean(page: &Document, for_subscribers: &[String]) {
    amp::choose(page);
    let stories = Stories::of(page);
    story::show_around(page, &stories);
    hidden::show_hidden(page, for_subscribers);
    let Some(body) = page.body() else { return };
    story::drop_beside(&body, &stories);
    consent::drop_requests(&body, &stories);
    let elements: Vec<NodeRef> = body.descendants_it().filter(NodeRef::is_element).collect();
    for element in elements {
        if is_extra(&element, &stories) {
            element.remove_from_parent();
        }
    }
    story::free_of_asides(&body, &stories);
}

/// True for what is not the story: a cookie notice, an offer, a dialog, the caption of a picture.
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
        || is_box && text.is_short(2_000) && is_dialog(element)
        || names.contains(Part::CAPTION) && text.is_short(500)
        || is_leaf && is_paragraph(element) && text.is_beside_story()
        || is_leaf && is_caption(element, &text)
}

/// True for a figure with a picture or a video, whatever its caption.
fn is_picture(figure: &NodeRef) -> bool {
    let has = |names: &[&str]| figure.descendants_it().take(MOST_NODES).any(|node| is_any(&node, names));
    has(&["img", "picture", "video", "amp-img", "iframe", "svg"])
        && !has(&["table", "blockquote"])
        && Text::of(figure).is_short(800)
}

/// True for a paragraph with a picture whose words are all marked as its caption.
fn is_caption(element: &NodeRef, text: &Text) -> bool {
    let has_picture = element.descendants_it().take(200).any(|node| is_any(&node, &["img", "picture"]));
    has_picture && text.is_short(300) && {
        let apart = element.descendants_it().take(200).filter(|node| is_any(node, &["em", "i", "small", "figcaption"]));
        let apart: usize = apart.map(|node| letters(&node.text()).len()).sum();
        apart > 0 && apart >= letters(&text.words).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the page after cleaning.
    #[track_caller]
    fn check(body: &str, expected: &str) {
        let page = cleaned(body);
        let is_seen =
            |node: &&NodeRef| node.ancestors_it(None).chain([**node]).all(|node| hidden::Hidden::of(&node).is_none());
        let paragraphs = page.select("p, li, h1");
        let seen = paragraphs.nodes().iter().filter(is_seen).map(|node| node.text().trim().to_owned());
        assert_eq!(seen.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|"), expected, "{body}");
    }

    fn cleaned(body: &str) -> Document {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        clean(&page, &[".behind".to_owned()]);
        page
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
        let item = "Forty people work there, most of them since school.";
        check(&format!("<article>{STORY}<ul aria-hidden=true><li>{item}</ul></article>"), &format!("{SAID}|{item}"));
        let bare = format!("<article>{STORY}<div aria-hidden=true>{item}</div></article>");
        assert!(!cleaned(&bare).select("article > div").is("[aria-hidden]"));
        let paged = format!("<div id=app aria-hidden=true><article><h1>Mill</h1>{STORY}</article></div>");
        check(&format!("{paged}<div role=dialog><p>Choose a plan.</p></div>"), &format!("Mill|{SAID}"));
        check(&format!("<article><p><span aria-hidden=true>{SAID}</span></p></article>"), SAID);
        let capital = "<article><p><span class=cap aria-hidden=true>T</span>he mill will close.</p></article>";
        assert!(!cleaned(capital).select("span").is("[aria-hidden]"));
        let sign = "<article><p><b aria-hidden=true>X</b> marks the spot of the mill.</p></article>";
        assert!(cleaned(sign).select("b").is("[aria-hidden]"));
        let links = "<li><a href=/a>What the owners of the mill said to us.</a>";
        check(&format!("<article>{STORY}<ul aria-hidden=true>{links}</ul></article>"), SAID);
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
        let more = "<p>When you read our pages, your browser keeps them for thirty days.</p><p>You may say no.</p>";
        check(
            &format!("<div><div>{notice}{more}{more}</div></div><div>{STORY}{STORY}</div>"),
            &format!("{SAID}|{SAID}"),
        );
        check(&format!("<div>{notice}{STORY}{STORY}{STORY}</div>"), &[SAID; 3].join("|"));
        let law = "The law asks sites for consent before they store cookies, and you can say no, the minister said.";
        check(&format!("<body class=cookie-law><p>{law}</p>"), law);
        check(&format!("<div class=has-cookie-banner><h1>Mill</h1>{STORY}</div>"), &format!("Mill|{SAID}"));
    }

    #[test]
    fn dialogs_are_no_story() {
        for dialog in ["role=dialog", "role=alertdialog", "class='modal fade'", "class=popup aria-hidden=true"] {
            let words = "<p>Send it to a friend. We use your address only once.</p>";
            check(&format!("<article>{STORY}<div {dialog}><div>{words}</div></div></article>"), SAID);
        }
        check(&format!("<div class=modal-page><h1>Mill</h1>{STORY}</div>"), &format!("Mill|{SAID}"));
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
}
