//! Tables for those who may publish what was found in articles, but not the articles.

use crate::schema::Tables;
use std::path::{Path, PathBuf};

/// Removes the texts of all sentences, and of quotes with more than this many words. Their offsets stay.
pub fn withhold(tables: &mut Tables, words: usize) {
    tables.sentences.iter_mut().for_each(|sentence| sentence.text = None);
    for quote in &mut tables.quotes {
        quote.text.take_if(|text| text.split_whitespace().nth(words).is_some());
    }
}

/// The path of an input, relative to the folder that all inputs share: the folders above it are private. Without such a
/// folder, the name of the file.
pub fn relative(path: &str, shared: Option<&PathBuf>) -> String {
    let path = Path::new(path);
    let within = shared.and_then(|folder| path.strip_prefix(folder).ok());
    within.or(path.file_name().map(Path::new)).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn sentences_and_long_quotes_are_left_out_and_their_places_stay() {
        let article = Article::from_text("a", "Talks\n\"We tried,\" said Jane Smith. \"It was hard for us.\"");
        let full = crate::process(&article);
        let check = |words, expected: [Option<&str>; 2]| {
            let mut tables = full.clone();
            withhold(&mut tables, words);
            assert!(tables.sentences.iter().all(|sentence| sentence.text.is_none()));
            let found: Vec<_> = tables.quotes.iter().map(|quote| quote.text.as_deref()).collect();
            assert_eq!(found, expected);
            let places = |tables: &Tables| tables.quotes.iter().map(|q| (q.start, q.end)).collect::<Vec<_>>();
            assert_eq!(places(&tables), places(&full));
        };
        check(5, [Some("We tried,"), Some("It was hard for us.")]);
        check(2, [Some("We tried,"), None]);
        check(0, [None, None]);
    }

    #[test]
    fn paths_begin_at_the_folder_that_all_inputs_share() {
        let shared = PathBuf::from("/home/ann/news");
        assert_eq!(relative("/home/ann/news/2015/a.txt", Some(&shared)), "2015/a.txt");
        assert_eq!(relative("/home/ann/other/a.txt", Some(&shared)), "a.txt");
        assert_eq!(relative("/home/ann/news/a.txt", None), "a.txt");
    }
}
