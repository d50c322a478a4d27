//! The evidence for and against words near a quantity being what it measures.

use bitflags::bitflags;

bitflags! {
    /// The evidence for or against words.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Clue: u128 {
        /// The first rule with a result finds them.
        const FIRST_RULE = 1;
        /// Another rule does.
        const RULE = 1 << 1;

        /// A verb.
        const IS_VERB = 1 << 2;
        /// A state: dead, available.
        const IS_STATE = 1 << 3;
        /// A proper name.
        const IS_NAME = 1 << 4;
        /// One person or several.
        const IS_PERSONS = 1 << 5;
        /// A time or a place.
        const IS_TIME_OR_PLACE = 1 << 6;
        /// A noun with a determiner.
        const DETERMINED = 1 << 7;
        /// More than one word.
        const LONG = 1 << 8;

        /// A verb in the passive.
        const PASSIVE = 1 << 9;
        /// A verb that says nothing about its object: had, took.
        const LIGHT = 1 << 10;
        /// A verb of level or change, a copula.
        const LEVEL = 1 << 11;
        /// A gerund or a participle.
        const PARTICIPLE = 1 << 12;
        /// The verb whose subject the quantity is.
        const OWN_VERB = 1 << 13;
        /// The quantity is its object.
        const DIRECT = 1 << 14;

        /// The subject of the verb that governs the quantity.
        const GOVERNING_SUBJECT = 1 << 15;
        /// The object of that verb.
        const GOVERNING_OBJECT = 1 << 16;
        /// The object of the verb whose subject the quantity is.
        const OWN_OBJECT = 1 << 17;
        /// After a preposition.
        const AFTER_PREPOSITION = 1 << 18;

        /// After the quantity.
        const AFTER = 1 << 19;
        /// Only a determiner is between.
        const NEXT = 1 << 20;
        /// Only "of" is between, and they follow.
        const AFTER_OF = 1 << 21;
        /// Only "for" or "on".
        const AFTER_FOR = 1 << 22;
        /// Only "to" or "by".
        const AFTER_TO = 1 << 23;
        /// Only "of", and they are before.
        const LINKED_OF = 1 << 24;
        /// At most four words are between.
        const NEAR = 1 << 25;
        /// More than twelve.
        const FAR = 1 << 26;
        /// A verb is between.
        const VERB_BETWEEN = 1 << 27;
        /// A mark, a relative pronoun or a conjunction is between.
        const BREAK_BETWEEN = 1 << 28;

        /// The quantity is a subject.
        const QUANTITY_SUBJECT = 1 << 29;
        /// The quantity is the object of a verb.
        const QUANTITY_OBJECT = 1 << 30;
        /// After a preposition.
        const QUANTITY_AFTER_PREPOSITION = 1 << 31;
        /// It is governed by a verb of level or change.
        const QUANTITY_LEVEL = 1 << 32;
        /// It is a change.
        const QUANTITY_CHANGE = 1 << 33;
        /// Its verb says nothing about it.
        const QUANTITY_LIGHT = 1 << 34;
        /// It is governed by no verb.
        const QUANTITY_FREE = 1 << 35;
        /// In brackets.
        const QUANTITY_BRACKET = 1 << 36;
        /// The verb whose subject the quantity is, in the passive.
        const OWN_PASSIVE = 1 << 37;
        /// The quantity is its object, and it says nothing.
        const DIRECT_LIGHT = 1 << 38;
        /// The governing verb's subject, and it is of level.
        const SUBJECT_OF_LEVEL = 1 << 39;
        /// The quantity is a definite one: the two countries, his three sons.
        const QUANTITY_DEFINITE = 1 << 40;
        /// The first verb after the quantity, after "who", "which" or "that".
        const AFTER_RELATIVE = 1 << 41;
        /// The nearest noun before it.
        const LAST_NOUN = 1 << 42;
        /// The nearest noun after it.
        const NEXT_NOUN = 1 << 43;
        /// What happens to people.
        const HARM = 1 << 44;
        /// An infinitive after the verb whose subject the quantity is: tried to leave.
        const OWN_INFINITIVE = 1 << 45;
        /// A state soon after the verb whose subject the quantity is: confirmed dead.
        const OWN_PREDICATE = 1 << 46;
        /// What a preceding number of the same unit measures.
        const OF_LAST_LIKE = 1 << 47;
        /// That number is in the sentence before.
        const OF_SENTENCE_BEFORE = 1 << 48;
        /// A verb that governs the quantity in the passive: paid by, sentenced to.
        const GOVERNS_PASSIVE = 1 << 49;

        /// A part of another quantity.
        const IN_QUANTITY = 1 << 50;
        /// A part of a date.
        const IN_DATE = 1 << 51;
        /// A plural.
        const IS_PLURAL = 1 << 52;
        /// A noun of an act, by its ending: payment, production.
        const IS_ACT = 1 << 53;
        /// What an earlier number of the article measures.
        const MEASURED_BEFORE = 1 << 54;
        /// What a preceding number measures, which is compared with the quantity.
        const OF_LAST_COMPARED = 1 << 55;
        /// A verb that governs the quantity after "for": lived for ten years.
        const GOVERNS_FOR = 1 << 56;
        /// One that governs it after "in", "within" or "over".
        const GOVERNS_IN = 1 << 57;
        /// After "by".
        const GOVERNS_BY = 1 << 58;
        /// After "of" or "with".
        const GOVERNS_OF = 1 << 59;
        /// The subject of a verb that governs it after "to" or "at".
        const SUBJECT_TO = 1 << 60;
        /// The object of that verb, with the quantity after "to", "at", "from" or "by".
        const OBJECT_TO = 1 << 61;
        /// The subject of the sentence, for a quantity that another is compared with or that is free of verbs.
        const FIRST_SUBJECT_FREE = 1 << 62;
        /// A noun of what is measured in the quantity's kind of unit: a price of money, a sentence of years.
        const NOUN_OF_KIND = 1 << 63;
        /// A noun of what is measured in any unit.
        const NOUN_OF_ANY_KIND = 1 << 64;
        /// What a preceding number in the same list measures.
        const OF_LAST_LISTED = 1 << 65;
        /// A verb of what is done with the quantity's kind of unit: paid money, lasted years.
        const VERB_OF_KIND = 1 << 66;
    }
}
