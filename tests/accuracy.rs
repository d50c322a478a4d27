//! How right the program is on the labelled articles of tests/articles. Each floor lies a little under the figure that
//! was measured; a change that falls below one breaks something, and one that rises well above should raise it.

use std::path::Path;

#[path = "../examples/accuracy/labels.rs"]
mod labels;
#[path = "../examples/accuracy/score.rs"]
mod score;

/// Precision, recall and F1 are told by table.
const TABLES: &[(&str, f64)] = &[];

/// Shares of the rows found whose column is right.
const COLUMNS: &[(&str, f64)] = &[];

fn measured() -> score::Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let articles = labels::read(&folder).expect("the labelled articles can be read");
    assert!(articles.len() >= 30, "expected 30 labelled articles or more, found {}", articles.len());
    let mut score = score::Score::default();
    for (article, labels) in &articles {
        score.add(&article.id, &article.text, labels, &tidings::process(article));
    }
    score
}

#[test]
fn no_table_is_less_right_than_it_was() {
    let score = measured();
    let short = |name: &str, found: f64, floor: f64| (found < floor).then(|| format!("{name}: {found:.3} < {floor}"));
    let tables = TABLES.iter().filter_map(|&(name, floor)| short(name, score.tables[name].f1(), floor));
    let columns = COLUMNS.iter().filter_map(|&(name, floor)| {
        let (right, all) = score.columns[name];
        short(name, right as f64 / all as f64, floor)
    });
    let fallen: Vec<String> = tables.chain(columns).collect();
    assert!(fallen.is_empty(), "fallen below their floors: {fallen:?}\n{}", score.misses.join("\n"));
}
