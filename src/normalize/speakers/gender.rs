//! The evidence of someone's gender in the words of an article. A first name only matters between candidates for a
//! pronoun: people without a pronoun in the article get no gender from it.

use crate::lexicon::WordClass;

/// The gender of a pronoun or of a word for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// he, Mr, spokesman
    He,
    /// she, Mrs, spokeswoman
    She,
}

impl Gender {
    /// The gender that a word for people indicates by itself.
    pub fn of(class: WordClass) -> Option<Self> {
        match (class.contains(WordClass::MASCULINE), class.contains(WordClass::FEMININE)) {
            (true, false) => Some(Self::He),
            (false, true) => Some(Self::She),
            _ => None,
        }
    }

    /// The gender of nearly all who have a given name.
    pub fn of_name(class: WordClass) -> Option<Self> {
        match (class.contains(WordClass::MASCULINE_NAME), class.contains(WordClass::FEMININE_NAME)) {
            (true, false) => Some(Self::He),
            (false, true) => Some(Self::She),
            _ => None,
        }
    }
}

/// Evidence for either gender, as sums.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Evidence {
    weight: [f32; 2],
}

impl Evidence {
    /// Adds evidence of a weight; 1 is as much as one pronoun that can refer to no one else.
    pub fn add(&mut self, gender: Gender, weight: f32) {
        self.weight[gender as usize] += weight;
    }

    /// The evidence for a gender minus the evidence against it, from -1 to 1.
    pub fn support(self, gender: Gender) -> f32 {
        let [he, she] = self.weight;
        let balance = (he - she) / (he + she + 0.8);
        if gender == Gender::He { balance } else { -balance }
    }
}
