//! Agencies send an item of NewsML-G2 again with each new version. The newest version is determined before anything is
//! read, so that only it is read, in whatever order the files come.

use super::container::{Content, Member, Members, tar, zip};
use super::format::Format;
use super::source::Packing;
use super::unread::Version;
use super::xml;
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The newest version of each item, by its guid.
#[derive(Clone, Default)]
pub struct Newest(Arc<HashMap<String, u64>>);

impl Newest {
    /// Scans files and archives. What cannot be read is reported when it is read.
    pub fn of<'p>(files: impl Iterator<Item = &'p Path>) -> Self {
        let mut newest = HashMap::new();
        for path in files.filter(|path| path.is_file()) {
            let Ok(file) = File::open(path) else { continue };
            let (name, content) = (path.to_owned(), Content::File(file));
            look(Member { path: name.clone(), name, content, within: Default::default() }, &mut newest);
        }
        Self(newest.into())
    }

    /// True when there is a later version of the item.
    pub fn has_later(&self, Version { guid, number }: &Version) -> bool {
        self.0.get(guid).is_some_and(|newest| newest > number)
    }
}

/// Adds the items of a file; returns whether there were any, or nothing if no reader reads it.
fn look(file: Member, newest: &mut HashMap<String, u64>) -> Option<bool> {
    let (packing, name) = Packing::of(&file.name);
    match Format::of(&name)? {
        Format::Xml => Some(look_at_items(file, packing, newest)),
        Format::Zip => Some(zip::members(file).is_ok_and(|members| look_through(members, newest))),
        Format::Tar => {
            let members = file.unpacked(packing).ok().and_then(|file| tar::members(file).ok());
            Some(members.is_some_and(|members| look_through(members, newest)))
        }
        _ => Some(false),
    }
}

/// An archive whose first article is no news item is not scanned further.
fn look_through(members: Members, newest: &mut HashMap<String, u64>) -> bool {
    let mut found = members.flatten().filter_map(|member| look(member, newest));
    found.next().unwrap_or_default() && found.count() > 0
}

fn look_at_items(file: Member, packing: Packing, newest: &mut HashMap<String, u64>) -> bool {
    let path = file.path.clone();
    let Ok(mut bytes) = file.unpacked(packing).map(|file| file.content.stream()) else { return false };
    let root = bytes.fill_buf().ok().and_then(xml::root);
    let is_of_items = |root: &str| matches!(root.rsplit(':').next(), Some("newsItem" | "newsMessage"));
    if !root.as_deref().is_some_and(is_of_items) {
        return false;
    }
    let items = xml::open(&path, bytes).into_iter().flatten().filter_map(|item| item.version);
    for Version { guid, number } in items {
        let known = newest.entry(guid).or_default();
        *known = number.max(*known);
    }
    true
}
