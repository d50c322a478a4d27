//! Compares rows with labels: precision, recall and F1 per table, finer figures over the rows that were found, and the
//! precision of each rule.

use super::labels::{self, Labels};
use std::collections::{BTreeMap, BTreeSet};
use tidings::schema::{self, QuoteKind, Tables};

/// True positives, false positives and false negatives.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    /// Rows confirmed by a label.
    pub hits: usize,
    /// Rows without a label.
    pub extra: usize,
    /// Labels without a row.
    pub missed: usize,
}

impl Counts {
    fn share(part: usize, whole: usize) -> f64 {
        if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
    }

    /// The share of rows that are right.
    pub fn precision(&self) -> f64 {
        Self::share(self.hits, self.hits + self.extra)
    }

    /// The share of labels that were found.
    pub fn recall(&self) -> f64 {
        Self::share(self.hits, self.hits + self.missed)
    }

    /// Their harmonic mean.
    pub fn f1(&self) -> f64 {
        Self::share(2 * self.hits, 2 * self.hits + self.extra + self.missed)
    }
}

/// The figures of a set of articles.
#[derive(Debug, Default)]
pub struct Score {
    /// Counts per table; `quotes_speaker` counts a quote only with its speaker.
    pub tables: BTreeMap<&'static str, Counts>,
    /// Of the rows found, how many have a column right: (right, all). Not counted if both are empty.
    pub columns: BTreeMap<&'static str, (usize, usize)>,
    /// Of the quotes that a rule found, how many are right in span and speaker: (right, all).
    pub rules: BTreeMap<&'static str, (usize, usize)>,
    /// What was missed (-), found wrongly (+) or wrong in a column (~), in words.
    pub misses: Vec<String>,
}

impl Score {
    /// Adds an article.
    pub fn add(&mut self, id: &str, text: &str, labels: &Labels, tables: &Tables) {
        let text: Vec<char> = text.chars().collect();
        self.countries(id, &labels.countries, &tables.countries);
        self.people(id, &labels.people, &tables.people);
        let quoted = |q: &&schema::Quote| q.kind != QuoteKind::Indirect;
        let (marked, indirect): (Vec<_>, Vec<_>) = tables.quotes.iter().partition(quoted);
        self.quotes(id, &text, &labels.quotes, &marked);
        self.indirect(id, &text, &labels.indirect, &indirect);
        self.statistics(id, &labels.statistics, &tables.statistics);
        self.dates(id, &labels.dates, &tables.dates);
    }

    fn count(&mut self, table: &'static str, hits: usize, extra: usize, missed: usize) {
        let counts = self.tables.entry(table).or_default();
        counts.hits += hits;
        counts.extra += extra;
        counts.missed += missed;
    }

    fn column(&mut self, name: &'static str, right: bool) -> bool {
        let (good, all) = self.columns.entry(name).or_default();
        *good += usize::from(right);
        *all += 1;
        right
    }

    /// A column that is not counted if it is empty on both sides.
    fn optional(
        &mut self,
        id: &str,
        name: &'static str,
        who: &str,
        label: Option<&str>,
        row: Option<&str>,
        loose: bool,
    ) {
        let (label, row) = (label.unwrap_or(""), row.unwrap_or(""));
        if label.is_empty() && row.is_empty() {
            return;
        }
        let right = if loose { alike(label, row) } else { label == row };
        if !self.column(name, right) {
            self.misses.push(format!("~ {id} {name} of {who}: {label:?}, not {row:?}"));
        }
    }

    fn countries(&mut self, id: &str, labels: &[labels::Country], rows: &[schema::Country]) {
        let wanted: BTreeSet<&str> = labels.iter().map(|l| l.code.as_str()).collect();
        let found: BTreeSet<&str> = rows.iter().map(|r| r.country_code.as_str()).collect();
        self.sets(id, "countries", &wanted, &found);
        for label in labels {
            let Some(row) = rows.iter().find(|r| r.country_code == label.code) else { continue };
            self.column("participant", row.participant == label.participant);
            let counts = (row.name_mentions, row.demonym_mentions, row.place_mentions);
            let told = (label.name_mentions, label.demonym_mentions, label.place_mentions);
            if !self.column("country_mentions", counts == told) {
                self.misses.push(format!("~ {id} mentions of {}: {told:?}, not {counts:?}", label.code));
            }
        }
    }

