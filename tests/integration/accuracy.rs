//! How right the program is on the labelled articles of tests/articles. Each floor lies a little under the figure that
//! was measured; a change that falls below one breaks something, and one that rises well above should raise it.

use std::path::Path;

#[path = "../../examples/accuracy/labels.rs"]
mod labels;
#[path = "../../examples/accuracy/score.rs"]
mod score;

/// F1 by table.
const TABLES: &[(&str, f64)] = &[
    ("countries", 0.94),
    ("dates", 0.98),
    ("indirect", 0.81),
    ("people", 0.94),
    ("quotes", 0.98),
    ("quotes_speaker", 0.95),
    ("statistics", 0.98),
];

/// Shares of the rows found whose column is right.
const COLUMNS: &[(&str, f64)] = &[
    ("bound", 0.99),
    ("country_mentions", 0.88),
    ("cue", 0.97),
    ("date_value", 0.95),
    ("indirect_speaker", 0.91),
    ("kind", 0.94),
    ("organisation", 0.78),
    ("participant", 0.98),
    ("pronoun", 0.89),
    ("role", 0.93),
    ("role_country", 0.75),
    ("unit", 0.97),
    ("unit_kind", 0.98),
];

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
    let tables = TABLES.iter().filter_map(|&(name, floor)| {
        let counts = score.tables[name];
        let ends = format!("{name} (precision {:.3}, recall {:.3})", counts.precision(), counts.recall());
        short(&ends, counts.f1(), floor)
    });
    let columns = COLUMNS.iter().filter_map(|&(name, floor)| {
        let (right, all) = score.columns[name];
        short(name, right as f64 / all as f64, floor)
    });
    let fallen: Vec<String> = tables.chain(columns).collect();
    assert!(fallen.is_empty(), "fallen below their floors: {fallen:?}\n{}", score.misses.join("\n"));
}
