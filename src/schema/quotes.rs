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
    /// What a speaker is.
    SpeakerKind {
        /// A person named in the article.
        Person = "person",
        /// A company, agency, paper, party.
        Organisation = "organisation",
        /// A country (the US says).
        Country = "country",
        /// Unnamed people: officials, witnesses, a spokesman.
        Group = "group",
        /// The text does not tell.
        Unknown = "unknown",
    }
}

words! {
    /// How the reported words are put forward.
    Polarity {
        /// As a claim: said that, according to.
        Asserted = "asserted",
        /// As untrue, or not said: denied that, did not say, would not agree that.
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
        /// "...," said Kerry; "...," Kerry said: the speech tag follows the words.
        TagAfter = "tag_after",
        /// Kerry said: "...": the speech tag stands before the words.
        TagBefore = "tag_before",
        /// "...," Kerry said, "...": the speech tag interrupts the words.
        TagInside = "tag_inside",
        /// Kerry attacked the plan, calling it "..."; Kerry left and said: the subject stands elsewhere in the sentence.
        CarriedSubject = "carried_subject",
        /// The plan was "mad" and should be dropped, Kerry said: the tag stands apart in the same sentence.
        SameSentence = "same_sentence",
        /// Kerry's claim that ...; his promise of "...": the reporting word is a noun.
        ReportingNoun = "reporting_noun",
        /// Kerry: "...": a colon stands for the reporting word.
        Colon = "colon",
        /// according to Kerry
        AccordingTo = "according_to",
        /// No tag of its own: the words go on from an utterance before.
        Continuation = "continuation",
        /// WALLACE: ...
        Transcript = "transcript",
        /// "..." — Ann Lee: the name stands behind a dash.
        Signature = "signature",
        /// A headline or a line between paragraphs: its words are said in a quote below.
        Repeated = "repeated",
        /// No tag: the person whom the paragraph is about.
        SameParagraph = "same_paragraph",
        /// No tag: whoever had the last word in the paragraph before, or whom it is about.
        PreviousParagraph = "previous_paragraph",
        /// The speech tag has a pronoun, which means the speaker: he said.
        PronounSubject = "pronoun_subject",
        /// The speech tag has a description, which means the speaker: the senator said.
        RoleNoun = "role_noun",
        /// The speech tag is a relative clause behind the speaker: Kerry, who said ...
        RelativePronoun = "relative_pronoun",
        /// Nobody was found.
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
        /// The sentence in which it starts.
        sentence: u32 => [FROM_ONE],
        /// How the words are reported.
        kind: QuoteKind,
        /// The words between the marks, marks left out; for indirect, the reported clause. `--without-text` leaves
        /// long ones out.
        text: Option<String>,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// Who said it: the fullest name of the person or organisation, or the source as written, pronouns and descriptions
        /// resolved.
        speaker: Option<String>,
        /// What the speaker is.
        speaker_kind: SpeakerKind,
        /// The speaker in `people`.
        person_id: Option<String>,
        /// The speaker in `organisations`.
        organisation_id: Option<String>,
        /// The country, when the speaker is one.
        country_code: Option<String> => [ALPHA_3],
        /// The speaker in the speech tag: he, Kerry, police spokeswoman Anne Smith.
        speaker_as_written: Option<String>,
        /// The reporting words as written: said, told, according to.
        cue: Option<String>,
        /// Who was told: reporters, the Associated Press.
        addressee: Option<String>,
        /// The parts of one utterance share a number, 1-based within the article.
        utterance: u32 => [FROM_ONE],
        /// The rule that found the speaker, by its short name.
        rule: SpeakerRule,
        /// Whether the words are claimed, denied, asked or doubted.
        polarity: Polarity,
        /// The quote inside whose words these lie: leave such rows out to count who says how much.
        within_quote_id: Option<String>,
    }
}