    fn sets(&mut self, id: &str, table: &'static str, wanted: &BTreeSet<&str>, found: &BTreeSet<&str>) {
        self.count(
            table,
            wanted.intersection(found).count(),
            found.difference(wanted).count(),
            wanted.difference(found).count(),
        );
        self.misses.extend(wanted.difference(found).map(|w| format!("- {id} {table} {w}")));
        self.misses.extend(found.difference(wanted).map(|w| format!("+ {id} {table} {w}")));
    }

    fn people(&mut self, id: &str, labels: &[labels::Person], rows: &[schema::Person]) {
        let wanted: BTreeSet<&str> = labels.iter().map(|l| l.name.as_str()).collect();
        let found: BTreeSet<&str> = rows.iter().map(|r| r.name.as_str()).collect();
        self.sets(id, "people", &wanted, &found);
        for label in labels {
            let Some(row) = rows.iter().find(|r| r.name == label.name) else { continue };
            let who = &label.name;
            self.optional(id, "role", who, label.role.as_deref(), row.role.as_deref(), true);
            self.optional(id, "role_country", who, label.role_country.as_deref(), row.role_country.as_deref(), false);
            self.optional(id, "organisation", who, label.organisation.as_deref(), row.organisation.as_deref(), true);
            let pronoun = row.pronoun.map(|p| p.as_str());
            self.optional(id, "pronoun", who, label.pronoun.as_deref(), pronoun, false);
        }
    }

    fn quotes(&mut self, id: &str, text: &[char], labels: &[labels::Quote], rows: &[&schema::Quote]) {
        let mut left: BTreeMap<(usize, usize), &schema::Quote> =
            rows.iter().map(|r| (core(text, r.start, r.end), *r)).collect();
        let (mut hits, mut missed, mut spoken) = (0, 0, 0);
        for label in labels {
            let Some(row) = left.remove(&core(text, label.start, label.end)) else {
                missed += 1;
                self.misses.push(format!("- {id} quote {:?}", label.text));
                continue;
            };
            hits += 1;
            self.column("kind", row.kind.as_str() == label.kind);
            self.optional(id, "cue", &label.text, label.cue.as_deref(), row.cue.as_deref(), true);
            let right = same_speaker(label.speaker.as_deref(), row.speaker.as_deref());
            spoken += usize::from(right);
            if !right {
                self.misses
                    .push(format!("~ {id} speaker of {:?}: {:?}, not {:?}", label.text, label.speaker, row.speaker));
            }
            self.rule(row, right);
        }
        for row in left.values() {
            self.misses.push(format!("+ {id} quote {:?}", row.text));
            self.rule(row, false);
        }
        self.count("quotes", hits, left.len(), missed);
        self.count("quotes_speaker", spoken, rows.len() - spoken, labels.len() - spoken);
    }

    fn rule(&mut self, row: &schema::Quote, right: bool) {
        let (good, all) = self.rules.entry(row.rule.as_str()).or_default();
        *good += usize::from(right);
        *all += 1;
    }

