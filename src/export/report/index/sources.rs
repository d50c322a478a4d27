//! Who speaks in the articles that are listed, and which notices they have: each leads to its articles.

use crate::export::report::html::escape;
use crate::schema::{Severity, Tables};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most people, and organisations, of which there is a row.
const MOST: usize = 200;
/// So many outlets of a person are named.
const OUTLETS: usize = 3;

/// What is known of the articles that are listed.
#[derive(Default)]
pub struct Sources {
    people: BTreeMap<String, Source>,
    organisations: BTreeMap<String, Source>,
    /// Articles by what they have: the code of a country, the code of a notice.
    with: BTreeMap<(&'static str, String), Vec<u32>>,
    notices: BTreeMap<(Severity, &'static str), u64>,
}

/// A person or organisation, by name.
#[derive(Default)]
struct Source {
    /// The last that an article told: the role of a person, the kind of an organisation.
    what: String,
    quotes: u64,
    mentions: u64,
    articles: Vec<u32>,
    /// Quotes by outlet.
    outlets: BTreeMap<String, u64>,
}

impl Source {
    fn add(&mut self, what: Option<&str>, quotes: u32, mentions: u32, number: u32, outlet: Option<&str>) {
        if let Some(what) = what {
            what.clone_into(&mut self.what);
        }
        self.quotes += u64::from(quotes);
        self.mentions += u64::from(mentions);
        if self.articles.last() != Some(&number) {
            self.articles.push(number);
        }
        if let Some(outlet) = outlet.filter(|_| quotes > 0) {
            *self.outlets.entry(outlet.to_owned()).or_default() += u64::from(quotes);
        }
    }

    /// The outlets that quote it most.
    fn outlets(&self) -> String {
        let mut outlets: Vec<_> = self.outlets.iter().collect();
        outlets.sort_by_key(|(_, quotes)| std::cmp::Reverse(**quotes));
        let more = outlets.len().saturating_sub(OUTLETS);
        let named = outlets.iter().take(OUTLETS).map(|(name, quotes)| format!("{name} {quotes}"));
        let more = (more > 0).then(|| format!("{more} more"));
        named.chain(more).collect::<Vec<_>>().join(", ")
    }
}

impl Sources {
    /// Adds the article that is listed under a number.
    pub fn add(&mut self, tables: &Tables, number: u32) {
        let outlet = tables.articles.first().and_then(|article| article.publisher.as_deref());
        for person in &tables.people {
            let source = self.people.entry(person.name.clone()).or_default();
            source.add(person.role.as_deref(), person.quotes, person.mentions, number, outlet);
        }
        for body in &tables.organisations {
            let source = self.organisations.entry(body.name.clone()).or_default();
            source.add(Some(body.kind.as_str()), body.quotes, body.mentions, number, outlet);
        }
        for country in &tables.countries {
            self.with.entry(("country", country.country_code.clone())).or_default().push(number);
        }
        for notice in &tables.notices {
            *self.notices.entry((notice.severity, notice.code.as_str())).or_default() += 1;
            let articles = self.with.entry(("notice", notice.code.as_str().to_owned())).or_default();
            if articles.last() != Some(&number) {
                articles.push(number);
            }
        }
    }

    /// The numbers of the articles that have something.
    pub fn articles(&self, kind: &'static str, name: &str) -> String {
        self.with.get(&(kind, name.to_owned())).map(|articles| list(articles)).unwrap_or_default()
    }

    /// A button that shows the articles that have something.
    pub fn link(&self, kind: &'static str, name: &str, label: &str) -> String {
        button(&self.articles(kind, name), label)
    }

    /// The people, by quotes.
    pub fn people(&self) -> String {
        table("people", "People", "role", &self.people)
    }

    /// The organisations, by quotes.
    pub fn organisations(&self) -> String {
        table("organisations", "Organisations", "kind", &self.organisations)
    }

    /// The notices by their codes, warnings first.
    pub fn notices(&self) -> String {
        if self.notices.is_empty() {
            return String::new();
        }
        let mut html = String::from(
            "<section aria-labelledby=\"notices-title\"><h2 id=\"notices-title\">What deserves a second look</h2>\n<ul class=\"codes\">\n",
        );
        for ((severity, code), count) in self.notices.iter().rev() {
            let (severity, button) = (severity.as_str(), self.link("notice", code, &code.replace('_', " ")));
            writeln!(html, "<li class=\"{severity}\"><span class=\"severity\">{severity}</span> {button} {count}</li>")
                .expect("a String takes everything");
        }
        html + "</ul></section>\n"
    }
}

fn list(articles: &[u32]) -> String {
    articles.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

fn button(articles: &str, label: &str) -> String {
    let label = escape(label);
    if articles.is_empty() {
        return label.into_owned();
    }
    format!("<button type=\"button\" data-name=\"{label}\" data-articles=\"{articles}\">{label}</button>")
}

/// A table of those who are quoted most; a name of which nothing is quoted comes by its mentions.
fn table(id: &str, title: &str, what: &str, sources: &BTreeMap<String, Source>) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let mut all: Vec<_> = sources.iter().collect();
    all.sort_by_key(|(_, source)| std::cmp::Reverse((source.quotes, source.mentions)));
    let mut html = format!(
        "<section class=\"sources\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title} by quotes</h2>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table id=\"{id}\">\n<thead><tr>\
         <th scope=\"col\">name</th><th scope=\"col\">{what}</th><th scope=\"col\">quotes</th><th scope=\"col\">articles</th>\
         <th scope=\"col\">mentions</th><th scope=\"col\">outlets by quotes</th></tr></thead>\n<tbody>\n"
    );
    for (name, source) in all.iter().take(MOST) {
        writeln!(
            html,
            "<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-label=\"{what}\" dir=\"auto\">{}</td>\
             <td class=\"n\" data-label=\"quotes\">{}</td><td class=\"n\" data-label=\"articles\">{}</td>\
             <td class=\"n\" data-label=\"mentions\">{}</td><td data-label=\"outlets\" dir=\"auto\">{}</td></tr>",
            button(&list(&source.articles), name),
            escape(&source.what),
            source.quotes,
            source.articles.len(),
            source.mentions,
            escape(&source.outlets()),
        )
        .expect("a String takes everything");
    }
    html.push_str("</tbody></table></div>\n");
    if all.len() > MOST {
        writeln!(html, "<p>and {} more in the table {id}</p>", all.len() - MOST).expect("a String takes everything");
    }
    html + "</section>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn sources(outlets: &[&str]) -> Sources {
        let mut sources = Sources::default();
        for (outlet, number) in outlets.iter().zip(1..) {
            let mut article = Article::from_text(
                format!("a{number}"),
                "Talks end\n\"We tried,\" said Jane Smith, the UK ambassador. Ann Lee of the Water Board left France.",
            );
            article.publisher = Some((*outlet).to_owned());
            sources.add(&crate::process(&article), number);
        }
        sources
    }

    #[test]
    fn those_who_are_quoted_come_first_and_lead_to_their_articles() {
        let people = sources(&["Post", "Post", "Herald"]).people();
        assert!(people.find("Jane Smith").unwrap() < people.find("Ann Lee").unwrap());
        assert!(people.contains("data-name=\"Jane Smith\" data-articles=\"1 2 3\""), "{people}");
        assert!(people.contains("Post 2, Herald 1") && people.contains("UK ambassador"));
    }

    #[test]
    fn outlets_that_quote_seldom_are_counted() {
        let people = sources(&["A", "B", "C", "D", "E"]).people();
        assert!(people.contains("A 1, B 1, C 1, 2 more"), "{people}");
    }

    #[test]
    fn what_no_article_has_leads_nowhere() {
        let sources = sources(&["Post"]);
        assert_eq!(sources.link("country", "PER", "Peru"), "Peru");
        assert!(sources.link("country", "FRA", "France").contains("data-articles=\"1\""));
    }
}
