//! Groups of words used by rules: words near which pounds are money, verbs of a crowd, names of streets.
//!
//! A word has a bit for each of its groups. Unlike those of a [`WordClass`](super::WordClass), they are looked up only
//! when a rule needs them.

use bitflags::bitflags;

bitflags! {
    /// The groups of `groups.csv` that a word is in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Groups: u128 {
        /// War, Accord: a holiday before it belongs to a name.
        const AFTER_HOLIDAY = 1;
        /// in, since, during: a number of four digits after it is a year.
        const BARE_YEAR_LEADER = 1 << 1;
        /// crowd, town, team: a number after "of" says how many people it has.
        const BODY = 1 << 2;
        /// boy, woman, child: a number after "of" is an age.
        const BOY_OR_GIRL = 1 << 3;
        /// p.m., GMT: a number before it is a time of day.
        const CLOCK = 1 << 4;
        /// more, average: after "times" it begins a comparison.
        const COMPARED = 1 << 5;
        /// West, Upper: between a house number and its street.
        const COMPASS = 1 << 6;
        /// won, vote, score: numbers near it are results.
        const CONTEST = 1 << 7;
        /// came, marched, fled: what people do in great numbers.
        const CROWD_VERB = 1 << 8;
        /// calls, operator: 911 before it is the number of the emergency services.
        const EMERGENCY = 1 << 9;
        /// Cup, Awards: a year before such a name belongs to it.
        const EVENT_NAME = 1 << 10;
        /// by, nearly: a fraction after it is a part.
        const FRACTION_LEADER = 1 << 11;
        /// hung, hovered, cloud: "over" after it is a place.
        const HANGS = 1 << 12;
        /// killed, missing: what happens to people.
        const HARM = 1 << 13;
        /// paid, stolen: a participle before its noun that does not end in -ed.
        const IRREGULAR_PARTICIPLE = 1 << 14;
        /// took, lasted: "over" after it bounds a duration.
        const LASTING = 1 << 15;
        /// for, within: "one day" after it is a duration.
        const LENGTH_LEADER = 1 << 16;
        /// temperature, approval, age: "the mid-80s" near it is not a decade.
        const LEVEL_TALK = 1 << 17;
        /// died, retired: happens at an age.
        const LIFE_EVENT = 1 << 18;
        /// trimmed: makes less with "by" only.
        const LOWERING = 1 << 19;
        /// cost, paid, budget: pounds near it are money.
        const MONEY_TALK = 1 << 20;
        /// in, since, last: a word after it that can be a month is one.
        const MONTH_LEADER = 1 << 21;
        /// Times, Herald: a weekday before it belongs to the name of a paper.
        const NEWSPAPER = 1 << 22;
        /// way, time, off: after a number and a hyphen it is not counted.
        const NO_ATTRIBUTE = 1 << 23;
        /// people, metres: the number before it is not a year.
        const NO_YEAR_UNIT = 1 << 24;
        /// people, those, adults: a bounded number after it is an age.
        const PERSON_GROUP = 1 << 25;
        /// sales, arms: a plural that modifies the noun after it.
        const PLURAL_MODIFIER = 1 << 26;
        /// tickets, rooms, start: "from" after it bounds an amount.
        const PRICED = 1 << 27;
        /// jailed, row, protest: "over" after it says what it is about.
        const QUARREL = 1 << 28;
        /// raised, lifted: makes more with "by" only.
        const RAISING = 1 << 29;
        /// range, vary: "from ... to" after it is a range.
        const RANGING = 1 << 30;
        /// second, top: a fraction after it is a rank or a stretch.
        const RANK_BEFORE = 1 << 31;
        /// share, head, night: what a rate is stated for after "a".
        const RATE_THING = 1 << 32;
        /// odds, outnumber: "4 to 1" near it is a ratio.
        const RATIO_WORD = 1 << 33;
        /// profit, sales: a half-year near it may lack its year.
        const RESULT = 1 << 34;
        /// draw, victory: "4 to 1" before it is a result.
        const RESULT_NOUN = 1 << 35;
        /// was, turned: a number after it that ends the clause is an age.
        const SAID_OF_AGE = 1 << 36;
        /// Street, Avenue: a number before the name is a house number.
        const STREET = 1 << 37;
        /// more, consecutive: between a number and a duration.
        const STRETCH = 1 << 38;
        /// angle, rotated: degrees near it are an angle.
        const TURNING = 1 << 39;
        /// heat, freezing: degrees near it are a temperature.
        const WARMTH = 1 << 40;
        /// agreed, pledged: an infinitive after it is to come.
        const WILL = 1 << 41;
        /// in, since, the: four digits after it are more likely a year than a count.
        const YEAR_LEADER = 1 << 42;
        /// Prepositions of the time, place and medium of words: in, on, during.
        const ADVERBIAL_PREPOSITION = 1 << 43;
        /// Words after a comma that begin an addition by the author: who, despite.
        const ASIDE = 1 << 44;
        /// Verbs for the phase of an act, before "to": continued, began.
        const ASPECT = 1 << 45;
        /// Words before a number that bound it: at least, more than.
        const BOUND = 1 << 46;
        /// Verbs that make someone act, before "to": led, forced.
        const CAUSATIVE = 1 << 47;
        /// Pronouns that count, also before a noun: one, several.
        const COUNTING = 1 << 48;
        /// Words that join a clause to the sentence before it: if, because.
        const JOINING = 1 << 49;
        /// Units of the time between then and now: weeks, years.
        const LAPSE = 1 << 50;
        /// Adverbs that are something else in other lists: not, later.
        const LOOSE_ADVERB = 1 << 51;
        /// Where words are said or printed: statement, interview, rally.
        const MEDIUM = 1 << 52;
        /// Modal verbs: would, may.
        const MODAL = 1 << 53;
        /// Pronouns that are objects: him, themselves.
        const OBJECT_PRONOUN = 1 << 54;
        /// Times that "last" and "next" go with: week, summer.
        const PERIOD = 1 << 55;
        /// Words that open a question: whether, how, who.
        const QUESTION = 1 << 56;
        /// Media that are sent out: statement, email.
        const SENT = 1 << 57;
        /// Forms of verbs of crying out: chanted, yells.
        const SHOUT = 1 << 58;
        /// Determiners that can be a subject by themselves: many, these.
        const STANDALONE = 1 << 59;
        /// Words that can only be a subject: he, there, this.
        const SUBJECT_PRONOUN = 1 << 60;
        /// Words that open a clause before the main one: while, although.
        const SUBORDINATOR = 1 << 61;
        /// Words before such a time: a few, less than.
        const WITHIN_LAPSE = 1 << 62;
        /// Works of art: film, novel, song.
        const WORK = 1 << 63;
        /// is, remained: what follows says what its subject is.
        const COPULA = 1 << 64;
        /// prison, hospital: where one spends a stretch of time.
        const CUSTODY = 1 << 65;
        /// value, number: the phrase after "of" says what it measures.
        const GENERAL_NOUN = 1 << 66;
        /// reached, totalled: its subject has the value that follows.
        const LEVEL_VERB = 1 << 67;
        /// have, include: says nothing about what happened to its object.
        const LIGHT_VERB = 1 << 68;
        /// total, average: before "of" and a number it adds nothing.
        const TOTAL_NOUN = 1 << 69;
        /// globally, world: the number is not of a single country.
        const WORLDWIDE = 1 << 70;
        /// General, sergeant, prince, professor: a rank or title of birth, which says less than an office.
        const RANK = 1 << 71;
        /// nickname, alias, pseudonym: a name in marks after it is not a quote.
        const ALIAS = 1 << 72;
        /// for, with, near: joins a phrase to the noun before it.
        const NOUN_PREPOSITION = 1 << 73;
        /// they, many, people: goes with a verb in the plural.
        const PLURAL_SUBJECT = 1 << 74;
        /// that, whether, how: opens a reported clause.
        const COMPLEMENT_OPENER = 1 << 75;
        /// there, although: opens a reported clause without "that".
        const CLAUSE_OPENER = 1 << 76;
        /// and, until: separates the words of one speaker from those of another.
        const PARTING = 1 << 77;
        /// on, into, the: a title can follow, a quote hardly.
        const BEFORE_TITLE = 1 << 78;
        /// such as, including, and: between the noun for a work and its title.
        const TITLE_JOINER = 1 << 79;
        /// Pronouns that determine a noun: his, their, whose.
        const POSSESSIVE = 1 << 80;
        /// published, sent: the document after it is its subject's.
        const SENDING = 1 << 81;
        /// striker, singer: stands for a person of sport or the stage who was named before.
        const EPITHET = 1 << 82;
        /// he, their, we: pronouns that only refer.
        const PERSONAL = 1 << 83;
        /// manager, spokesman, professor, striker: works for or is evidence for a body, which is named nearby.
        const STAFF = 1 << 90;
        /// and, which, than, since: what follows belongs to another clause, or to what is compared.
        const CLAUSE_BREAK = 1 << 91;
        /// gained, advanced, down: a change of prices.
        const GAIN = 1 << 92;
        /// closed, traded, shares: "up" after it is a change.
        const MARKET = 1 << 93;
        /// after, earlier, ago: after an amount it says when, not by how much.
        const WHEN = 1 << 94;
        /// for, nearly, lasted: "a week" after it is a duration.
        const LENGTH_BEFORE_A = 1 << 95;
        /// in, near, towards: a name after it is hardly ever anything but a place (not so: at, from, to).
        const PLACE_PREPOSITION = 1 << 109;
        /// from, left, reached: a place follows, or a person or body.
        const PLACE_LEADER = 1 << 110;
        /// downtown, northern: a part of the place that is named after it, with or without a preposition.
        const PLACE_PART = 1 << 111;
        /// city, outskirts, mayor: before "of" and the name of a place.
        const SETTLEMENT = 1 << 84;
        /// Council, School, Sheriff: after the name of a town it makes the name of one of its bodies or offices.
        const CIVIC = 1 << 85;
        /// airport, residents, teenager: belongs to the place that is named before it.
        const PLACE_NOUN = 1 << 86;
        /// based, born: joined to the name of a place by a hyphen.
        const PLACE_PARTICIPLE = 1 << 87;
        /// signed, joined, met: its subjects take part in an event or agreement.
        const TAKING_PART = 1 << 88;
        /// both, also, formally: between a subject and its verb.
        const BEFORE_ACT = 1 << 89;
        /// treaty, talks, members: a word for taking part, for the event, or for those who take part.
        const MEMBERSHIP = 1 << 96;
        /// among, include, are: between such a word and the list of the members.
        const MEMBERS_FOLLOW = 1 << 97;
        /// ambassadors, ministers: represent the country that is named after "of" or "from".
        const DELEGATE = 1 << 98;
        /// Hill, Valley: a country before it is only a part of the name of a place.
        const LANDMARK = 1 << 99;
        /// Close, Court, Way: part of the name of a street after a house number, else often a plain word.
        const STREET_OR_PLAIN = 1 << 100;
        /// high, apart: after a unit of length it says which way it measures.
        const EXTENT = 1 << 101;
        /// tis, em: an apostrophe before it is for letters left out.
        const ELIDED = 1 << 102;
        /// Forms of "be", without "am": is, 're.
        const BE = 1 << 103;
        /// Forms of "have": has, 've.
        const HAVE = 1 << 104;
        /// where, then, Jr: after a comma it continues the phrase of the name before.
        const CONTINUES_NAME = 1 << 105;
        /// Reporting, Photo: before "by" and the name of who made the article.
        const CREDIT = 1 << 106;
        /// man, citizens, folks: says of people nothing that could be a role.
        const PEOPLE = 1 << 107;
        /// baron, viscountess: a title before "of" and a place.
        const PEER = 1 << 108;
        /// open, vote, begin: done at a fixed time, their present is of a date ahead.
        const SCHEDULED = 1 << 112;
        /// price, loan, revenue: what an amount of money is of.
        const MONEY_NOUN = 1 << 113;
        /// sentence, delay, contract: what a duration is of.
        const TIME_NOUN = 1 << 114;
        /// height, road, harvest: what a length, an area, a mass or a temperature is of.
        const SIZE_NOUN = 1 << 115;
        /// turnout, rate, stake: what a percentage is of.
        const SHARE_NOUN = 1 << 116;
        /// arrests, crowd, toll: what a number of people or things is of.
        const COUNT_NOUN = 1 << 117;
        /// paid, raised: done with money.
        const MONEY_VERB = 1 << 118;
        /// lasted, served: done for a time.
        const TIME_VERB = 1 << 119;
        /// weighs, stretched: of a length, an area or a mass.
        const SIZE_VERB = 1 << 120;
        /// arrested, built: done to or by a number of people or things.
        const COUNT_VERB = 1 << 121;
        /// bank, charity, website: a name next to it is that of a body.
        const COMPANY_NOUN = 1 << 122;
        /// cabinet, police: not the name of an organisation by itself.
        const GENERIC_BODY = 1 << 123;
        /// affairs, county, staff: a word of titles that is not the name of an organisation by itself.
        const GENERIC_NAME = 1 << 124;
        /// works, taught, heads: what is named after it is where someone works.
        const WORKS = 1 << 125;
        /// acting, financial, vice: next to the noun for a leader it does not name the body.
        const BESIDE_LEADER = 1 << 126;
    }
}
