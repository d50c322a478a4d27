//! The classes of words, one bit each.

use bitflags::bitflags;

bitflags! {
    /// What a word can be. A word may be in several classes: "May" is a month, a given name, a surname and an
    /// auxiliary.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct WordClass: u64 {
        // The classes used by the name tagger, in the order of its features: the weights depend on the positions of
        // these bits.

        /// Mary, Haider
        const GIVEN_NAME = 1;
        /// Smith, Abadi
        const SURNAME = 1 << 1;
        /// Islam, Hindus, Christmas, Kurdish, Marxist: religions, festivals, peoples, creeds; not names of people.
        const BELIEF = 1 << 2;
        /// Ministry, Party, Inc: a word that makes the name around it one of an organisation.
        const ORGANISATION_WORD = 1 << 3;
        /// Street, River, Province: a word that makes the name around it one of a place.
        const PLACE_WORD = 1 << 4;
        /// Mr, Dr, Sir: before a name, but neither office nor rank.
        const HONORIFIC = 1 << 5;
        /// president, minister, Sen, general: an office or rank, also before a name.
        const OFFICE = 1 << 6;
        /// spokesman, farmer, wife: a noun for people that is not an office.
        const PERSON_NOUN = 1 << 7;
        /// police, ministry, company: a noun for a body that can be a source.
        const ORGANISATION_NOUN = 1 << 8;
        /// January, Jan
        const MONTH = 1 << 9;
        /// Can be a common noun.
        const NOUN = 1 << 10;
        /// Can be a form of a full verb.
        const VERB = 1 << 11;
        /// Can be an adjective.
        const ADJECTIVE = 1 << 12;
        /// of, in, after
        const PREPOSITION = 1 << 13;
        /// he, it, who
        const PRONOUN = 1 << 14;
        /// said, told, according
        const REPORTING = 1 << 15;
        /// de, al, von: lower-case inside names of people.
        const PARTICLE = 1 << 16;
        /// The plural of a noun for people or bodies.
        const PLURAL = 1 << 17;

        // The other classes.

        /// the, a, this, his
        const DETERMINER = 1 << 18;
        /// and, but, because
        const CONJUNCTION = 1 << 19;
        /// is, has, would
        const AUXILIARY = 1 << 20;
        /// Mr., Inc., Jan.: capitalised, and a full stop after it belongs to it.
        const ABBREVIATION = 1 << 21;
        /// etc., vs.: a full stop after it belongs to it.
        const LOWER_ABBREVIATION = 1 << 22;
        /// An abbreviation before a name that never ends a sentence: Mr., Gen., St.
        const TITLE_ABBREVIATION = 1 << 23;
        /// Monday, Mon
        const WEEKDAY = 1 << 24;
        /// wife, uncle, friend: a person noun that relates to another person.
        const RELATION = 1 << 25;
        /// A word for men: Mr, spokesman, king.
        const MASCULINE = 1 << 26;
        /// A word for women: Mrs, spokeswoman, queen.
        const FEMININE = 1 << 27;
        /// two, dozens, half, bn: a number or a part of one.
        const NUMBER = 1 << 28;
        /// article, route, phase: a number after it is its label.
        const LABEL = 1 << 29;
        /// people, police, aircraft: a plural without -s.
        const UNMARKED_PLURAL = 1 << 30;
        /// A$, euros, Rs: a way of writing a currency.
        const CURRENCY = 1 << 31;
        /// minister, senator, police, parliament: a noun for people or bodies of a state.
        const PUBLIC = 1 << 32;
        /// claim, statement, promise: a noun for words that were said
        const REPORTING_NOUN = 1 << 33;
        /// retired, acting, rights, then: is before a noun for a person, though it can be a verb or an adverb
        /// elsewhere.
        const MODIFIER = 1 << 34;
        /// health, trade, defence: what ministers are for.
        const PORTFOLIO = 1 << 35;
        /// Can be an adverb.
        const ADVERB = 1 << 36;
        /// Other words in dates: summer, last, week, yesterday, twentieth
        const CALENDAR = 1 << 37;
        /// was, went, ago: the words around it are about the past
        const PAST_CUE = 1 << 38;
        /// will, due, expected: the words around it are about the future
        const FUTURE_CUE = 1 << 39;
        /// Peter, Haider: a given name that nearly only men have.
        const MASCULINE_NAME = 1 << 40;
        /// Mary, Fatima: a given name that nearly only women have.
        const FEMININE_NAME = 1 << 41;
        /// km, tonnes, hours: a way of writing a unit of measure
        const UNIT = 1 << 42;
        /// Okonjo, Thant: a given name or surname that fewer people have.
        const RARE_NAME = 1 << 43;
    }
}

impl WordClass {
    /// farmer, president, wife: any noun for people.
    pub const PEOPLE: Self = Self::PERSON_NOUN.union(Self::OFFICE);
    /// farmer, president, police: any noun for who can be a source.
    pub const SOURCES: Self = Self::PEOPLE.union(Self::ORGANISATION_NOUN);
}
