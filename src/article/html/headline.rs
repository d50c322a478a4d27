//! Chooses the headline of a page from all its titles. Only the site's name is cut off: a colon or a dash in a headline
//! may precede who said it.

use super::words;
use dom_query::{Document, NodeRef};

/// The titles that a page has.
#[derive(Debug, Default)]
pub struct Headlines {
    /// The titles in its metadata, the best first: JSON-LD, Open Graph, Twitter.
    pub metadata: Vec<String>,
    /// Its first-level headings, without those that are links to the front page.
    pub headings: Vec<String>,
    /// Its `title` element.
    pub title: Option<String>,
    /// Names of the site, and of the section of the article.
    pub names: Vec<String>,
}

/// What separates a headline from the names around it.
const SEPARATORS: [&str; 13] =
    [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " : ", " / ", " > ", " ~ "];

/// Words that a site's name may have or not.
const LOOSE: [&str; 7] = ["the", "news", "online", "com", "www", "home", "website"];

impl Headlines {
    /// Adds what the page itself shows: its headings, its `title`, the texts of its links to the front page.
    pub fn add_shown(&mut self, page: &Document) {
        let home = page.select("a[href='/'], a[rel~=home], header a img[alt], [class*=logo] img[alt]");
        for link in home.iter() {
            let image = link.select("img[alt]").attr("alt").or_else(|| link.attr("alt"));
            self.names.extend(words(&link.text()).or_else(|| image.and_then(|alt| words(&alt))));
        }
        let headings = page.select("h1");
        let (of_site, headings): (Vec<&NodeRef>, Vec<&NodeRef>) =
            headings.nodes().iter().take(20).partition(|h1| is_of_site(h1));
        self.names.extend(of_site.iter().filter_map(|h1| words(&h1.text())));
        self.headings.extend(headings.iter().filter_map(|h1| words(&h1.text())));
        self.title = words(&page.select("head title").text()).or_else(|| words(&page.select_single("title").text()));
        const LONGEST_NAME: usize = 60;
        self.names.retain(|name| name.len() <= LONGEST_NAME);
    }

    /// The headline.
    pub fn choose(&self) -> Option<String> {
        let told = self.metadata.iter().find_map(|told| self.cleaned(told));
        told.or_else(|| self.of_page())
    }

    /// The headline of a page without metadata: its heading, unless only the `title` element is one.
    fn of_page(&self) -> Option<String> {
        let title = self.title.as_deref().and_then(|title| self.cleaned(title));
        let Some(title) = title else { return self.headings.first().cloned() };
        let heading = self.headings.iter().find(|heading| part_of(heading, &title));
        let heading = heading.or_else(|| self.headings.first().filter(|_| self.headings.len() == 1));
        match heading {
            // The name of the site comes after the headline, and is shorter.
            Some(heading) if ends_with_part(&title, heading) && 2 * letters(heading).len() < letters(&title).len() => {
                let end = SEPARATORS.iter().filter_map(|between| title.rfind(between)).max()?;
                Some(title[..end].trim().to_owned())
            }
            Some(heading) if heading.split(' ').count() > 1 || title.split(' ').count() == 1 => Some(heading.clone()),
            _ => Some(self.longest_between_bars(&title)),
        }
    }

    /// A title without the site's name, if it is as long as another title that begins with it; none if nothing else is
    /// left.
    fn cleaned(&self, title: &str) -> Option<String> {
        let title = self.without_names(title);
        if title.is_empty() || self.is_name(&title) {
            return None;
        }
        if let Some(beginning) = title.strip_suffix('…').or_else(|| title.strip_suffix("...")) {
            let all =
                self.metadata.iter().chain(&self.headings).chain(&self.title).map(|title| self.without_names(title));
            let longer = |other: &String| letters(other).starts_with(&letters(beginning)) && other.len() > title.len();
            if let Some(whole) = all.into_iter().find(longer) {
                return Some(whole);
            }
        }
        let heading = self.headings.iter().find(|heading| starts_with_part(&title, heading));
        Some(heading.cloned().unwrap_or(title))
    }

    fn without_names(&self, title: &str) -> String {
        let mut title = title.trim();
        loop {
            let without = SEPARATORS.iter().find_map(|between| {
                let after = title.rsplit_once(between).filter(|(_, name)| self.is_name(name)).map(|(rest, _)| rest);
                after.or_else(|| title.split_once(between).filter(|(name, _)| self.is_name(name)).map(|(_, rest)| rest))
            });
            match without.map(str::trim).filter(|rest| !rest.is_empty()) {
                Some(rest) => title = rest,
                None => return title.to_owned(),
            }
        }
    }

    /// True for the name of the site or of the section.
    fn is_name(&self, part: &str) -> bool {
        let part = core(part);
        !part.is_empty() && self.names.iter().any(|name| core(name) == part)
    }

