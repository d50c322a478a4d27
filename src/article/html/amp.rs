//! An AMP page has sections for different readers, each with a condition. Those of a reader with access are kept.
//! Conditions are those of amp-access (<https://amp.dev/documentation/components/amp-access/>) and amp-subscriptions.

use super::element::MOST_NODES;
use super::hidden;
use super::text::{Text, prose};
use crate::lexicon::pages::{self, Part};
use dom_query::{Document, NodeRef};
use regex::Regex;
use std::sync::LazyLock;

/// Chooses among the sections of a page, and removes what AMP shows beside the story.
pub fn choose(page: &Document) {
    const OTHERS: &str = "amp-ad, amp-sticky-ad, amp-embed, amp-sidebar, amp-consent, amp-user-notification, amp-lightbox, \
        [subscriptions-action], [subscriptions-actions], [subscriptions-dialog]";
    page.select(OTHERS).remove();
    let sections = page.select("[amp-access], [subscriptions-section], [subscriptions-display]");
    let sections: Vec<_> = sections.nodes().iter().map(|section| (*section, Readers::of(section))).collect();
    if sections.is_empty() {
        return;
    }
    // Of two opposite conditions whose meaning is not known, the story is the longer part.
    let of = |kind: Readers| sections.iter().filter(move |(_, readers)| *readers == kind);
    let length = |kind: Readers| -> usize { of(kind).map(|(section, _)| prose(section, MOST_NODES)).sum() };
    let opposite_is_story =
        of(Readers::Unclear).next().is_some() && length(Readers::Opposite) > length(Readers::Unclear);
    let mut text = page.body().map_or(0, |body| prose(&body, usize::MAX));
    for (section, readers) in sections {
        let is_story = match readers {
            Readers::WithAccess => true,
            Readers::Unclear => !opposite_is_story,
            Readers::Opposite => opposite_is_story,
            Readers::WithoutAccess | Readers::Nobody => false,
        };
        let own = prose(&section, MOST_NODES);
        // A section with most of the text is the story, whatever its condition.
        let is_most = readers != Readers::Nobody && 2 * own > text && !Text::of(&section).part().contains(Part::OFFER);
        if is_story || is_most {
            hidden::show(&section);
        } else {
            text = text.saturating_sub(own);
            section.remove_from_parent();
        }
    }
}

/// Who sees a section, among those who read its story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    WithAccess,
    WithoutAccess,
    /// It depends on facts whose meaning is not known.
    Unclear,
    /// It depends on such facts, and is for those for whom they do not hold.
    Opposite,
    /// It is seen while the page is loaded, or if that fails.
    Nobody,
}

impl Readers {
    fn of(section: &NodeRef) -> Self {
        match section.attr("subscriptions-section").as_deref().map(str::trim) {
            Some("content") => return Self::WithAccess,
            Some("content-not-granted") => return Self::WithoutAccess,
            Some(_) => return Self::Nobody,
            None => {}
        }
        let condition = section.attr("amp-access").or_else(|| section.attr("subscriptions-display"));
        let condition = condition.unwrap_or_default();
        let is_seen = |access, unclear| Condition::is_seen(&condition, Reader { access, unclear });
        match (is_seen(true, true), is_seen(true, false), is_seen(false, false)) {
            (Some(true), Some(true), _) => Self::WithAccess,
            (Some(true), Some(false), _) | (None, ..) => Self::Unclear,
            (_, Some(true), _) => Self::Opposite,
            (.., Some(true)) => Self::WithoutAccess,
            _ => Self::Nobody,
        }
    }
}

/// A reader, for whom the facts in conditions hold or do not.
#[derive(Clone, Copy)]
struct Reader {
    access: bool,
    /// Whether facts hold whose meaning is not known.
    unclear: bool,
}

impl Reader {
    /// Whether what a word names holds: subscriber, loggedIn, error.
    fn holds(self, word: &str) -> bool {
        let part = pages::of_names(word);
        if part.contains(Part::FAULT) {
            false
        } else if part.contains(Part::BARRED) {
            !self.access
        } else if part.contains(Part::ACCESS) {
            self.access
        } else {
            self.unclear
        }
    }
}

/// A condition for one reader: comparisons, joined by NOT, AND and OR.
struct Condition<'a> {
    words: Vec<&'a str>,
    at: usize,
    reader: Reader,
}

