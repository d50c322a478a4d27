//! Articles in Arrow columns: each row a record, each field of an article a column of bytes with the field's name.

use polars_arrow::array::{Array, BinaryArray, PrimitiveArray, StructArray};
use std::path::Path;
use tidings::article::{Article, Fields, Rejected};

/// The source path of articles that are in no file.
pub const SOURCE: &str = "texts";

/// The rows of a stream, one after the other.
pub fn rows(chunks: &[Box<dyn Array>]) -> impl Iterator<Item = (&StructArray, usize)> {
    chunks.iter().flat_map(|chunk| {
        let chunk = chunk.as_any().downcast_ref::<StructArray>().expect("a table is a stream of structs");
        (0..chunk.len()).map(move |row| (chunk, row))
    })
}

fn column<'c, A: 'static>(chunk: &'c StructArray, name: &str) -> Option<&'c A> {
    let at = chunk.fields().iter().position(|field| field.name == name)?;
    chunk.values()[at].as_any().downcast_ref()
}

/// The keys of the records.
pub fn keys(chunk: &StructArray) -> &PrimitiveArray<i64> {
    column(chunk, "_key").expect("records that are read one by one have keys")
}

/// The bytes in a column; none if there is no such column or the cell is empty.
pub fn bytes<'c>(chunk: &'c StructArray, name: &str, row: usize) -> Option<&'c [u8]> {
    column::<BinaryArray<i64>>(chunk, name)?.get(row)
}

/// The text in a column.
pub fn text(chunk: &StructArray, name: &str, row: usize) -> Result<Option<String>, String> {
    let text = bytes(chunk, name, row).map(|bytes| std::str::from_utf8(bytes).map(str::to_owned)).transpose();
    text.map_err(|_| "expected Unicode text, found bytes or surrogates that are none".to_owned())
}

/// The fields of an article in a row.
pub fn fields(chunk: &StructArray, row: usize) -> Result<Fields, String> {
    let value = |name| text(chunk, name, row);
    let text = value("text")?.ok_or("expected a text, found none")?;
    Ok(Fields {
        text: Some(text),
        id: value("id")?,
        title: value("title")?,
        author: value("author")?,
        publisher: value("publisher")?,
        published_on: value("published_on")?,
        url: value("url")?,
        language: value("language")?,
        ..Fields::default()
    })
}

/// The articles of a stream, in order.
pub fn articles(chunks: &[Box<dyn Array>]) -> impl Iterator<Item = Result<Article, Rejected>> + Send {
    rows(chunks).zip(1..).map(|((chunk, row), number)| {
        let path = Path::new(SOURCE);
        let reject = |reason| Rejected { record: Some(number), ..Rejected::file(path, reason) };
        fields(chunk, row).map_err(reject)?.article(path, Some(number))
    })
}
