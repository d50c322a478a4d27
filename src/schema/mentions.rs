use super::{ALPHA_3, FROM_ONE, FROM_ZERO, table, words};

words! {
    /// What a mention is of.
    MentionKind {
        /// A country, by name, demonym or place.
        Country = "country",
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
    }
}

words! {
    /// How a mention refers.
    How {
        /// By name.
        Name = "name",
        /// By the capitals that stand for an organisation's name: NWA.
        Acronym = "acronym",
        /// By demonym or adjective.
        Demonym = "demonym",
        /// Through a place inside it.
        Place = "place",
        /// By pronoun.
        Pronoun = "pronoun",
        /// By office, occupation or relation (the prime minister), or by what an organisation is (the ministry).
        Title = "title",
    }
}

table! {
    /// The evidence under countries, people and organisations: one row per mention.
    mentions: Mention, key [article_id, start, kind],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence],
             [article_id, country_code] => countries [article_id, country_code], [person_id] => people [person_id],
             [organisation_id] => organisations [organisation_id]] {
        /// The article.
        article_id: String,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// What it is a mention of.
        kind: MentionKind,
        /// The words as written.
        text: String,
        /// The sentence.
        sentence: u32 => [FROM_ONE],
        /// How it refers.
        how: How,
        /// The country, for countries.
        country_code: Option<String> => [ALPHA_3],
        /// The person in `people`, for persons.
        person_id: Option<String>,
        /// The organisation in `organisations`, for organisations.
        organisation_id: Option<String>,
    }
}
