//! Tables for those who may publish what was found in articles, but not the articles.

use crate::schema::Tables;

/// Leaves out the texts of all sentences, and of quotes with more words than these. Their offsets stay.
pub fn withhold(tables: &mut Tables, words: usize) {
    tables.sentences.iter_mut().for_each(|sentence| sentence.text = None);
    for quote in &mut tables.quotes {
        quote.text.take_if(|text| text.split_whitespace().nth(words).is_some());
    }
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
}
