//! Rules by name: what each matches and what it must not match.

/// A rule that reads something. Rules are tried in the order of their list, and the first result is used.
pub struct Rule<F: 'static> {
    /// Its name, for `tidings explain` and for switching it off.
    pub id: &'static str,
    /// What it does.
    pub find: F,
    /// Sentences in which it finds something, with the reported words.
    pub yes: &'static [(&'static str, &'static str)],
    /// Sentences in which it finds nothing.
    pub no: &'static [&'static str],
}

/// A rule by its name and its cases.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its name.
    pub id: &'static str,
    /// Sentences in which it finds something, with the reported words.
    pub yes: &'static [(&'static str, &'static str)],
    /// Sentences in which it finds nothing.
    pub no: &'static [&'static str],
}

impl<F> From<&Rule<F>> for Named {
    fn from(rule: &Rule<F>) -> Self {
        Self { id: rule.id, yes: rule.yes, no: rule.no }
    }
}
