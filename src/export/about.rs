//! What only a publisher knows of the tables: their title, who publishes them, under which licence, made from what.

use crate::error::{Error, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::str::FromStr;

/// The title of tables that have no other.
const TITLE: &str = "What the news says: countries, people, quotes, numbers and dates";

/// What a publisher says of the tables; what is not said is as the program has it, or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What they are called.
    pub title: Option<String>,
    /// What they are.
    pub description: Option<String>,
    /// Who publishes them.
    pub publisher: Option<String>,
    /// Under which licence.
    pub licence: Option<Licence>,
    /// What they were made from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

impl About {
    /// Reads a file of TOML with some of the fields.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(Error::io(path))?;
        toml::from_str(&text).map_err(Error::format(path))
    }

    /// With what another says in the place of what this one says.
    pub fn with(self, other: Self) -> Self {
        Self {
            title: other.title.or(self.title),
            description: other.description.or(self.description),
            publisher: other.publisher.or(self.publisher),
            licence: other.licence.or(self.licence),
            sources: if other.sources.is_empty() { self.sources } else { other.sources },
        }
    }

    /// The title.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(TITLE)
    }

    /// The description.
    pub fn description(&self) -> &str {
        self.description.as_deref().unwrap_or(env!("CARGO_PKG_DESCRIPTION"))
    }

    /// The addresses of the sources, or their titles.
    pub fn origins(&self) -> Value {
        self.sources.iter().map(|source| json!(source.address.as_ref().unwrap_or(&source.title))).collect()
    }

    /// Those who made the tables, as a data package has them.
    pub fn contributors(&self) -> Value {
        let publisher = self.publisher.iter().map(|name| json!({ "title": name, "roles": ["publisher"] }));
        let program = json!({ "title": concat!("tidings ", env!("CARGO_PKG_VERSION")), "roles": ["creator"] });
        publisher.chain([program]).collect()
    }
}

/// A licence by its name in the list of SPDX (CC-BY-4.0), or by its address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Licence {
    /// Its name, where that is known.
    pub name: Option<String>,
    /// Where it is to be read.
    pub address: String,
}

impl FromStr for Licence {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_name =
            !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
        match text {
            _ if is_web(text) => Ok(Self { name: None, address: text.to_owned() }),
            _ if is_name => {
                Ok(Self { name: Some(text.to_owned()), address: format!("https://spdx.org/licenses/{text}.html") })
            }
            _ => Err("expected the name of a licence at spdx.org (CC-BY-4.0), or its address".to_owned()),
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
    /// What it is called.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.address)
    }

    /// As a data package has it.
    pub fn json(&self) -> Value {
        match &self.name {
            Some(name) => json!({ "name": name, "path": self.address }),
            None => json!({ "path": self.address }),
        }
    }
}

/// What tables were made from: words, and an address at their end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub address: Option<String>,
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        let text = text.trim();
        let (title, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
        match is_web(last) {
            true => Self {
                title: if title.is_empty() { last } else { title.trim() }.to_owned(),
                address: Some(last.to_owned()),
            },
            false => Self { title: text.to_owned(), address: None },
        }
    }
}

impl Source {
    /// As a data package has it.
    pub fn json(&self) -> Value {
        match &self.address {
            Some(address) => json!({ "title": self.title, "path": address }),
            None => json!({ "title": self.title }),
        }
    }
}

fn is_web(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
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
        for wrong in ["", "free for all", "javascript:alert(1)", "https://"] {
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
        for (wrong, told) in [("titel = \"x\"", "titel"), ("licence = \"my own\"", "spdx.org"), ("title", "title")] {
            fs::write(&path, wrong).unwrap();
            assert!(About::read(&path).unwrap_err().to_string().contains(told), "{wrong}");
        }
    }
}
