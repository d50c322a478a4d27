//! What only the publisher can say about the tables: their title, publisher, licence and sources.

use crate::article::is_web_address;
use crate::error::{Error, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::str::FromStr;

/// The title of tables that have no other.
const TITLE: &str = "What the news says: countries, people, quotes, numbers and dates";

/// The description of tables that have no other.
const DESCRIPTION: &str = "What news articles say, as tables: countries, people, organisations, quotes, statistics and dates. \
                           Each row has the offsets of the words that it was read from.";

/// The publisher's description of the tables; fields that are not set have the program's defaults, or are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The title of the tables.
    pub title: Option<String>,
    /// The description of the tables.
    pub description: Option<String>,
    /// Who publishes them.
    pub publisher: Option<String>,
    /// The licence of the tables.
    pub licence: Option<Licence>,
    /// What they were made from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

impl About {
    /// Reads a TOML file with some of the fields.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(Error::io(path))?;
        let empty = |message| Error::Format { path: path.to_owned(), message };
        let wrong = |error: toml::de::Error| {
            let line = error.span().map(|span| 1 + text[..span.start].matches('\n').count());
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            Error::Format { path: path.to_owned(), message: place + &error.message().replace('\n', " ") }
        };
        let about: Self = toml::from_str(&text).map_err(wrong)?;
        about.check().map_err(empty)?;
        Ok(about)
    }

    /// The same, with the fields that another sets taking precedence.
    pub fn with(self, other: Self) -> Self {
        Self {
            title: other.title.or(self.title),
            description: other.description.or(self.description),
            publisher: other.publisher.or(self.publisher),
            licence: other.licence.or(self.licence),
            sources: if other.sources.is_empty() { self.sources } else { other.sources },
        }
    }

    /// Checks that no field is empty; the error names the empty one.
    pub fn check(&self) -> Result<(), String> {
        let fields = [("title", &self.title), ("description", &self.description), ("publisher", &self.publisher)];
        let said = fields.into_iter().filter_map(|(field, words)| Some((field, words.as_ref()?)));
        let mut said = said.chain(self.sources.iter().map(|source| ("sources", &source.title)));
        match said.find(|(_, words)| words.trim().is_empty()) {
            Some((field, _)) => Err(format!("expected words for {field}, found it empty")),
            None => Ok(()),
        }
    }

    /// The title.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(TITLE)
    }

    /// The description.
    pub fn description(&self) -> &str {
        self.description.as_deref().unwrap_or(DESCRIPTION)
    }

    /// The addresses of the sources, or their titles.
    pub fn origins(&self) -> Value {
        self.sources.iter().map(|source| json!(source.address.as_ref().unwrap_or(&source.title))).collect()
    }

    /// The contributors, in the form of a data package.
    pub fn contributors(&self) -> Value {
        let publisher = self.publisher.iter().map(|name| json!({ "title": name, "roles": ["publisher"] }));
        let program = json!({ "title": concat!("tidings ", env!("CARGO_PKG_VERSION")), "roles": ["creator"] });
        publisher.chain([program]).collect()
    }
}

/// A licence, by its SPDX identifier (CC-BY-4.0) or by its address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Licence {
    /// Its name, if known.
    pub name: Option<String>,
    /// The address of its text.
    pub address: String,
}

impl FromStr for Licence {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match spdx::license_id(text).filter(|known| known.name == text) {
            Some(_) => {
                Ok(Self { name: Some(text.to_owned()), address: format!("https://spdx.org/licenses/{text}.html") })
            }
            None if is_web_address(text) => Ok(Self { name: None, address: text.to_owned() }),
            None => {
                Err("expected the name of a licence as in the list of spdx.org (CC-BY-4.0), or its web address"
                    .to_owned())
            }
        }
    }
}

impl TryFrom<String> for Licence {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Licence {
    /// Its title.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.address)
    }

    /// In the form of a data package.
    pub fn json(&self) -> Value {
        match &self.name {
            Some(name) => json!({ "name": name, "path": self.address }),
            None => json!({ "path": self.address }),
        }
    }
}

/// A source of the tables: its title, with an optional address at the end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: Option<String>,
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        let text = text.trim();
        let (title, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
        match is_web_address(last) {
            true => Self {
                title: if title.is_empty() { last } else { title.trim() }.to_owned(),
                address: Some(last.to_owned()),
            },
            false => Self { title: text.to_owned(), address: None },
        }
    }
}

impl Source {
    /// In the form of a data package.
    pub fn json(&self) -> Value {
        match &self.address {
            Some(address) => json!({ "title": self.title, "path": address }),
            None => json!({ "title": self.title }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_a_name_or_an_address() {
        let licence: Licence = "CC-BY-4.0".parse().unwrap();
        assert_eq!(licence.json(), json!({ "name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html" }));
        let own: Licence = "https://example.org/terms".parse().unwrap();
        assert_eq!(own.json(), json!({ "path": "https://example.org/terms" }));
        for wrong in ["", "free for all", "javascript:alert(1)", "https://", "CC-BY", "cc-by-4.0", "CC-BY-9.0"] {
            assert!(wrong.parse::<Licence>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_source_has_words_and_an_address_at_their_end() {
        let source = |text: &str| Source::from(text.to_owned()).json();
        assert_eq!(source("Evening Post, archive"), json!({ "title": "Evening Post, archive" }));
        assert_eq!(
            source("Evening Post https://post.example/archive"),
            json!({ "title": "Evening Post", "path": "https://post.example/archive" })
        );
        assert_eq!(
            source("https://post.example"),
            json!({ "title": "https://post.example", "path": "https://post.example" })
        );
    }

    #[test]
    fn what_is_typed_is_put_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("publication.toml");
        fs::write(&path, "title = \"Strikes\"\nlicence = \"CC0-1.0\"\nsources = [\"Post\", \"Herald\"]\n").unwrap();
        let typed = About { title: Some("Strikes in June".into()), ..About::default() };
        let about = About::read(&path).unwrap().with(typed);
        assert_eq!((about.title(), about.sources.len()), ("Strikes in June", 2));
        assert_eq!(about.licence.unwrap().title(), "CC0-1.0");
        let wrong = [
            ("\ntitel = \"x\"", "line 2: unknown field `titel`"),
            ("licence = \"my own\"", "spdx.org"),
            ("title", "line 1: "),
            ("title = \" \"", "expected words for title, found it empty"),
            ("sources = [\"Post\", \"\"]", "expected words for sources, found it empty"),
        ];
        for (wrong, told) in wrong {
            fs::write(&path, wrong).unwrap();
            assert!(About::read(&path).unwrap_err().to_string().contains(told), "{wrong}");
        }
    }
}
