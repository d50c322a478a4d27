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
        /// The given name or names in it.
        given_name: Option<String>,
        /// The family name in it.
        family_name: Option<String>,
        /// Mr, Mrs, Ms, Dr, Sir and the like, where used; offices and ranks are roles.
        honorific: Option<String>,
        /// The office, occupation or relation attached to the name at its fullest mention, as written, without a leading "the".
        role: Option<String>,
        /// The country that the role belongs to, where the text says or plainly implies it.
        role_country: Option<String> => [ALPHA_3],
        /// The organisation that the text places the person in.
        organisation: Option<String>,
        /// The same in `organisations`, where it is one of them.
        organisation_id: Option<String>,
        /// The pronoun that the article uses for the person.
        pronoun: Option<Pronoun>,
        /// Mentions by name, full or part.
        mentions: u32 => [FROM_ONE],
        /// Rows in `quotes` that are this person's.
        quotes: u32 => [FROM_ZERO],
        /// The sentence of the first mention.
        first_sentence: u32 => [FROM_ONE],
        /// The person in `entities`, which is the same in all articles; empty for a surname or a given name alone.
        entity_id: Option<String>,
    }
}
