//! The contract of the tables, defined once. One documented struct per table under [`table!`] is the row type, the column
//! list, the types, the rules, the keys and the descriptions. The CSV header, the Parquet schema, the checks, the data
//! package and the data dictionary are all derived from it.

use chrono::NaiveDate;

mod articles;
mod countries;
mod dates;
mod disagreements;
mod entities;
mod mentions;
mod notices;
mod organisations;
mod people;
mod quotes;
mod sentences;
mod speakers;
mod statistics;

pub use articles::Article;
pub use countries::Country;
pub use dates::{Date, DateAnchor, DateRule};
pub use disagreements::{Disagreement, Ought};
pub use entities::{Entity, EntityKind};
pub use mentions::{How, Mention, MentionKind};
pub use notices::{Notice, NoticeCode, Severity};
pub use organisations::{Organisation, OrganisationKind};
pub use people::{Person, Pronoun};
pub use quotes::{Polarity, Quote, QuoteKind, SpeakerKind, SpeakerRule};
pub use sentences::Sentence;
pub use speakers::Speaker;
pub use statistics::{Assumed, Bound, Change, CountryRule, MeasureRule, PeriodRule, Statistic, UnitKind};

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text, never empty.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// true or false.
    Boolean,
    /// A calendar day, ISO 8601.
    Date,
}

impl Type {
    /// Its name in the data dictionary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
        }
    }
}

/// A constraint on values, besides their type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// The whole text matches this regular expression.
    Pattern(&'static str),
    /// The minimum, inclusive.
    Minimum(f64),
    /// The maximum, inclusive.
    Maximum(f64),
}

/// One value of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Missing: an empty cell in CSV, null in Parquet.
    Null,
    /// See [`Type::Text`].
    Text(&'a str),
    /// See [`Type::Integer`].
    Integer(i64),
    /// See [`Type::Number`].
    Number(f64),
    /// See [`Type::Boolean`].
    Boolean(bool),
    /// See [`Type::Date`].
    Date(NaiveDate),
}

/// One of the listed values of a column.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The value in the tables.
    pub name: &'static str,
    /// What it means, in Markdown.
    pub description: &'static str,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name, snake_case.
    pub name: &'static str,
    /// The type of its values.
    pub kind: Type,
    /// False when a value may be missing.
    pub required: bool,
    /// The values that it may have, if they are listed.
    pub words: &'static [Word],
    /// The rules for its values.
    pub rules: &'static [Rule],
    /// What it means, in Markdown.
    pub description: &'static str,
}

impl Column {
    /// The names of its listed values.
    pub fn word_names(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|word| word.name)
    }
}

/// A foreign key: its values must exist in another table.
#[derive(Debug, Clone, Copy)]
pub struct ForeignKey {
    /// The columns of this table.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// The columns of that table.
    pub references: &'static [&'static str],
}

/// A table: its name, columns and keys.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name, which is also the name of its files.
    pub name: &'static str,
    /// What a row is, in Markdown.
    pub description: &'static str,
    /// The columns in order.
    pub columns: &'static [Column],
    /// The columns that identify a row.
    pub primary_key: &'static [&'static str],
    /// Keys into other tables.
    pub foreign_keys: &'static [ForeignKey],
}

impl Table {
    /// The index of a column, by its name.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }

    /// True for a table about all articles of a run, which is made after the others: its rows belong to no single
    /// article.
    pub fn is_of_corpus(&self) -> bool {
        self.position("article_id").is_none()
    }

    /// True if rows are complete only when those of all articles are known: they refer to a table about all articles.
    pub fn waits_for_corpus(&self) -> bool {
        !self.is_of_corpus() && self.position("entity_id").is_some()
    }
}

/// A row type: a struct under [`table!`].
pub trait Row {
    /// The table of these rows.
    const TABLE: Table;

    /// The value in the column at `column`.
    fn value(&self, column: usize) -> Value<'_>;
}

/// A type of values in a column.
pub trait Field {
    /// The column's type.
    const TYPE: Type;
    /// False when the value may be missing.
    const REQUIRED: bool = true;
    /// The listed values, if there are any.
    const WORDS: &'static [Word] = &[];

    /// The value.
    fn value(&self) -> Value<'_>;
}

impl<T: Field> Field for Option<T> {
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = false;
    const WORDS: &'static [Word] = T::WORDS;

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::value)
    }
}

/// Implements [`Field`] for plain types.
macro_rules! fields {
    ($($rust:ty => $kind:ident, |$v:ident| $value:expr;)+) => {$(
        impl Field for $rust {
            const TYPE: Type = Type::$kind;
            fn value(&self) -> Value<'_> {
                let $v = self;
                Value::$kind($value)
            }
        }
    )+};
}

fields! {
    String => Text, |v| v;
    u32 => Integer, |v| i64::from(*v);
    f64 => Number, |v| *v;
    bool => Boolean, |v| *v;
    NaiveDate => Date, |v| *v;
}

