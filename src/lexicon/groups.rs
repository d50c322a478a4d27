//! Groups of words used by rules: words near which pounds are money, verbs of a crowd, names of streets.
//!
//! A word has a bit for each of its groups. Unlike those of a [`WordClass`](super::WordClass), they are looked up only
//! when a rule needs them.

use std::ops::{BitOr, BitOrAssign};

/// Defines [`Groups`], the constant of each group, and their names.
macro_rules! groups {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name,)* }

        impl Groups {
            $($(#[$doc])* pub const $name: Self = Self::numbered(Number::$name as usize);)*

            /// Every group, with its name.
            pub const ALL: &[(&str, Self)] = &[$((stringify!($name), Self::$name)),*];
        }
    };
}

/// The groups of `groups.csv` that a word is in: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Groups([u64; 3]);

impl Groups {
    /// The length of a set in the table of words.
    pub(super) const BYTES: usize = 24;

    const fn numbered(number: usize) -> Self {
        let mut bits = [0; 3];
        bits[number / 64] = 1 << (number % 64);
        Self(bits)
    }

    /// In no group.
    pub const fn empty() -> Self {
        Self([0; 3])
    }

    /// The group with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, group)| *group)
    }

    /// The groups of both sets.
    pub const fn union(self, other: Self) -> Self {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Self([a | d, b | e, c | f])
    }

    /// Whether a group is in both sets.
    pub fn intersects(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }

    /// The set in the table of words.
    pub fn to_bytes(self) -> [u8; Self::BYTES] {
        let parts = self.0.map(u64::to_le_bytes);
        std::array::from_fn(|at| parts[at / 8][at % 8])
    }

    pub(super) fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes.as_chunks().0.first_chunk().map_or([0; 3], |parts| parts.map(u64::from_le_bytes)))
    }
}

