use super::{FROM_ONE, FROM_ZERO, Rule, SpeakerRule, table, words};

words! {
    /// How the stated number bounds the true one.
    Bound {
        /// The number itself.
        Exact = "exact",
        /// The true number is this or more: at least 20, 20 or more.
        AtLeast = "at_least",
        /// The true number is higher: more than 20, over 20.
        MoreThan = "more_than",
        /// The true number is this or less: up to 20, as many as 20.
        AtMost = "at_most",
        /// The true number is lower: less than 20, under 20.
        LessThan = "less_than",
        /// The true number is near: about 20, some 20, nearly 20.
        About = "about",
        /// A range: 20 to 30; `value` is the lower end, `value_max` the upper.
        Between = "between",
        /// A word for a size, counted as the least that it says: dozens 12, scores 20, hundreds 100, thousands 1000, tens of
        /// thousands 10000, millions 1000000.
        Vague = "vague",
    }
}

words! {
    /// What a number measures.
    UnitKind {
        /// Things counted.
        Count = "count",
        /// Parts of a hundred: per cent, percentage points.
        Percent = "percent",
        /// Money.
        Money = "money",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Mass.
        Mass = "mass",
        /// Volume.
        Volume = "volume",
        /// Speed.
        Speed = "speed",
        /// Temperature.
        Temperature = "temperature",
        /// A length of time.
        Duration = "duration",
        /// The age of somebody or something.
        Age = "age",
        /// Energy or power.
        Energy = "energy",
        /// How many times in a period.
        Frequency = "frequency",
        /// A part of a whole (one in five), or a multiple (five times).
        Ratio = "ratio",
        /// Any other measure.
        Other = "other",
    }
}

words! {
    /// Whether a quantity is a level or a change.
    Change {
        /// A level, as most are.
        Level = "level",
        /// A rise by so much.
        Increase = "increase",
        /// A fall by so much.
        Decrease = "decrease",
    }
}

table! {
    /// One row per quantity stated.
    statistics: Statistic, key [statistic_id],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence],
             [person_id] => people [person_id], [organisation_id] => organisations [organisation_id]] {
        /// `ARTICLE:s1`, numbered in order of appearance.
        statistic_id: String => [Rule::Pattern("^.+:s[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The sentence.
        sentence: u32 => [FROM_ONE],
        /// From the modifier to the end of the unit or counted noun.
        text: String,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// The number with its multiplier applied; the lower end of a range.
        value: f64,
        /// The upper end of a range.
        value_max: Option<f64>,
        /// How the stated number bounds the true one.
        bound: Bound,
        /// What the number measures.
        unit_kind: UnitKind,
        /// Count: the counted noun as written; measures: the English singular; money: ISO 4217; percent: percent.
        unit: Option<String>,
        /// The denominator of a rate, as written: a barrel, per 100,000 people.
        per: Option<String>,
        /// Whether the quantity is a level or a change.
        change: Change,
        /// Who states it, as the speaker in `quotes`; empty when it is the article's own voice.
        source: Option<String>,
        /// The source in `people`.
        person_id: Option<String>,
        /// The source in `organisations`.
        organisation_id: Option<String>,
        /// The rule that found the source, by its short name.
        rule: Option<SpeakerRule>,
    }
}
