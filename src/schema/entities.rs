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
    /// One row per person and organisation of all articles of a run. Full names that differ only in case, accents, spelling,
    /// middle names or pet names are one entity, unless pronouns or countries speak against it. A surname alone never makes
    /// or joins an entity: `people.entity_id` is empty there. Copies of one article are a story: they count once in the
    /// columns that begin with story.
    entities: Entity, key [entity_id], foreign [] {
        /// `person:jane-smith`, `organisation:labour-party:GBR`: made from the name, so that it is the same in each run
        /// where the name is.
        entity_id: String => [Rule::Pattern("^(person|organisation):.+$")],
        /// Whether it is a person or an organisation.
        kind: EntityKind,
        /// The commonest full form of the name; of an organisation, the fullest.
        name: String,
        /// How many different names in `people` or `organisations` are its.
        forms: u32 => [FROM_ONE],
        /// Articles that name it.
        articles: u32 => [FROM_ONE],
        /// Stories that name it: articles, copies of one counted once.
        stories: u32 => [FROM_ONE],
        /// Mentions by name in all articles.
        mentions: u32 => [FROM_ONE],
        /// Mentions by name, those of copies counted once.
        story_mentions: u32 => [FROM_ONE],
        /// Quotes in all articles.
        quotes: u32 => [FROM_ZERO],
        /// Quotes, those of copies counted once.
        story_quotes: u32 => [FROM_ZERO],
        /// The earliest day of publication among its articles.
        first_published: Option<NaiveDate>,
        /// The latest day of publication among its articles.
        last_published: Option<NaiveDate>,
        /// How many different countries its roles, or the organisation, belong to.
        countries: u32 => [FROM_ZERO],
        /// The commonest of these countries, ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// The pronoun that most stories use for the person, where any does.
        pronoun: Option<Pronoun>,
        /// True where the same name may stand for several: roles in different countries, both pronouns, years far apart, or
        /// fuller names of which it may be the short form.
        homonym: bool,
        /// The id in the file of `--authority`, where one id there has the name.
        authority_id: Option<String>,
    }
}