impl<'a> Condition<'a> {
    /// Whether the reader sees it; none for what is no condition.
    fn is_seen(condition: &'a str, reader: Reader) -> Option<bool> {
        static WORD: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r#"'[^']*'|"[^"]*"|[\w.-]+|&&|\|\||[<>!=]=?|[()]"#).expect("this is a regular expression")
        });
        // A longer one is made to break readers.
        const MOST_WORDS: usize = 200;
        let words: Vec<_> = WORD.find_iter(condition).map(|word| word.as_str()).take(MOST_WORDS).collect();
        let mut condition = Self { words, at: 0, reader };
        let seen = condition.any()?;
        (condition.at == condition.words.len()).then_some(seen)
    }

    fn next(&mut self) -> Option<&'a str> {
        let word = self.words.get(self.at)?;
        self.at += 1;
        Some(word)
    }

    /// Passes one of these words, if it is next.
    fn pass(&mut self, words: &[&str]) -> bool {
        let found =
            self.words.get(self.at).is_some_and(|next| words.iter().any(|word| word.eq_ignore_ascii_case(next)));
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Option<bool> {
        let mut holds = self.all()?;
        while self.pass(&["OR", "||"]) {
            holds |= self.all()?;
        }
        Some(holds)
    }

    fn all(&mut self) -> Option<bool> {
        let mut holds = self.one()?;
        while self.pass(&["AND", "&&"]) {
            holds &= self.one()?;
        }
        Some(holds)
    }

    fn one(&mut self) -> Option<bool> {
        if self.pass(&["NOT", "!"]) {
            return Some(!self.one()?);
        }
        if self.pass(&["("]) {
            let holds = self.any()?;
            return self.pass(&[")"]).then_some(holds);
        }
        let fact = self.next().filter(|word| word.starts_with(|c: char| c.is_alphanumeric() || c == '_'))?;
        if self.pass(&["=", "=="]) {
            return self.is(fact);
        }
        if self.pass(&["!="]) {
            return Some(!self.is(fact)?);
        }
        // Few views are within the limit, many are not.
        if self.pass(&["<", "<="]) {
            return self.next().map(|_| self.reader.unclear);
        }
        if self.pass(&[">", ">="]) {
            return self.next().map(|_| !self.reader.unclear);
        }
        Some(match fact.to_ascii_lowercase().as_str() {
            "true" => true,
            "false" | "null" => false,
            _ => self.reader.holds(fact),
        })
    }

    /// Whether a fact has the value that is next.
    fn is(&mut self, fact: &str) -> Option<bool> {
        let value = self.next()?.trim_matches(['\'', '"']);
        Some(match value.to_ascii_lowercase().as_str() {
            "true" | "1" => self.reader.holds(fact),
            "false" | "null" | "0" => !self.reader.holds(fact),
            _ => self.reader.holds(value),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(section: &str, expected: Readers) {
        let page = Document::from(format!("<section {section}>x</section>"));
        assert!(Readers::of(&page.select("section").nodes()[0]) == expected, "{section}");
    }

    #[test]
    fn conditions_tell_who_reads_a_section() {
        for story in [
            "access",
            "subscriber OR metered",
            "access OR NOT metered",
            "data.isLoggedIn = true",
            "NOT error AND (loggedIn OR member)",
            "NOT (Reason = 'Deny')",
            "reason != \"denied\"",
            "level = 'premium'",
            "NOT guest",
            "views < 3 OR paid",
        ] {
            check(&format!("amp-access='{}'", story.replace('\'', "&#39;")), Readers::WithAccess);
        }
        for barrier in
            ["NOT access", "NOT (subscriber OR metered)", "Reason = \"Deny\"", "NOT error AND NOT access", "!paid"]
        {
            check(&format!("subscriptions-display='{barrier}'"), Readers::WithoutAccess);
        }
        for unclear in ["metered", "views <= 5", "NOT views > 5", "zone = \"a\"", "((((", "", "a b"] {
            check(&format!("amp-access='{unclear}'"), Readers::Unclear);
        }
        for opposite in ["NOT metered", "views > 5", "zone != \"a\""] {
            check(&format!("amp-access='{opposite}'"), Readers::Opposite);
        }
        check("amp-access=error", Readers::Nobody);
        check("subscriptions-section=loading", Readers::Nobody);
        check("subscriptions-section=content", Readers::WithAccess);
        check("subscriptions-section=content-not-granted", Readers::WithoutAccess);
    }

    /// The words of the page when its sections are chosen.
    #[track_caller]
    fn check_page(body: &str, expected: &str) {
        let page = Document::from(format!("<body>{body}</body>"));
        choose(&page);
        assert_eq!(Text::of(&page.body().unwrap()).words, expected, "{body}");
    }

    #[test]
    fn the_longer_of_two_opposite_sections_is_the_story() {
        let [story, note] = ["The mill will close in June, its owners told the town.", "Two left."];
        for [one, other] in [["metered", "NOT metered"], ["NOT metered", "metered"], ["views < 3", "views > 2"]] {
            let page =
                format!("<div amp-access='{one}'><p>{story}</p></div><div amp-access='{other}'><p>{note}</p></div>");
            check_page(&format!("<p>{story}</p>{page}"), &format!("{story} {story}"));
        }
    }

    #[test]
    fn most_of_the_text_is_never_removed() {
        let [story, teaser] = ["The mill will close in June, its owners told the town.", "It is for sale, they say."];
        check_page(
            &format!("<p>{teaser}</p><div amp-access='NOT access'><p>{story}</p></div>"),
            &format!("{teaser} {story}"),
        );
        check_page(&format!("<p>{teaser}</p><p amp-access=error>{story}</p>"), teaser);
        let offer = "Subscribe now, and read what the owners of the mill told the town.";
        check_page(&format!("<p>{teaser}</p><p amp-access='NOT access'>{offer}</p>"), teaser);
    }
}
