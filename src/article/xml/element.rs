//! An XML element with its content.

use crate::article::fragment::Walk;
use crate::article::html::marks;

/// An element of XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// With its prefix: `dc:creator`.
    pub name: String,
    /// Names with their prefixes, and values.
    pub attributes: Vec<(String, String)>,
    /// Its content, in order.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, its references resolved.
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The name without its prefix.
    pub fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// Adds text.
    pub fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.children.push(Node::Text(text.to_owned())),
        }
    }

    /// The value of an attribute, by its name with or without prefix; an empty one counts as missing.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is = |known: &str| known == name || known.rsplit(':').next() == Some(name);
        let value = self.attributes.iter().find(|(known, _)| is(known)).map(|(_, value)| value.trim())?;
        Some(value).filter(|value| !value.is_empty())
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements with a name, which may have a prefix.
    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        let prefixed = name.contains(':');
        self.elements().filter(move |element| if prefixed { element.name == name } else { element.local() == name })
    }

    /// The first element at the end of a path: `body/body.content`.
    pub fn at<'e>(&'e self, path: &'e str) -> Option<&'e Element> {
        path.split('/').try_fold(self, |element, name| element.named(name).next())
    }

    /// The elements with a name at any depth, in order; not searching inside those that are found.
    pub fn all<'e>(&'e self, name: &'e str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        self.collect(name, &mut found);
        found
    }

    fn collect<'e>(&'e self, name: &str, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.local() == name { found.push(element) } else { element.collect(name, found) }
        }
    }

    /// All text in it, as it is.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(element) => element.add_text(text),
            }
        }
    }

    /// All its text on one line; none if it is empty.
    pub fn line(&self) -> Option<String> {
        let line = self.text().split_whitespace().collect::<Vec<_>>().join(" ");
        Some(line).filter(|line| !line.is_empty())
    }

    /// The text at the end of a path, on one line.
    pub fn line_at(&self, path: &str) -> Option<String> {
        self.at(path)?.line()
    }

    /// Its paragraphs, from its block elements except those in `left_out`; text around inline elements is not trimmed.
    pub fn paragraphs(&self, left_out: &[&str]) -> Vec<String> {
        let mut walk = Walk::default();
        self.walk(&mut walk, left_out);
        walk.end()
    }

    fn walk(&self, walk: &mut Walk, left_out: &[&str]) {
        for node in &self.children {
            match node {
                Node::Text(text) => walk.text(text),
                Node::Element(element) if left_out.contains(&element.local()) => {}
                Node::Element(element) => match element.local() {
                    "br" => walk.end_line(),
                    "del" | "s" | "strike" => {}
                    "q" if !marks::is_marked(&element.text()) => {
                        walk.text("“");
                        element.walk(walk, left_out);
                        walk.text("”");
                    }
                    "sup" => match marks::superscript(&element.text()) {
                        Some(figures) => walk.text(&figures),
                        None => element.walk(walk, left_out),
                    },
                    name if is_inline(name) => element.walk(walk, left_out),
                    _ => {
                        walk.end_paragraph();
                        element.walk(walk, left_out);
                        walk.end_paragraph();
                    }
                },
            }
        }
    }
}

/// Inline elements of XHTML and NITF.
fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 44] = [
        "a",
        "abbr",
        "acronym",
        "alt-code",
        "b",
        "big",
        "chron",
        "cite",
        "classifier",
        "code",
        "copyrite",
        "em",
        "event",
        "font",
        "frac",
        "frac-num",
        "frac-sep",
        "frac-den",
        "function",
        "hlt",
        "i",
        "ins",
        "lang",
        "location",
        "mark",
        "money",
        "name.family",
        "name.given",
        "num",
        "object.title",
        "org",
        "person",
        "postaddr",
        "pronounce",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "virtloc",
    ];
    INLINE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    fn element(name: &str, children: Vec<Node>) -> Element {
        Element { children, ..Element::new(name) }
    }

    #[test]
    fn paragraphs_are_what_is_apart_and_words_stay_whole() {
        let person = element("person", vec![text("Ann Lee")]);
        let first = element("p", vec![text("Mayor "), Node::Element(person), text("'s dam\n broke.")]);
        let note = element("note", vec![text("Editors: hold")]);
        let body = element("block", vec![Node::Element(first), text("\n"), Node::Element(note), text("Loose")]);
        assert_eq!(body.paragraphs(&["note"]), ["Mayor Ann Lee's dam broke.", "Loose"]);
        assert_eq!(body.at("p/person").and_then(Element::line).as_deref(), Some("Ann Lee"));
        assert_eq!(body.all("person").len(), 1);
    }
}