    /// No headline contains a bar; bars separate the names of sections and sites.
    fn longest_between_bars(&self, title: &str) -> String {
        let parts: Vec<&str> = title.split(" | ").map(str::trim).collect();
        parts.into_iter().rev().max_by_key(|part| part.split(' ').count()).unwrap_or(title).to_owned()
    }
}

/// True for a heading that is the header of the site: all of it is a link to the front page.
fn is_of_site(heading: &NodeRef) -> bool {
    let links = heading.find_descendants("a").into_iter().chain(heading.parent().filter(|parent| parent.has_name("a")));
    links.into_iter().any(|link| {
        let address = link.attr_or("href", "");
        let address = address.split_once("://").map_or(address.as_ref(), |(_, rest)| {
            rest.split_once('/').map_or("/", |(_, path)| if path.is_empty() { "/" } else { path })
        });
        address == "/"
    })
}

/// The letters and digits of a title, in lower case.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The letters of a name without its optional words.
fn core(name: &str) -> String {
    let kept = |word: &&str| !LOOSE.iter().any(|loose| word.eq_ignore_ascii_case(loose));
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).filter(kept);
    let core: String = words.flat_map(|word| word.chars().flat_map(char::to_lowercase)).collect();
    if core.is_empty() { letters(name) } else { core }
}

fn parts(title: &str) -> Vec<String> {
    let mut parts = vec![title];
    for between in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    parts.into_iter().map(letters).collect()
}

/// True for a heading that is the title, or some of its parts.
fn part_of(heading: &str, title: &str) -> bool {
    starts_with_part(title, heading) || ends_with_part(title, heading) || parts(title).contains(&letters(heading))
}

fn starts_with_part(title: &str, heading: &str) -> bool {
    let heading = letters(heading);
    let mut begun = String::new();
    parts(title).into_iter().any(|part| {
        begun += &part;
        begun == heading
    })
}

fn ends_with_part(title: &str, heading: &str) -> bool {
    let heading = letters(heading);
    letters(title) != heading && parts(title).last() == Some(&heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles in metadata, headings, the `title` element and names, each with bars between where there are several.
    #[track_caller]
    fn check([metadata, headings, title, names]: [&str; 4], expected: &str) {
        let list = |text: &str| text.split('§').filter(|t| !t.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let title = Some(title.to_owned()).filter(|title| !title.is_empty());
        let headlines = Headlines { metadata: list(metadata), headings: list(headings), title, names: list(names) };
        assert_eq!(headlines.choose().as_deref().unwrap_or(""), expected);
    }

    #[test]
    fn only_the_name_of_the_site_is_cut_off() {
        check(["", "", "Marek: we will not sell", ""], "Marek: we will not sell");
        check(["", "", "Farm aid — a slow start", ""], "Farm aid — a slow start");
        check(["", "", "Farm aid - a slow start", "The Courier"], "Farm aid - a slow start");
        check(["", "", "Marek: we will not sell - The Courier", "Courier"], "Marek: we will not sell");
        check(["", "", "The Courier | Marek: we will not sell", "The Courier"], "Marek: we will not sell");
        check(["", "", "Mill to close - Business - Courier News", "Courier§Business"], "Mill to close");
        check(["Mill to close | Courier.com", "", "", "The Courier"], "Mill to close");
        check(["", "", "The Courier", "The Courier"], "");
    }

    #[test]
    fn headings_show_what_belongs_to_the_headline() {
        check(["", "Marek: we will not sell", "Marek: we will not sell - Tagblatt", ""], "Marek: we will not sell");
        check(["", "Mill to close", "Business | Mill to close - Tagblatt", ""], "Mill to close");
        check(["", "Tagblatt", "Mill to close by the summer - Tagblatt", ""], "Mill to close by the summer");
        check(["", "Mill to close", "Tagblatt, the paper of the valley", ""], "Mill to close");
        check(["", "Mill to close§More news", "", ""], "Mill to close");
        check(["", "", "Mill to close by the summer | Tagblatt", ""], "Mill to close by the summer");
    }

    #[test]
    fn what_is_in_the_metadata_comes_first_and_whole() {
        check(["Mill to close", "A mill will close", "x", ""], "Mill to close");
        check(
            ["The mill on the river will…", "The mill on the river will close in June", "", ""],
            "The mill on the river will close in June",
        );
        check(["Tagblatt§Mill to close", "", "", "Tagblatt"], "Mill to close");
    }

    #[test]
    fn a_heading_that_leads_to_the_front_page_is_the_site() {
        let page = "<header><h1><a href='/'>Tagblatt</a></h1></header><title>Mill to close - Tagblatt</title><h1>Mill to close</h1>";
        let mut headlines = Headlines::default();
        headlines.add_shown(&Document::from(page));
        assert_eq!(headlines.headings, ["Mill to close"]);
        assert_eq!(headlines.names, ["Tagblatt", "Tagblatt"]);
    }
}
