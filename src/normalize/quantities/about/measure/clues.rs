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
        /// A noun of amounts: rate, price, number.
        const IS_AMOUNT = 1 << 6;
        /// A time or a place.
        const IS_TIME_OR_PLACE = 1 << 7;
        /// A noun with a determiner.
        const DETERMINED = 1 << 8;
        /// More than one word.
        const LONG = 1 << 9;
        /// With the phrase joined by "of".
        const WITH_OF = 1 << 10;
        /// "of" follows.
        const BEFORE_OF = 1 << 11;

        /// A verb in the passive.
        const PASSIVE = 1 << 12;
        /// A verb that says nothing about its object: had, took.
        const LIGHT = 1 << 13;
        /// A verb of level or change, a copula.
        const LEVEL = 1 << 14;
        /// A verb of saying.
        const REPORTS = 1 << 15;
        /// An infinitive.
        const INFINITIVE = 1 << 16;
        /// A gerund or a participle.
        const PARTICIPLE = 1 << 17;
        /// The verb whose subject the quantity is.
        const OWN_VERB = 1 << 18;
        /// The verb that governs the quantity.
        const GOVERNS = 1 << 19;
        /// The quantity is its object.
        const DIRECT = 1 << 20;

        /// The subject of the verb that governs the quantity.
        const GOVERNING_SUBJECT = 1 << 21;
        /// The object of that verb.
        const GOVERNING_OBJECT = 1 << 22;
        /// The object of the verb whose subject the quantity is.
        const OWN_OBJECT = 1 << 23;
        /// After a preposition.
        const AFTER_PREPOSITION = 1 << 24;

        /// After the quantity.
        const AFTER = 1 << 25;
        /// Only a determiner is between.
        const NEXT = 1 << 26;
        /// Only "of" is between, and they follow.
        const AFTER_OF = 1 << 27;
        /// Only "in".
        const AFTER_IN = 1 << 28;
        /// Only "for" or "on".
        const AFTER_FOR = 1 << 29;
        /// Only "to" or "by".
        const AFTER_TO = 1 << 30;
        /// Only "of", and they are before.
        const LINKED_OF = 1 << 31;
        /// Only "to", "at", "by" or "from", and they are before.
        const LINKED_TO = 1 << 32;
        /// At most four words are between.
        const NEAR = 1 << 33;
        /// More than twelve.
        const FAR = 1 << 34;
        /// A verb is between.
        const VERB_BETWEEN = 1 << 35;
        /// Another number is between.
        const NUMBER_BETWEEN = 1 << 36;
        /// A mark, a relative pronoun or a conjunction is between.
        const BREAK_BETWEEN = 1 << 37;
        /// The nearest of its kind on this side: noun or not.
        const NEAREST = 1 << 38;
        /// What the preceding number in the sentence measures.
        const OF_LAST = 1 << 39;

        /// The quantity is a subject.
        const QUANTITY_SUBJECT = 1 << 40;
        /// The quantity is the object of a verb.
        const QUANTITY_OBJECT = 1 << 41;
        /// After a preposition.
        const QUANTITY_AFTER_PREPOSITION = 1 << 42;
        /// It is governed by a verb of level or change.
        const QUANTITY_LEVEL = 1 << 43;
        /// It is a change.
        const QUANTITY_CHANGE = 1 << 44;
        /// It has a bound.
        const QUANTITY_BOUND = 1 << 45;
        /// Its verb says nothing about it.
        const QUANTITY_LIGHT = 1 << 46;
        /// It is governed by no verb.
        const QUANTITY_FREE = 1 << 47;
        /// It counts people, or what can be people.
        const QUANTITY_PERSONS = 1 << 48;
        /// In brackets.
        const QUANTITY_BRACKET = 1 << 49;
        /// A number under ten, in words.
        const QUANTITY_SMALL = 1 << 50;
        /// The verb whose subject the quantity is, in the passive.
        const OWN_PASSIVE = 1 << 51;
        /// The quantity is its object, and it is an infinitive or a participle.
        const DIRECT_INFINITIVE = 1 << 52;
        /// The verb whose subject the quantity is, if it is of level or says nothing.
        const OWN_LIGHT = 1 << 53;
        /// The quantity is its object, and it says nothing.
        const DIRECT_LIGHT = 1 << 54;
        /// The governing verb's subject, and it is of level.
        const SUBJECT_OF_LEVEL = 1 << 55;
        /// An adjective after the copula whose subject the quantity is.
        const OWN_STATE = 1 << 56;
        /// The quantity is a definite one: the two countries, his three sons.
        const QUANTITY_DEFINITE = 1 << 57;
        /// The first verb after the quantity, after "who", "which" or "that".
        const AFTER_RELATIVE = 1 << 58;
        /// The first verb after the quantity.
        const NEXT_VERB = 1 << 59;
        /// The nearest noun before it.
        const LAST_NOUN = 1 << 60;
        /// The nearest noun after it.
        const NEXT_NOUN = 1 << 61;
        /// What happens to people.
        const HARM = 1 << 62;
        /// What people do in great numbers.
        const CROWD = 1 << 63;
        /// An infinitive after the verb whose subject the quantity is: tried to leave.
        const OWN_INFINITIVE = 1 << 64;
        /// A state soon after the verb whose subject the quantity is: confirmed dead.
        const OWN_PREDICATE = 1 << 65;
        /// What a preceding number of the same unit measures.
        const OF_LAST_LIKE = 1 << 66;
        /// That number is in the sentence before.
        const OF_SENTENCE_BEFORE = 1 << 67;
        /// The subject of the sentence: that of its first finite verb.
        const FIRST_SUBJECT = 1 << 68;
        /// A verb that governs the quantity in the passive: paid by, sentenced to.
        const GOVERNS_PASSIVE = 1 << 69;
        /// A noun of amounts joined to the quantity by one function word: at a rate of.
        const AMOUNT_LINKED = 1 << 70;

        /// A part of another quantity.
        const IN_QUANTITY = 1 << 71;
        /// A part of a date.
        const IN_DATE = 1 << 72;
        /// The headline has its last word.
        const IN_TITLE = 1 << 73;
        /// An organisation.
        const IS_BODY = 1 << 74;
        /// A plural.
        const IS_PLURAL = 1 << 75;
        /// A noun of an act, by its ending: payment, production.
        const IS_ACT = 1 << 76;
        /// A word about money: cost, paid, budget.
        const OF_MONEY = 1 << 77;
        /// What an earlier number of the article measures.
        const MEASURED_BEFORE = 1 << 78;
        /// What a preceding number measures, which is compared with the quantity.
        const OF_LAST_COMPARED = 1 << 79;
        /// It governs the quantity after "for": lived for ten years.
        const GOVERNS_FOR = 1 << 80;
        /// After "in", "within" or "over".
        const GOVERNS_IN = 1 << 81;
        /// After "to" or "at".
        const GOVERNS_TO = 1 << 82;
        /// After "by".
        const GOVERNS_BY = 1 << 83;
        /// After "of" or "with".
        const GOVERNS_OF = 1 << 84;
        /// The subject of the verb that governs the quantity after "to" or "at".
        const SUBJECT_TO = 1 << 85;
        /// After "by".
        const SUBJECT_BY = 1 << 86;
        /// With nothing between the verb and the quantity.
        const SUBJECT_DIRECT = 1 << 87;
        /// The object of that verb, with the quantity after "to", "at", "from" or "by".
        const OBJECT_TO = 1 << 88;
        /// The nearest noun before it, with one preposition between.
        const LAST_NOUN_LINKED = 1 << 89;
        /// The nearest noun after it, with one preposition between.
        const NEXT_NOUN_LINKED = 1 << 90;
        /// The subject of the sentence, for a quantity that another is compared with or that is free of verbs.
        const FIRST_SUBJECT_FREE = 1 << 91;
        /// A noun of what is measured in the quantity's kind of unit: a price of money, a sentence of years.
        const NOUN_OF_KIND = 1 << 92;
        /// A noun of what is measured in any unit.
        const NOUN_OF_ANY_KIND = 1 << 93;
        /// What a preceding number in the same list measures.
        const OF_LAST_LISTED = 1 << 94;
        /// A verb of what is done with the quantity's kind of unit: paid money, lasted years.
        const VERB_OF_KIND = 1 << 95;
        /// It governs the quantity, or has it as its subject.
        const VERB_OF_KIND_NEAR = 1 << 96;
        /// The quantity is its object.
        const VERB_OF_KIND_DIRECT = 1 << 97;
    }
}