impl BitOr for Groups {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for Groups {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}

groups! {
    /// War, Accord: a holiday before it belongs to a name.
    AFTER_HOLIDAY,
    /// in, since, during: a number of four digits after it is a year.
    BARE_YEAR_LEADER,
    /// crowd, town, team: a number after "of" says how many people it has.
    BODY,
    /// boy, woman, child: a number after "of" is an age.
    BOY_OR_GIRL,
    /// mother, grandfather: a small number after "of" counts children.
    PARENT,
    /// p.m., GMT: a number before it is a time of day.
    CLOCK,
    /// more, average: after "times" it begins a comparison.
    COMPARED,
    /// West, Upper: between a house number and its street.
    COMPASS,
    /// won, vote, score: numbers near it are results.
    CONTEST,
    /// came, marched, fled: what people do in great numbers.
    CROWD_VERB,
    /// calls, operator: 911 before it is the number of the emergency services.
    EMERGENCY,
    /// Cup, Awards: a year before such a name belongs to it.
    EVENT_NAME,
    /// by, nearly: a fraction after it is a part.
    FRACTION_LEADER,
    /// hung, hovered, cloud: "over" after it is a place.
    HANGS,
    /// flew, climbed, fell: "over" after it and before a few things is a place.
    MOVING,
    /// victory, lead: "over" after it and before a few things says who is beaten.
    BEATING,
    /// killed, missing: what happens to people.
    HARM,
    /// paid, stolen: a participle before its noun that does not end in -ed.
    IRREGULAR_PARTICIPLE,
    /// took, lasted: "over" after it bounds a duration.
    LASTING,
    /// for, within: "one day" after it is a duration.
    LENGTH_LEADER,
    /// temperature, approval, age: "the mid-80s" near it is not a decade.
    LEVEL_TALK,
    /// died, retired: happens at an age.
    LIFE_EVENT,
    /// trimmed: makes less with "by" only.
    LOWERING,
    /// cost, paid, budget: pounds near it are money.
    MONEY_TALK,
    /// in, since, last: a word after it that can be a month is one.
    MONTH_LEADER,
    /// Times, Herald: a weekday before it belongs to the name of a paper.
    NEWSPAPER,
    /// way, time, off: after a number and a hyphen it is not counted.
    NO_ATTRIBUTE,
    /// people, metres: the number before it is not a year.
    NO_YEAR_UNIT,
    /// people, those, adults: a bounded number after it is an age.
    PERSON_GROUP,
    /// sales, arms: a plural that modifies the noun after it.
    PLURAL_MODIFIER,
    /// tickets, rooms, start: "from" after it bounds an amount.
    PRICED,
    /// jailed, row, protest: "over" after it says what it is about.
    QUARREL,
    /// raised, lifted: makes more with "by" only.
    RAISING,
    /// range, vary: "from ... to" after it is a range.
    RANGING,
    /// second, top: a fraction after it is a rank or a stretch.
    RANK_BEFORE,
    /// share, head, night: what a rate is stated for after "a".
    RATE_THING,
    /// odds, outnumber: "4 to 1" near it is a ratio.
    RATIO_WORD,
    /// profit, sales: a half-year near it may lack its year.
    RESULT,
    /// was, turned: a number after it that ends the clause is an age.
    SAID_OF_AGE,
    /// Street, Avenue: a number before the name is a house number.
    STREET,
    /// more, consecutive: between a number and a duration.
    STRETCH,
    /// angle, rotated: degrees near it are an angle.
    TURNING,
    /// heat, freezing: degrees near it are a temperature.
    WARMTH,
    /// agreed, pledged: an infinitive after it is to come.
    WILL,
    /// in, since, the: four digits after it are more likely a year than a count.
    YEAR_LEADER,
    /// What things are done in accordance with: rules, plan, size.
    ACCORDANCE,
    /// Prepositions of the time, place and medium of words: in, on, during.
    ADVERBIAL_PREPOSITION,
    /// Words after a comma that begin an addition by the author: who, despite.
    ASIDE,
    /// Verbs that make someone act, before "to": led, forced.
    CAUSATIVE,
    /// Pronouns that count, also before a noun: one, several.
    COUNTING,
    /// Words that join a clause to the sentence before it: if, because.
    JOINING,
    /// Adverbs that are something else in other lists: not, later.
    LOOSE_ADVERB,
    /// Where words are said or printed: statement, interview, rally.
    MEDIUM,
    /// Modal verbs: would, may.
    MODAL,
    /// Pronouns that are objects: him, themselves.
    OBJECT_PRONOUN,
    /// Times that "last" and "next" go with: week, summer.
    PERIOD,
    /// Verbs whose object may be what somebody says: made the claim, voiced criticism.
    RAISING_CLAIM,
    /// theme, motto: the words in marks after it are nobody's.
    THEME,
    /// Words that open a clause before the main one and stand for anything: whatever, whoever.
    WHATEVER,
    /// Words that open a question: whether, how, who.
    QUESTION,
    /// Media that are sent out: statement, email.
    SENT,
    /// Forms of verbs of crying out: chanted, yells.
    SHOUT,
    /// Things with words on them that nobody says: banner, placard.
    SIGN,
    /// What a city has and a government does not: metro, parks.
    MUNICIPAL,
    /// Determiners that can be a subject by themselves: many, these.
    STANDALONE,
    /// Words that can only be a subject: he, there, this.
    SUBJECT_PRONOUN,
    /// he, him, his, himself
    HE,
    /// she, her, hers, herself
    SHE,
    /// Words that open a clause before the main one: while, although.
    SUBORDINATOR,
    /// What has a title or a name in marks: film, novel, song, ship, slogan.
    WORK,
    /// is, remained: what follows says what its subject is.
    COPULA,
    /// prison, hospital: where one spends a stretch of time.
    CUSTODY,
    /// value, number: the phrase after "of" says what it measures.
    GENERAL_NOUN,
    /// reached, totalled: its subject has the value that follows.
    LEVEL_VERB,
    /// have, include: says nothing about what happened to its object.
    LIGHT_VERB,
    /// appear, begin, set: says nothing about what happens, which the infinitive after it does.
    RAISING_VERB,
    /// time, other, higher: by itself never what a number measures.
    UNMEASURED,
    /// total, average: before "of" and a number it adds nothing.
    TOTAL_NOUN,
    /// globally, world: the number is not of a single country.
    WORLDWIDE,
    /// General, sergeant, prince, professor: a rank or title of birth, which says less than an office.
    RANK,
    /// nickname, alias, pseudonym: a name in marks after it is not a quote.
    ALIAS,
    /// for, with, near: joins a phrase to the noun before it.
    NOUN_PREPOSITION,
    /// they, many, people: goes with a verb in the plural.
    PLURAL_SUBJECT,
    /// that, whether, how: opens a reported clause.
    COMPLEMENT_OPENER,
    /// there, although: opens a reported clause without "that".
    CLAUSE_OPENER,
    /// and, until: separates the words of one speaker from those of another.
    PARTING,
    /// on, into, the: a title can follow, a quote hardly.
    BEFORE_TITLE,
    /// such as, including, and: between the noun for a work and its title.
    TITLE_JOINER,
    /// Pronouns that determine a noun: his, their, whose.
    POSSESSIVE,
    /// published, sent: the document after it is its subject's.
    SENDING,
    /// striker, singer: stands for a person of sport or the stage who was named before.
    EPITHET,
    /// he, their, we: pronouns that only refer.
    PERSONAL,
    /// manager, spokesman, professor, striker: works for or is evidence for a body, which is named nearby.
    STAFF,
    /// and, which, than, since: what follows belongs to another clause, or to what is compared.
    CLAUSE_BREAK,
    /// gained, advanced, down: a change of prices.
    GAIN,
    /// closed, traded, shares: "up" after it is a change.
    MARKET,
    /// after, earlier, ago: after an amount it says when, not by how much.
    WHEN,
    /// for, nearly, lasted: "a week" after it is a duration.
    LENGTH_BEFORE_A,
    /// in, near, towards: a name after it is hardly ever anything but a place (not so: at, from, to).
    PLACE_PREPOSITION,
    /// from, left, reached: a place follows, or a person or body.
    PLACE_LEADER,
    /// downtown, northern: a part of the place that is named after it, with or without a preposition.
    PLACE_PART,
    /// city, outskirts, mayor: before "of" and the name of a place.
    SETTLEMENT,
    /// Council, School, Sheriff: after the name of a town it makes the name of one of its bodies or offices.
    CIVIC,
    /// airport, residents, teenager: belongs to the place that is named before it.
    PLACE_NOUN,
    /// based, born: joined to the name of a place by a hyphen.
    PLACE_PARTICIPLE,
    /// signed, joined, met: its subjects take part in an event or agreement.
    TAKING_PART,
    /// both, also, formally: between a subject and its verb.
    BEFORE_ACT,
    /// treaty, talks, members: a word for taking part, for the event, or for those who take part.
    MEMBERSHIP,
    /// among, include, are: between such a word and the list of the members.
    MEMBERS_FOLLOW,
    /// ambassadors, ministers: represent the country that is named after "of" or "from".
    DELEGATE,
    /// Hill, Valley: a country before it is only a part of the name of a place.
    LANDMARK,
    /// Close, Court, Way: part of the name of a street after a house number, else often a plain word.
    STREET_OR_PLAIN,
    /// high, apart: after a unit of length it says which way it measures.
    EXTENT,
    /// tis, em: an apostrophe before it is for letters left out.
    ELIDED,
    /// Forms of "be", without "am": is, 're.
    BE,
    /// Forms of "have": has, 've.
    HAVE,
    /// Reporting, Photo: before "by" and the name of who made the article.
    CREDIT,
    /// man, citizens, folks: says of people nothing that could be a role.
    PEOPLE,
    /// baron, viscountess: a title before "of" and a place.
    PEER,
    /// open, vote, begin: done at a fixed time, their present is of a date ahead.
    SCHEDULED,
    /// price, loan, revenue: what an amount of money is of.
    MONEY_NOUN,
    /// sentence, delay, contract: what a duration is of.
    TIME_NOUN,
    /// height, road, harvest: what a length, an area, a mass or a temperature is of.
    SIZE_NOUN,
    /// turnout, rate, stake: what a percentage is of.
    SHARE_NOUN,
    /// arrests, crowd, toll: what a number of people or things is of.
    COUNT_NOUN,
    /// paid, raised: done with money.
    MONEY_VERB,
    /// lasted, served: done for a time.
    TIME_VERB,
    /// weighs, stretched: of a length, an area or a mass.
    SIZE_VERB,
    /// arrested, built: done to or by a number of people or things.
    COUNT_VERB,
    /// bank, charity, website: a name next to it is that of a body.
    COMPANY_NOUN,
    /// cabinet, police: not the name of an organisation by itself.
    GENERIC_BODY,
    /// affairs, county, staff: a word of titles that is not the name of an organisation by itself.
    GENERIC_NAME,
    /// works, taught, heads: what is named after it is where someone works.
    WORKS,
    /// acting, financial, vice: next to the noun for a leader it does not name the body.
    BESIDE_LEADER,
    /// me, the, as: after a verb of speech without a mark between.
    AFTER_SPEECH_VERB,
    /// Sen, Rep, Sheriff: a title or chamber that in news is mostly American.
    AMERICAN,
    /// stood, remained, set: a number after it and "at" is a level and no hour.
    AT_LEVEL,
    /// over, about, just: between "aged" and the number.
    BEFORE_AGE,
    /// in, since, late: a name after it that is also a month is a month.
    BEFORE_DATE,
    /// the, those, other: a number after it that counts nothing refers to what the text has named.
    BEFORE_OF_THEM,
    /// over, during, since: "the summer" after it is a season.
    BEFORE_SEASON,
    /// is, became, remained: between a person and a role.
    BEING,
    /// elected, appointed, due: between a form of "be" and a role.
    CHOSEN,
    /// CEO, founder, chairwoman: leads a company or a club.
    COMPANY_LEADER,
    /// ministry, faculty, council: before "of", "for" or "on" and a subject it is the name of a body.
    DEPARTMENT,
    /// lost, raised, shed: a change that says what was done to what is counted.
    DONE_TO_COUNTED,
    /// Ben, Mac, San: capitalised, it begins a family name of two words.
    FAMILY_PREFIX,
    /// headquarters, subsidiary, shareholders: a name that has them is that of a body.
    HAD_BY_BODY,
    /// leads, chaired, ran: a verb whose object is what someone leads.
    LEADS,
    /// president, minister, emir: leads a state or a part of its government.
    LEADS_STATE,
    /// Inc, Ltd, GmbH: the legal form at the end of a company's name.
    LEGAL_FORM,
    /// police, council, embassy: makes a name of a body with the words before it.
    LOCAL_BODY,
    /// maker, giant, brand: after another noun, a name next to it is that of a company.
    MAKER,
    /// international, African, pan: the first word of the name of a body of many states.
    MANY_STATES,
    /// of, for, among: joins a noun phrase to the one that it modifies.
    MODIFIES,
    /// was, saw, brought: after May or March at the start of a sentence it shows that this is the month.
    MONTH_VERB,
    /// open, works, hours: the numbers of a range after it are hours.
    OPENING_HOURS,
    /// board, department, unit: the part of some body.
    PART_OF_BODY,
    /// congress, navy, treasury: capitalised and alone it is a name.
    SELF_NAMED,
    /// Photo, Image: before the name of who took it.
    PICTURE,
    /// Facebook, WeChat: what is on it, or is its account or page, is no act of the company.
    PLATFORM,
    /// account, post, followers: with the name of a platform before it, what is on it.
    PLATFORM_PART,
    /// hotel, mosque, airport: a name that ends in it is mostly that of a building.
    BUILDING,
    /// community, conference, detention: before "centre" it makes the name of a building.
    BEFORE_CENTRE,
    /// counties, townships, avenues: the names in a list before it are of places.
    PLACES,
    /// prospekt, rue, calle: a word for a street in another language, at either end of its name.
    STREET_ABROAD,
    /// correspondent, columnist: what they are "for" is a newspaper or a station.
    JOURNALIST,
    /// io, tv: the domain of a country that is sold worldwide.
    SOLD_DOMAIN,
    /// agency, bank, union: a body that many states can have together.
    STATES_BODY,
    /// fig, no, vol: a number follows its full stop.
    NUMBERED,
    /// post, local, lodge: a branch of a body that is told by its number.
    BRANCH_WITH_NUMBER,
    /// court, ministry, army: a body that is never called by another of these.
    OWN_BODY,
    /// division, regiment, circuit: a body whose name begins with an ordinal.
    UNIT_WITH_ORDINAL,
    /// striker, pitcher, coach: the name before one is that of a team.
    PLAYER,
    /// county, township, fire: before the noun for an office it is that of a local government.
    COMMUNE,
    /// manager, engineer, chief: a local office after the word for a county or town.
    LOCAL_OFFICE,
    /// fan, resident: has to do with a body without being of it.
    OUTSIDER,
    /// truck, sedan, and the makers of cars: a year before it is that of the model.
    VEHICLE,
}
