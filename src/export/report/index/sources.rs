//! The speakers of the listed articles, the numbers that disagree, and the notices: each links to its articles.

use super::joined::Joined;
use crate::error::Result;
use crate::export::report::html::escape;
use crate::schema::{Severity, Tables};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

/// The maximum number of people, and of organisations, that are shown.
const MOST: usize = 200;
/// How many outlets are named for a person.
const OUTLETS: usize = 3;

/// What is collected from the listed articles.
#[derive(Default)]
pub struct Sources {
    /// The listed articles, by their numbers, from 1.
    articles: Vec<String>,
    people: Vec<Named>,
    organisations: Vec<Named>,
    numbers: HashMap<String, Number>,
    /// Articles by a property: the code of a country, the code of a notice.
    with: BTreeMap<(&'static str, String), Vec<u32>>,
    notices: BTreeMap<(Severity, &'static str), u64>,
}

/// A person or organisation of one article.
struct Named {
    id: String,
    name: String,
    /// The role of a person, the kind of an organisation.
    what: Option<String>,
    quotes: u32,
    mentions: u32,
    article: u32,
    outlet: Option<String>,
}

/// A statistic.
struct Number {
    text: String,
    source: Option<String>,
    article: u32,
}

/// A person or organisation in several articles.
#[derive(Default)]
struct Source<'a> {
    name: &'a str,
    /// Its role or kind in the last article that has one.
    what: &'a str,
    quotes: u64,
    mentions: u64,
    articles: Vec<u32>,
    /// Quotes by outlet.
    outlets: BTreeMap<&'a str, u64>,
}

impl<'a> Source<'a> {
    fn add(&mut self, name: &'a str, named: &'a Named) {
        self.name = name;
        self.what = named.what.as_deref().unwrap_or(self.what);
        self.quotes += u64::from(named.quotes);
        self.mentions += u64::from(named.mentions);
        if self.articles.last() != Some(&named.article) {
            self.articles.push(named.article);
        }
        if let Some(outlet) = named.outlet.as_deref().filter(|_| named.quotes > 0) {
            *self.outlets.entry(outlet).or_default() += u64::from(named.quotes);
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
    /// Adds the next article of the list.
    pub fn add(&mut self, tables: &Tables) {
        let Some(about) = tables.articles.first() else { return };
        self.articles.push(about.article_id.clone());
        let (article, outlet) = (self.number(), &about.publisher);
        self.people.extend(tables.people.iter().map(|person| Named {
            id: person.person_id.clone(),
            name: person.name.clone(),
            what: person.role.clone(),
            quotes: person.quotes,
            mentions: person.mentions,
            article,
            outlet: outlet.clone(),
        }));
        self.organisations.extend(tables.organisations.iter().map(|body| Named {
            id: body.organisation_id.clone(),
            name: body.name.clone(),
            what: Some(body.kind.as_str().to_owned()),
            quotes: body.quotes,
            mentions: body.mentions,
            article,
            outlet: outlet.clone(),
        }));
        self.numbers.extend(tables.statistics.iter().map(|one| {
            let number = Number { text: one.text.clone(), source: one.source.clone(), article };
            (one.statistic_id.clone(), number)
        }));
        for country in &tables.countries {
            self.with.entry(("country", country.country_code.clone())).or_default().push(article);
        }
        for notice in &tables.notices {
            *self.notices.entry((notice.severity, notice.code.as_str())).or_default() += 1;
            let articles = self.with.entry(("notice", notice.code.as_str().to_owned())).or_default();
            if articles.last() != Some(&article) {
                articles.push(article);
            }
        }
    }

    /// The number of the article that was added last.
    pub fn number(&self) -> u32 {
        self.articles.len() as u32
    }

    /// What the complete tables of a folder say of these articles.
    pub fn joined(&self, folder: &Path) -> Result<Joined> {
        let articles = self.articles.iter().map(String::as_str).collect();
        Joined::read(folder, &articles, |statistic| self.numbers.contains_key(statistic))
    }

    /// The numbers of the articles that have a property.
    pub fn articles(&self, kind: &'static str, name: &str) -> String {
        self.with.get(&(kind, name.to_owned())).map(|articles| list(articles)).unwrap_or_default()
    }

    /// A button that shows the articles that have a property.
    pub fn link(&self, kind: &'static str, name: &str, label: &str) -> String {
        button(&self.articles(kind, name), label)
    }

    /// The people, by quotes.
    pub fn people(&self, joined: &Joined) -> String {
        table("people", "People", "role", &self.people, joined)
    }

    /// The organisations, by quotes.
    pub fn organisations(&self, joined: &Joined) -> String {
        table("organisations", "Organisations", "kind", &self.organisations, joined)
    }

    /// Numbers that should be equal but are not.
    pub fn disagreements(&self, joined: &Joined) -> String {
        if joined.disagreements.is_empty() {
            return String::new();
        }
        let mut html = String::from(
            "<section class=\"sources\" aria-labelledby=\"disagreements-title\"><h2 id=\"disagreements-title\">Numbers that \
             disagree</h2>\n<ul id=\"disagreements\">\n",
        );
        for (one, other, why) in &joined.disagreements {
            let (Some(one), Some(other)) = (self.numbers.get(one), self.numbers.get(other)) else { continue };
            let articles = list(&[one.article, other.article]);
            let said = format!("{} · {}", one.words(), other.words());
            writeln!(
                html,
                "<li>{} <span class=\"severity\">{}</span></li>",
                button(&articles, &said),
                why.replace('_', " ")
            )
            .expect("a String takes everything");
        }
        html.push_str("</ul>\n");
        if joined.more > 0 {
            writeln!(html, "<p>and {} more in the table disagreements</p>", joined.more)
                .expect("a String takes everything");
        }
        html + "</section>\n"
    }

    /// The notices by their codes, warnings first.
    pub fn notices(&self) -> String {
        if self.notices.is_empty() {
            return String::new();
        }
        let mut html = String::from(
            "<section aria-labelledby=\"notices-title\"><h2 id=\"notices-title\">What deserves a second look</h2>\n\
             <ul class=\"codes\">\n",
        );
        for ((severity, code), count) in self.notices.iter().rev() {
            let (severity, button) = (severity.as_str(), self.link("notice", code, &code.replace('_', " ")));
            writeln!(html, "<li class=\"{severity}\"><span class=\"severity\">{severity}</span> {button} {count}</li>")
                .expect("a String takes everything");
        }
        html + "</ul></section>\n"
    }
}

impl Number {
    fn words(&self) -> String {
        let source = self.source.as_ref().map(|source| format!(" ({source})"));
        format!("{}{}", self.text, source.unwrap_or_default())
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

/// The entities of all articles, each once, the most quoted first; those never quoted are sorted by mentions.
fn by_quotes<'a>(all: &'a [Named], joined: &'a Joined) -> Vec<Source<'a>> {
    let mut sources: BTreeMap<&str, Source> = BTreeMap::new();
    for named in all {
        let (key, name) = joined.entity(&named.id).unwrap_or((&named.id, &named.name));
        sources.entry(key).or_default().add(name, named);
    }
    let mut sources: Vec<_> = sources.into_values().collect();
    sources.sort_by(|a, b| (b.quotes, b.mentions, a.name).cmp(&(a.quotes, a.mentions, b.name)));
    sources
}

fn table(id: &str, title: &str, what: &str, all: &[Named], joined: &Joined) -> String {
    if all.is_empty() {
        return String::new();
    }
    let sources = by_quotes(all, joined);
    let mut html = format!(
        "<section class=\"sources\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title} by quotes</h2>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table id=\"{id}\">\n<thead><tr>\
         <th scope=\"col\">name</th><th scope=\"col\">{what}</th><th scope=\"col\">quotes</th><th scope=\"col\">articles</th>\
         <th scope=\"col\">mentions</th><th scope=\"col\">outlets by quotes</th></tr></thead>\n<tbody>\n"
    );
    for source in sources.iter().take(MOST) {
        writeln!(
            html,
            "<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-label=\"{what}\" dir=\"auto\">{}</td>\
             <td class=\"n\" data-label=\"quotes\">{}</td><td class=\"n\" data-label=\"articles\">{}</td>\
             <td class=\"n\" data-label=\"mentions\">{}</td><td data-label=\"outlets\" dir=\"auto\">{}</td></tr>",
            button(&list(&source.articles), source.name),
            escape(source.what),
            source.quotes,
            source.articles.len(),
            source.mentions,
            escape(&source.outlets()),
        )
        .expect("a String takes everything");
    }
    html.push_str("</tbody></table></div>\n");
    if sources.len() > MOST {
        writeln!(html, "<p>and {} more in the table {id}</p>", sources.len() - MOST)
            .expect("a String takes everything");
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
            sources.add(&crate::process(&article));
        }
        sources
    }

    #[test]
    fn those_who_are_quoted_come_first_and_lead_to_their_articles() {
        let people = sources(&["Post"]).people(&Joined::default());
        assert!(people.find("Jane Smith").unwrap() < people.find("Ann Lee").unwrap());
        assert!(people.contains("data-name=\"Jane Smith\" data-articles=\"1\""), "{people}");
        assert!(people.contains("Post 1") && people.contains("UK ambassador"));
    }

    #[test]
    fn outlets_that_quote_seldom_are_counted() {
        let sources = sources(&["A", "B", "B", "C", "D", "E"]);
        let mut source = Source::default();
        sources
            .people
            .iter()
            .filter(|named| named.name == "Jane Smith")
            .for_each(|named| source.add("J. Smith", named));
        assert_eq!(source.outlets(), "B 2, A 1, C 1, 2 more");
        assert_eq!((source.quotes, source.articles.len(), source.what), (6, 6, "UK ambassador"));
    }

    #[test]
    fn what_no_article_has_leads_nowhere() {
        let sources = sources(&["Post"]);
        assert_eq!(sources.link("country", "PER", "Peru"), "Peru");
        assert!(sources.link("country", "FRA", "France").contains("data-articles=\"1\""));
    }
}
