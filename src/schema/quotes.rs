use super::{ALPHA_3, FROM_ONE, FROM_ZERO, Rule, table, words};

words! {
    /// How words are reported.
    QuoteKind {
        /// A clause or more in quotation marks.
        Direct = "direct",
        /// Part of a clause in quotation marks, attributed to a source.
        Fragment = "fragment",
        /// Reported without quotation marks.
        Indirect = "indirect",
    }
}

words! {
    /// The kind of speaker.
    SpeakerKind {
        /// A person named in the article.
        Person = "person",
        /// A company, agency, newspaper or party.
        Organisation = "organisation",
        /// A country (the US says).
        Country = "country",
        /// Unnamed people: officials, witnesses, a spokesman.
        Group = "group",
        /// The text does not say who spoke.
        Unknown = "unknown",
    }
}

words! {
    /// How the reported words are presented.
    Polarity {
        /// As a claim: said that, according to.
        Asserted = "asserted",
        /// As untrue, or as not said: denied that, did not say, would not agree that.
        Denied = "denied",
        /// As a question or a demand: asked whether, "Why?", demanded that.
        Asked = "asked",
        /// As open: doubted that, may have said, if she said.
        Doubted = "doubted",
    }
}

words! {
    /// How the speaker of a quote was found.
    SpeakerRule {
        /// The speech tag follows the words: "...," said Kerry.
        TagAfter = "tag_after",
        /// The speech tag comes before the words: Kerry said: "...".
        TagBefore = "tag_before",
        /// The speech tag interrupts the words: "...," Kerry said, "...".
        TagInside = "tag_inside",
        /// The subject of the reporting verb is elsewhere in the sentence: Kerry attacked the plan, calling it "...".
        CarriedSubject = "carried_subject",
        /// The speech tag is in the same sentence, but not next to the words: The plan was "mad" and should go, Kerry said.
        SameSentence = "same_sentence",
        /// The reporting word is a noun: Kerry's claim that ...; his promise of "...".
        ReportingNoun = "reporting_noun",
        /// A colon takes the place of the reporting word: Kerry: "...".
        Colon = "colon",
        /// The source follows "according to".
        AccordingTo = "according_to",
        /// No speech tag: the words continue the previous utterance.
        Continuation = "continuation",
        /// A turn in a transcript: WALLACE: ...
        Transcript = "transcript",
        /// The name follows the words after a dash: "..." — Ann Lee.
        Signature = "signature",
        /// A headline or crosshead that repeats words of a quote in the article, and has the same speaker.
        Repeated = "repeated",
        /// No speech tag: the person that the paragraph is about.
        SameParagraph = "same_paragraph",
        /// No speech tag: the last speaker of the previous paragraph, or the person that it is about.
        PreviousParagraph = "previous_paragraph",
        /// The speech tag has a pronoun that was resolved to the speaker: he said.
        PronounSubject = "pronoun_subject",
        /// The speech tag has a description that was resolved to the speaker: the senator said.
        RoleNoun = "role_noun",
        /// The speech tag is a relative clause after the speaker: Kerry, who said ...
        RelativePronoun = "relative_pronoun",
        /// No speaker was found.
        None = "none",
    }
}

table! {
    /// One row per stretch of reported words.
    quotes: Quote, key [quote_id],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence],
             [person_id] => people [person_id], [organisation_id] => organisations [organisation_id],
             [article_id, country_code] => countries [article_id, country_code], [within_quote_id] => quotes [quote_id]] {
        /// `ARTICLE:q1`, numbered in order of appearance.
        quote_id: String => [Rule::Pattern("^.+:q[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The number of the sentence in which it starts.
        sentence: u32 => [FROM_ONE],
        /// How the words are reported.
        kind: QuoteKind,
        /// The words between the quotation marks; for indirect speech, the reported clause. Empty for long ones with
        /// `--without-text`.
        text: Option<String>,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// Who said it: the fullest name of the person or organisation, or the source as written (police, several
        /// ministers). A pronoun or a description (he, the senator) is replaced by the one it refers to, if that was
        /// found; a description of someone whom the article does not name stays as written. Empty if the text does not
        /// say who spoke.
        speaker: Option<String>,
        /// The kind of speaker.
        speaker_kind: SpeakerKind,
        /// The speaker in `people`.
        person_id: Option<String>,
        /// The speaker in `organisations`.
        organisation_id: Option<String>,
        /// The country, if the speaker is one; ISO 3166-1 alpha-3.
        country_code: Option<String> => [ALPHA_3],
        /// The speaker as written in the speech tag: he, Kerry, police spokeswoman Anne Smith.
        speaker_as_written: Option<String>,
        /// The reporting words as written: said, told, according to.
        cue: Option<String>,
        /// The person or organisation addressed: reporters, the Associated Press.
        addressee: Option<String>,
        /// The number of the utterance, 1-based within the article; all parts of one utterance have the same.
        utterance: u32 => [FROM_ONE],
        /// The rule that found the speaker.
        rule: SpeakerRule,
        /// Whether the words are claimed, denied, asked or doubted.
        polarity: Polarity,
        /// The quote whose words contain this one; to count how much each speaker says, leave out rows with a value
        /// here.
        within_quote_id: Option<String>,
    }
}