/// Declares a table and its row type.
macro_rules! table {
    ($(#[doc = $about:literal])+ $name:ident: $row:ident, key [$($key:ident),+],
     foreign [$([$($from:ident),+] => $to:ident [$($there:ident),+]),*] {
        $($(#[doc = $doc:literal])+ $column:ident: $type:ty $(=> [$($rule:expr),+])?,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $row { $($(#[doc = $doc])+ pub $column: $type,)+ }

        impl $crate::schema::Row for $row {
            const TABLE: $crate::schema::Table = {
                // A key with a column that does not exist does not compile.
                let _ = |row: &$row| { $(let _ = &row.$key;)+ $($(let _ = &row.$from;)+)* };
                $crate::schema::Table {
                    name: stringify!($name),
                    description: concat!($($about, "\n"),+),
                    columns: &[$($crate::schema::Column {
                        name: stringify!($column),
                        kind: <$type as $crate::schema::Field>::TYPE,
                        required: <$type as $crate::schema::Field>::REQUIRED,
                        words: <$type as $crate::schema::Field>::WORDS,
                        rules: &[$($($rule),+)?],
                        description: concat!($($doc, "\n"),+),
                    }),+],
                    primary_key: &[$(stringify!($key)),+],
                    foreign_keys: &[$($crate::schema::ForeignKey {
                        columns: &[$(stringify!($from)),+],
                        table: stringify!($to),
                        references: &[$(stringify!($there)),+],
                    }),*],
                }
            };

            fn value(&self, column: usize) -> $crate::schema::Value<'_> {
                #[allow(non_camel_case_types)]
                enum Place { $($column),+ }
                $(if column == Place::$column as usize {
                    return $crate::schema::Field::value(&self.$column);
                })+
                unreachable!("{} has no column {column}", stringify!($name))
            }
        }
    };
}
use table;

/// Declares an enumeration whose values are lower-case words in the tables. The documentation of a variant is the
/// description of its word.
macro_rules! words {
    ($(#[$about:meta])+ $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[doc = $doc])+ #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// All values, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in the tables.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl $crate::schema::Field for $name {
            const TYPE: $crate::schema::Type = $crate::schema::Type::Text;
            const WORDS: &'static [$crate::schema::Word] = &[$($crate::schema::Word {
                name: $word,
                description: concat!($($doc, "\n"),+),
            }),+];
            fn value(&self) -> $crate::schema::Value<'_> {
                $crate::schema::Value::Text(self.as_str())
            }
        }
    };
}
use words;

/// The rows of one table, whatever their type.
pub trait Rows: Sync {
    /// The table of these rows.
    fn table(&self) -> &'static Table;

    /// The number of rows.
    fn len(&self) -> usize;

    /// True when there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a row and a column.
    fn value(&self, row: usize, column: usize) -> Value<'_>;
}

impl<R: Rows> Rows for &R {
    fn table(&self) -> &'static Table {
        (**self).table()
    }

    fn len(&self) -> usize {
        (**self).len()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        (**self).value(row, column)
    }
}

impl<R: Row + Sync> Rows for Vec<R> {
    fn table(&self) -> &'static Table {
        const { &R::TABLE }
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        self[row].value(column)
    }
}

/// Declares [`Tables`] and everything that handles all tables, in the order of the contract.
macro_rules! tables {
    ($($name:ident: $row:ident),+) => {
        /// The rows of all tables, of one article or of many.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Tables { $(#[doc = concat!("The rows of `", stringify!($name), "`.")] pub $name: Vec<$row>,)+ }

        impl Tables {
            /// All tables in the order of the contract.
            pub const ALL: &'static [&'static Table] = &[$(&<$row as Row>::TABLE),+];

            /// The rows of every table, in that order.
            pub fn all(&self) -> [&dyn Rows; Self::ALL.len()] {
                [$(&self.$name),+]
            }
        }
    };
}

tables! {
    articles: Article, sentences: Sentence, countries: Country, entities: Entity,
    organisations: Organisation, people: Person, quotes: Quote, speakers: Speaker, statistics: Statistic,
    disagreements: Disagreement, dates: Date, mentions: Mention, notices: Notice
}

/// ISO 3166-1 alpha-3.
const ALPHA_3: Rule = Rule::Pattern("^[A-Z]{3}$");
/// 1-based counters.
const FROM_ONE: Rule = Rule::Minimum(1.0);
/// Counters and offsets.
const FROM_ZERO: Rule = Rule::Minimum(0.0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_names_columns_that_are_there_and_required() {
        for table in Tables::ALL {
            for key in table.primary_key {
                let column = &table.columns[table.position(key).expect(key)];
                assert!(column.required, "{}.{key} is part of the key and may be missing", table.name);
            }
            for key in table.foreign_keys {
                let other = Tables::ALL.iter().find(|t| t.name == key.table).expect(key.table);
                for (here, there) in key.columns.iter().zip(key.references) {
                    let there = &other.columns[other.position(there).expect(there)];
                    assert_eq!(table.columns[table.position(here).expect(here)].kind, there.kind);
                }
            }
        }
    }

    #[test]
    fn a_row_gives_its_values_in_the_order_of_the_columns() {
        let rows = vec![Notice {
            notice_id: "a:n1".into(),
            article_id: "a".into(),
            sentence: None,
            severity: Severity::Warning,
            code: NoticeCode::SpeakerNotFound,
            message: "who said it?".into(),
        }];
        let position = |name| Notice::TABLE.position(name).unwrap();
        assert_eq!(rows.value(0, position("severity")), Value::Text("warning"));
        assert_eq!(Rows::value(&rows, 0, position("sentence")), Value::Null);
    }

    #[test]
    fn listed_values_keep_their_descriptions() {
        let severity = Notice::TABLE.columns[Notice::TABLE.position("severity").unwrap()];
        assert!(severity.word_names().eq(["info", "warning"]));
        assert_eq!(severity.words[0].description.trim(), "Good to know.");
        let columns = || Tables::ALL.iter().flat_map(|table| table.columns);
        assert!(columns().flat_map(|column| column.words).all(|word| !word.description.trim().is_empty()));
        assert!(Notice::TABLE.columns[Notice::TABLE.position("message").unwrap()].words.is_empty());
    }
}
