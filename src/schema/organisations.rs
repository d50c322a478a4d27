use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Rule, table, words};

words! {
    /// What an organisation is.
    OrganisationKind {
        /// Ministries, agencies, courts, police forces, armies with a name, central banks, chambers of parliament.
        Government = "government",
        /// Companies, banks, airlines.
        Company = "company",
        /// Newspapers, broadcasters, news agencies.
        Media = "media",
        /// Parties and their alliances.
        Party = "party",
        /// Armed groups that do not belong to a state.
        ArmedGroup = "armed_group",
        /// Organisations of states: UN, EU, NATO.
        International = "international",
        /// Charities, campaigns, foundations.
        Ngo = "ngo",
        /// Clubs, teams, leagues and their federations.
        Sports = "sports",
        /// Universities, schools, research institutes.
        Education = "education",
        /// Churches and religious orders.
        Religious = "religious",
        /// Anything else: chambers of commerce, unions, hospitals, museums.
        Other = "other",
    }
}

table! {
    /// One row per article and organisation named in it. Forms of one organisation (the full name, its acronym, a
    /// shorter form, the ministry) are one row; generic words that do not refer to a named organisation of the article
    /// (police, the government) have none.
    organisations: Organisation, key [organisation_id],
    foreign [[article_id] => articles [article_id], [article_id, first_sentence] => sentences [article_id, sentence],
             [entity_id] => entities [entity_id]] {
        /// `ARTICLE:o1`, numbered in order of first appearance.
        organisation_id: String => [Rule::Pattern("^.+:o[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The fullest form in the article, without a leading "the".
        name: String,
        /// The acronym that the article uses for it besides the name: NWA.
        acronym: Option<String>,
        /// The kind of organisation.
        kind: OrganisationKind,
        /// The country that it belongs to, if the text says so or the name implies it; ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// Mentions by full name, shorter name or acronym.
        mentions: u32 => [FROM_ONE],
        /// Rows in `quotes` with this organisation as speaker.
        quotes: u32 => [FROM_ZERO],
        /// The number of the sentence with the first mention.
        first_sentence: u32 => [FROM_ONE],
        /// The organisation in `entities`, which is the same in all articles.
        entity_id: Option<String>,
    }
}
