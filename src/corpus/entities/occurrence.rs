//! A person or organisation in one article, with what identifies it in others.

use super::folded::{suffix, words, words_of_body};
use crate::corpus::articles::About;
use crate::corpus::cells::{count, text};
use crate::schema::{EntityKind, OrganisationKind, Pronoun, Rows};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Names that may refer to the same entity: people with a family name, organisations with an acronym or a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Group {
    /// What they are.
    pub kind: EntityKind,
    /// The folded name that they share.
    pub name: String,
}

/// A folded full name. Equal forms are the same entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Form {
    /// Given names before family names.
    pub words: Vec<String>,
    /// What distinguishes entities with the same words: Jr, or the country of a ministry.
    pub apart: Option<String>,
}

/// What one article says of a name. Ordered so that copies of a story are adjacent, its first article before the
/// others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seen {
    /// The story: the id of the first of the copies.
    pub cluster_id: String,
    /// True in a copy.
    pub is_copy: bool,
    /// The article.
    pub article_id: String,
    /// The row's position in `people` or `organisations`, in the order in which rows were added.
    pub row: u64,
    /// The day of publication.
    pub published_on: Option<NaiveDate>,
    /// The name as written.
    pub name: String,
    /// As in the row.
    pub mentions: u32,
    /// As in the row.
    pub quotes: u32,
    /// The country of the role, or of the organisation.
    pub country: Option<String>,
    /// The role of a person.
    pub role: Option<String>,
    /// The pronoun of a person.
    pub pronoun: Option<Pronoun>,
    /// The acronym of an organisation.
    pub acronym: Option<String>,
}

/// A row that may belong to an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Occurrence {
    /// Names that it is compared with.
    pub group: Group,
    /// Its folded name.
    pub form: Form,
    /// What its article says of it.
    pub seen: Seen,
}

impl Occurrence {
    /// Sets another position in its table, and moves its article to a cluster of copies.
    pub fn move_to(&mut self, place: u64, cluster_id: &str) {
        self.seen.row = place;
        self.seen.is_copy = cluster_id != self.seen.article_id;
        self.seen.cluster_id = cluster_id.to_owned();
    }

    /// The group, as a key.
    pub fn group(&self) -> String {
        format!("{}:{}", self.group.kind.as_str(), self.group.name)
    }

    /// A row of `people` or `organisations`, at a position in the table; none for a surname or a given name alone.
    pub fn of(rows: &dyn Rows, row: usize, place: u64, about: &About) -> Option<Self> {
        let seen = Seen::of(rows, row, place, about)?;
        match rows.table().name {
            "people" => Self::of_person(seen, text(rows, row, "given_name")?, text(rows, row, "family_name")?),
            _ => Self::of_body(seen, text(rows, row, "kind")?),
        }
    }

    fn of_person(seen: Seen, given: &str, family: &str) -> Option<Self> {
        let words = words(&format!("{given} {family}"));
        let group = Group { kind: EntityKind::Person, name: words.last()?.clone() };
        let form = Form { words, apart: suffix(&seen.name).map(str::to_owned) };
        (form.words.len() > 1).then_some(Self { group, form, seen })
    }

    /// Ministries, courts and parties have the same names in many countries: their country distinguishes them.
    fn of_body(seen: Seen, kind: &str) -> Option<Self> {
        let words = words_of_body(&seen.name);
        let repeats = [OrganisationKind::Government, OrganisationKind::Party].iter().any(|k| k.as_str() == kind);
        let acronym = seen.acronym.as_deref().map(words_of_body).filter(|acronym| !acronym.is_empty());
        let group = Group { kind: EntityKind::Organisation, name: acronym.as_ref().unwrap_or(&words).join("-") };
        let form = Form { apart: seen.country.clone().filter(|_| repeats), words };
        (!form.words.is_empty()).then_some(Self { group, form, seen })
    }
}

impl Seen {
    fn of(rows: &dyn Rows, row: usize, place: u64, about: &About) -> Option<Self> {
        let owned = |column| text(rows, row, column).map(str::to_owned);
        Some(Self {
            cluster_id: about.cluster_id.clone(),
            is_copy: about.cluster_id != about.article_id,
            article_id: about.article_id.clone(),
            row: place,
            published_on: about.published_on,
            name: owned("name")?,
            mentions: count(rows, row, "mentions"),
            quotes: count(rows, row, "quotes"),
            country: owned("role_country").or_else(|| owned("country_code")),
            role: owned("role"),
            pronoun: Pronoun::ALL.iter().copied().find(|p| text(rows, row, "pronoun") == Some(p.as_str())),
            acronym: owned("acronym"),
        })
    }
}
