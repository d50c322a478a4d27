use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Rule, SpeakerRule, table, words};

words! {
    /// How the stated number bounds the true one.
    Bound {
        /// The true number is the stated one.
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
        /// A word for a size, with the smallest number that it means as its value: dozens 12, scores 20, hundreds 100,
        /// thousands 1000, tens of thousands 10000, millions 1000000.
        Vague = "vague",
    }
}

words! {
    /// The kind of quantity.
    UnitKind {
        /// A count of things.
        Count = "count",
        /// Hundredths: per cent, percentage points.
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
        /// The age of a person or thing.
        Age = "age",
        /// Energy or power.
        Energy = "energy",
        /// How often something happens in a period.
        Frequency = "frequency",
        /// A part of a whole (one in five), or a multiple (five times).
        Ratio = "ratio",
        /// Any other unit.
        Other = "other",
    }
}

words! {
    /// Whether a quantity is a level or a change.
    Change {
        /// A level, as most are.
        Level = "level",
        /// An increase by this amount.
        Increase = "increase",
        /// A decrease by this amount.
        Decrease = "decrease",
    }
}

words! {
    /// What the text does not say and was assumed.
    Assumed {
        /// The currency: of a bare $, or of another name that several currencies have.
        Currency = "currency",
        /// The counted noun or unit, taken from the context.
        Unit = "unit",
    }
}

words! {
    /// The rule that found what is measured.
    MeasureRule {
        /// The noun that number and unit modify: a three-day [meeting].
        Attribute = "attribute",
        /// The noun after a word for a change: a 10 per cent rise in [food prices].
        ChangeIn = "change_in",
        /// The noun after "of": 25 percent of the [votes].
        OfWhat = "of_what",
        /// The noun after "in": $5m in [compensation], two years in [prison].
        AmountIn = "amount_in",
        /// The noun before "of": a [carpet area] of 2,500 square feet.
        NounOf = "noun_of",
        /// The same as for the amount before it, of which this one, in brackets, is a conversion.
        Conversion = "conversion",
        /// The verb whose subject is counted: 13 people were [killed].
        Happened = "happened",
        /// The subject of a verb for a level or change: [turnout] was 54 %, [oil] fell 3 %.
        Subject = "subject",
        /// The verb whose object is counted: [arrested] six people.
        Verb = "verb",
        /// The participle or adjective after what is counted: four people [involved].
        Reduced = "reduced",
        /// The noun before "up" or "down" without a verb: with [loans] down 11 per cent.
        Absolute = "absolute",
        /// The same as for the previous number in its sentence.
        Carried = "carried",
        /// None of these constructions: the likeliest noun, verb or state of its sentence.
        Likeliest = "likeliest",
    }
}

words! {
    /// Where the country of a number was found.
    CountryRule {
        /// The only country that its sentence names.
        Only = "only",
        /// One of several countries that its sentence names.
        OneOfSeveral = "one_of_several",
        /// A country in the sentence before.
        SentenceBefore = "sentence_before",
        /// The same as for the previous number.
        Carried = "carried",
        /// The country that the article is about.
        Article = "article",
    }
}

words! {
    /// Where the period of a number was found.
    PeriodRule {
        /// At the beginning of its sentence: [In 2021], the mine produced 20 tonnes.
        Fronted = "fronted",
        /// Before it in its sentence.
        Before = "before",
        /// After it in its sentence.
        After = "after",
        /// In the sentence before.
        SentenceBefore = "sentence_before",
        /// The same as for the previous number.
        Carried = "carried",
    }
}

table! {
    /// One row per quantity stated.
    statistics: Statistic, key [statistic_id],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence],
             [person_id] => people [person_id], [organisation_id] => organisations [organisation_id],
             [article_id, country_code] => countries [article_id, country_code],
             [compared_with] => statistics [statistic_id]] {
        /// `ARTICLE:s1`, numbered in order of appearance.
        statistic_id: String => [Rule::Pattern("^.+:s[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The number of the sentence.
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
        /// For counts, the counted noun as written; for measures, the English singular; for money, ISO 4217; for
        /// percentages, `percent`.
        unit: Option<String>,
        /// The denominator of a rate, as written: a barrel, per 100,000 people.
        per: Option<String>,
        /// Whether the quantity is a level or a change.
        change: Change,
        /// Who states it, as the speaker in `quotes`; empty if it is stated by the article itself.
        source: Option<String>,
        /// The source in `people`.
        person_id: Option<String>,
        /// The source in `organisations`.
        organisation_id: Option<String>,
        /// The rule that found the source.
        rule: Option<SpeakerRule>,
        /// What the number measures, as written: the shortest noun phrase that names it, or for counts the word for
        /// what happened to the things counted.
        measure: Option<String>,
        /// Offset of the measure's first code point.
        measure_start: Option<u32> => [FROM_ZERO],
        /// Offset after the measure's last code point.
        measure_end: Option<u32> => [FROM_ONE],
        /// The rule that found the measure.
        measure_rule: Option<MeasureRule>,
        /// The country in which, or of which, the number holds, if the text says or clearly implies it; ISO 3166-1
        /// alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// How the country was found.
        country_rule: Option<CountryRule>,
        /// When the number holds, if its sentence or the one before says so; the `value` of a row of `dates`.
        period: Option<String>,
        /// How the period was found.
        period_rule: Option<PeriodRule>,
        /// The statistic with the value that this one is compared with.
        compared_with: Option<String> => [Rule::Pattern("^.+:s[1-9][0-9]*$")],
        /// What the text does not say and was assumed.
        assumed: Option<Assumed>,
    }
}