    /// Indirect speech is right if the two spans share at least half of what they cover together.
    fn indirect(&mut self, id: &str, text: &[char], labels: &[labels::Quote], rows: &[&schema::Quote]) {
        let mut used = BTreeSet::new();
        for label in labels {
            let wanted = core(text, label.start, label.end);
            let near = |r: &schema::Quote| overlap(wanted, core(text, r.start, r.end));
            let free = rows.iter().enumerate().filter(|(index, _)| !used.contains(index));
            let best = free.map(|(index, r)| (near(r), index)).max_by(|a, b| a.0.total_cmp(&b.0));
            match best.filter(|&(share, _)| share >= 0.5) {
                Some((_, index)) => {
                    used.insert(index);
                    let right = same_speaker(label.speaker.as_deref(), rows[index].speaker.as_deref());
                    self.rule(rows[index], right);
                    self.column("indirect_speaker", right);
                }
                None => self.misses.push(format!("- {id} indirect {:?}", label.text)),
            }
        }
        for (index, row) in rows.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
            self.misses.push(format!("+ {id} indirect {:?}", row.text));
            self.rule(rows[index], false);
        }
        self.count("indirect", used.len(), rows.len() - used.len(), labels.len() - used.len());
    }

    fn statistics(&mut self, id: &str, labels: &[labels::Statistic], rows: &[schema::Statistic]) {
        let mut used = BTreeSet::new();
        for label in labels {
            let fits = |r: &schema::Statistic| {
                r.start < label.end
                    && r.end > label.start
                    && (r.value - label.value).abs() <= 1e-6 * label.value.abs().max(1.0)
            };
            let Some(index) = (0..rows.len()).find(|index| !used.contains(index) && fits(&rows[*index])) else {
                self.misses.push(format!("- {id} statistic {:?}", label.text));
                continue;
            };
            used.insert(index);
            let row = &rows[index];
            self.optional(id, "bound", &label.text, Some(&label.bound), Some(row.bound.as_str()), false);
            self.optional(id, "unit_kind", &label.text, Some(&label.unit_kind), Some(row.unit_kind.as_str()), false);
            self.optional(id, "unit", &label.text, label.unit.as_deref(), row.unit.as_deref(), true);
        }
        for (_, row) in rows.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
            self.misses.push(format!("+ {id} statistic {:?}", row.text));
        }
        self.count("statistics", used.len(), rows.len() - used.len(), labels.len() - used.len());
    }

    fn dates(&mut self, id: &str, labels: &[labels::Date], rows: &[schema::Date]) {
        let mut used = BTreeSet::new();
        for label in labels {
            let touches = |r: &schema::Date| r.start < label.end && r.end > label.start;
            let Some(index) = (0..rows.len()).find(|index| !used.contains(index) && touches(&rows[*index])) else {
                self.misses.push(format!("- {id} date {:?}", label.text));
                continue;
            };
            used.insert(index);
            self.optional(id, "date_value", &label.text, Some(&label.value), Some(&rows[index].value), false);
        }
        for (_, row) in rows.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
            self.misses.push(format!("+ {id} date {:?}", row.text));
        }
        self.count("dates", used.len(), rows.len() - used.len(), labels.len() - used.len());
    }
}

/// A span without quotation marks and spaces at its ends.
fn core(text: &[char], start: u32, end: u32) -> (usize, usize) {
    let (mut start, mut end) = (start as usize, end as usize);
    while start < end && !text[start].is_alphanumeric() {
        start += 1;
    }
    while end > start && !text[end - 1].is_alphanumeric() {
        end -= 1;
    }
    (start, end)
}

/// The length that two spans share, divided by the length that they cover together.
fn overlap(a: (usize, usize), b: (usize, usize)) -> f64 {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared as f64 / (a.1.max(b.1) - a.0.min(b.0)).max(1) as f64
}

/// Lower-case words without punctuation.
fn plain(text: &str) -> String {
    let text = text.replace('’', "'").to_lowercase();
    text.split(|c: char| c.is_whitespace() || "\"“”.,;:!?".contains(c))
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// True when one text contains the other; an empty one contains nothing. A plural s is ignored.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let holds = |a: &str, b: &str| a.contains(b.trim_end_matches('s'));
    a == b || !a.is_empty() && !b.is_empty() && (holds(&a, &b) || holds(&b, &a))
}

fn same_speaker(label: Option<&str>, row: Option<&str>) -> bool {
    let (label, row) = (label.unwrap_or(""), row.unwrap_or(""));
    label.is_empty() && row.is_empty() || alike(label, row)
}
