use super::{ALPHA_3, FROM_ONE, FROM_ZERO, table, words};

words! {
    /// The kind of entity that a mention refers to.
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
    /// The form of a mention.
    How {
        /// By name.
        Name = "name",
        /// By the acronym of an organisation: NWA.
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
    /// The evidence for countries, people and organisations: one row per mention.
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
        /// The kind of entity that it refers to.
        kind: MentionKind,
        /// The words as written.
        text: String,
        /// The number of the sentence.
        sentence: u32 => [FROM_ONE],
        /// The form of the mention.
        how: How,
        /// The country, if it refers to one; ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// The person in `people`, if it refers to one.
        person_id: Option<String>,
        /// The organisation in `organisations`, if it refers to one.
        organisation_id: Option<String>,
    }
}
