//! Organisations, media, companies, brands, clubs and parties that the news names without a word that tells what they are.

/// Their names, sorted.
pub fn all() -> impl Iterator<Item = &'static str> {
    include_str!("organisations.csv").lines().skip(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn organisations_are_sorted_and_said_once() {
        let names: Vec<_> = super::all().collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
