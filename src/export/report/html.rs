//! Text as HTML, and templates.

use std::borrow::Cow;

/// A text escaped for HTML, in an element or in a quoted attribute.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\r' => escaped.push_str("&#13;"),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// Replaces each `{{name}}` in a template by a value. The values themselves are not searched.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("a place in a template ends with }}");
        let value = values.iter().find(|(known, _)| *known == name).expect("a place in a template has a value");
        filled.push_str(value.1);
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escape("<script>alert('&amp;')</script>"),
            "&lt;script&gt;alert(&#39;&amp;amp;&#39;)&lt;/script&gt;"
        );
        assert_eq!(escape("\" onload=\""), "&quot; onload=&quot;");
        assert_eq!(escape("plain é 🙂"), "plain é 🙂");
    }

    #[test]
    fn a_template_is_filled_once() {
        assert_eq!(fill("<p>{{a}}</p>{{b}}", &[("a", "{{b}}"), ("b", "x")]), "<p>{{b}}</p>x");
    }
}
