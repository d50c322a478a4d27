//! The lexicon as the lists are now.

#[path = "../src/lexicon/class.rs"]
mod class;
#[path = "../src/lexicon/countries.rs"]
pub mod countries;
#[path = "../src/lexicon/fields.rs"]
mod fields;
#[path = "../src/lexicon/fold.rs"]
mod fold;
#[path = "../src/lexicon/groups.rs"]
mod groups;
#[path = "../src/lexicon/lists.rs"]
pub mod lists;
#[path = "../src/lexicon/places.rs"]
pub mod places;
#[path = "../src/lexicon/table.rs"]
mod table;
#[path = "../src/lexicon/tags.rs"]
mod tags;
#[path = "../src/lexicon/word_map.rs"]
mod word_map;

pub use class::WordClass;
pub use fields::fields;
pub use fold::{FoldHash, fold_eq, fold_hash, fold_initial, is_accent};
pub use groups::Groups;
pub use table::{Known, Lexicon};
pub use tags::{Tag, Tags, of_class as tags_of_class};
pub use word_map::WordMap;

impl Lexicon {
    /// The lexicon as the lists are now.
    pub fn get() -> &'static Lexicon {
        static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| {
            let file = lists::file(&lists::words()).leak();
            Lexicon::read(file).expect("the table that was laid out")
        });
        &LEXICON
    }
}
