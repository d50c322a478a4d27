use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Rule, table, words};

words! {
    /// The pronoun that an article uses for a person.
    Pronoun {
        /// he, him, his.
        He = "he",
        /// she, her, hers.
        She = "she",
    }
}

table! {
    /// One row per article and person named in it.
    people: Person, key [person_id],
    foreign [[article_id] => articles [article_id], [article_id, first_sentence] => sentences [article_id, sentence],
             [organisation_id] => organisations [organisation_id], [entity_id] => entities [entity_id]] {
        /// `ARTICLE:p1`, numbered in order of first appearance.
        person_id: String => [Rule::Pattern("^.+:p[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The fullest form in the article, without title.
        name: String,
        /// The given name or names.
        given_name: Option<String>,
        /// The family name.
        family_name: Option<String>,
        /// Mr, Mrs, Ms, Dr, Sir and the like, if used; offices and ranks are roles.
        honorific: Option<String>,
        /// The office, occupation or relation attached to the name at its fullest mention, as written, without a
        /// leading "the".
        role: Option<String>,
        /// The country of the role, if the text says or clearly implies it; ISO 3166-1 alpha-3.
        role_country: Option<String> => [ALPHA_3],
        /// The organisation that the person belongs to according to the text.
        organisation: Option<String>,
        /// The same organisation in `organisations`, if it has a row there.
        organisation_id: Option<String>,
        /// The pronoun that the article uses for the person.
        pronoun: Option<Pronoun>,
        /// Mentions by full or partial name.
        mentions: u32 => [FROM_ONE],
        /// Rows in `quotes` with this person as speaker.
        quotes: u32 => [FROM_ZERO],
        /// The number of the sentence with the first mention.
        first_sentence: u32 => [FROM_ONE],
        /// The person in `entities`, which is the same in all articles; empty if only a surname or a given name is
        /// known.
        entity_id: Option<String>,
    }
}
