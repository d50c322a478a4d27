use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Pronoun, Rule, table, words};
use chrono::NaiveDate;

words! {
    /// What an entity is.
    EntityKind {
        /// An organisation: rows of `organisations`.
        Organisation = "organisation",
        /// A person: rows of `people`.
        Person = "person",
    }
}

table! {
    /// One row per person and organisation over all articles of a run. Full names that differ only in case, accents,
    /// spelling, middle names or pet names are one entity, unless pronouns or countries contradict that. A surname
    /// alone never creates an entity or joins one: `people.entity_id` is empty there. An article and its copies are one
    /// story, which counts once in the columns that begin with `story` or are called `stories`.
    entities: Entity, key [entity_id], foreign [] {
        /// `person:jane-smith`, `organisation:labour-party:GBR`: derived from the name, so that it is the same in each
        /// run in which the name is.
        entity_id: String => [Rule::Pattern("^(person|organisation):.+$")],
        /// Whether it is a person or an organisation.
        kind: EntityKind,
        /// The most frequent full form of the name; for an organisation, the fullest form.
        name: String,
        /// How many different names in `people` or `organisations` refer to it.
        forms: u32 => [FROM_ONE],
        /// Number of articles that name it.
        articles: u32 => [FROM_ONE],
        /// Number of stories that name it: an article and its copies count once.
        stories: u32 => [FROM_ONE],
        /// Mentions by name in all articles.
        mentions: u32 => [FROM_ONE],
        /// Mentions by name, of an article and its copies counted once.
        story_mentions: u32 => [FROM_ONE],
        /// Quotes in all articles.
        quotes: u32 => [FROM_ZERO],
        /// Quotes, of an article and its copies counted once.
        story_quotes: u32 => [FROM_ZERO],
        /// The earliest day of publication of its articles.
        first_published: Option<NaiveDate>,
        /// The latest day of publication of its articles.
        last_published: Option<NaiveDate>,
        /// Number of different countries of the person's roles, or of the organisation.
        countries: u32 => [FROM_ZERO],
        /// The most frequent of these countries, ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// The pronoun used for the person in most stories, if any is used.
        pronoun: Option<Pronoun>,
        /// True if the name may refer to several people or organisations: there are roles in different countries, both
        /// pronouns, articles many years apart, or several fuller names of which it may be the short form.
        homonym: bool,
        /// The id in the file given by `--authority`, if exactly one id there has the name.
        authority_id: Option<String>,
    }
}
