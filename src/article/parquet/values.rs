//! What the columns of articles may hold, and how it is read as text.

use chrono::DateTime;
use polars_arrow::array::{Array, BinaryViewArray, PrimitiveArray, StaticArray};
use polars_arrow::datatypes::{ArrowDataType, Field, TimeUnit};
use polars_parquet::parquet::schema::Repetition;
use polars_parquet::parquet::schema::types::PrimitiveType;
use polars_parquet::read::{
    BasicDecompressor, ColumnChunkMetadata, Filter, PageReader, ParquetTimeUnit, ParquetType, PhysicalType,
    PrimitiveConvertedType, PrimitiveLogicalType, column_iter_to_arrays,
};
use std::ops::Range;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Texts.
    Text,
    /// Whole numbers; true for unsigned ones.
    Number(bool),
    /// Days since 1970.
    Day,
    /// Times since 1970, so many units a second.
    Time(i64),
}

/// Values of a column.
pub struct Values {
    kind: Kind,
    array: Box<dyn Array>,
}

/// True for a column without any value: writers that do not know the type of its values say so.
pub fn none(column: &ParquetType) -> bool {
    matches!(column, ParquetType::PrimitiveType(kind) if kind.logical_type == Some(PrimitiveLogicalType::Unknown))
}

impl Kind {
    /// What a column holds; or why it cannot be that field of an article.
    pub fn of(column: &ParquetType, field: &str) -> Result<Self, String> {
        let name = column.name();
        let kind = match column {
            ParquetType::PrimitiveType(kind) if kind.field_info.repetition != Repetition::Repeated => Self::plain(kind),
            _ => None,
        };
        let expected = match field {
            "id" => "texts or whole numbers",
            "published_on" => "texts, days or times",
            _ => "texts",
        };
        let found = match kind {
            Some(Self::Text) => return Ok(Self::Text),
            Some(Self::Number(_)) if field == "id" => return Ok(kind.unwrap_or(Self::Text)),
            Some(Self::Day | Self::Time(_)) if field == "published_on" => return Ok(kind.unwrap_or(Self::Text)),
            Some(Self::Number(_)) => "whole numbers",
            Some(Self::Day) => "days",
            Some(Self::Time(_)) => "times",
            None if matches!(column, ParquetType::PrimitiveType(_)) => "values of another type",
            None => "nested values",
        };
        Err(format!(
            "expected {expected} in the column {name}, found {found} (--columns {field}=OTHER names another column, \
             {field}= none)"
        ))
    }

    fn plain(kind: &PrimitiveType) -> Option<Self> {
        use PrimitiveConvertedType as Converted;
        use PrimitiveLogicalType as Logical;
        let (logical, converted) = (&kind.logical_type, &kind.converted_type);
        match (kind.physical_type, logical, converted) {
            (PhysicalType::ByteArray, Some(Logical::String | Logical::Enum | Logical::Json), _)
            | (PhysicalType::ByteArray, None, None | Some(Converted::Utf8 | Converted::Enum | Converted::Json)) => {
                Some(Self::Text)
            }
            (PhysicalType::Int32, Some(Logical::Date), _) | (PhysicalType::Int32, None, Some(Converted::Date)) => {
                Some(Self::Day)
            }
            (PhysicalType::Int64, Some(Logical::Timestamp { unit, .. }), _) => Some(Self::Time(match unit {
                ParquetTimeUnit::Milliseconds => 1_000,
                ParquetTimeUnit::Microseconds => 1_000_000,
                ParquetTimeUnit::Nanoseconds => 1_000_000_000,
            })),
            (PhysicalType::Int64, None, Some(Converted::TimestampMillis)) => Some(Self::Time(1_000)),
            (PhysicalType::Int64, None, Some(Converted::TimestampMicros)) => Some(Self::Time(1_000_000)),
            // As Spark and Impala wrote times once.
            (PhysicalType::Int96, ..) => Some(Self::Time(1_000_000_000)),
            (
                PhysicalType::Int32 | PhysicalType::Int64,
                Some(Logical::Integer(_)) | None,
                None | Some(Converted::Int8 | Converted::Int16 | Converted::Int32 | Converted::Int64),
            ) => Some(Self::Number(false)),
            (
                PhysicalType::Int32 | PhysicalType::Int64,
                Some(Logical::Integer(_)) | None,
                Some(Converted::Uint8 | Converted::Uint16 | Converted::Uint32 | Converted::Uint64),
            ) => Some(Self::Number(true)),
            _ => None,
        }
    }

    /// Reads the values of some rows of these pages.
    pub fn read(self, chunk: &ColumnChunkMetadata, pages: PageReader, rows: Range<usize>) -> Result<Values, String> {
        let kind = &chunk.descriptor().descriptor.primitive_type;
        let stored = match kind.physical_type {
            PhysicalType::ByteArray => ArrowDataType::BinaryView,
            PhysicalType::Int32 => ArrowDataType::Int32,
            PhysicalType::Int64 => ArrowDataType::Int64,
            _ => ArrowDataType::Timestamp(TimeUnit::Nanosecond, None),
        };
        let field = Field::new(kind.field_info.name.clone(), stored, true);
        let pages = vec![BasicDecompressor::new(pages, Vec::new())];
        let filter = Some(Filter::new_ranged(rows.start, rows.end));
        let (arrays, _) = column_iter_to_arrays(pages, vec![kind], field, filter).map_err(|e| e.to_string())?;
        match <[_; 1]>::try_from(arrays) {
            Ok([array]) if array.len() == rows.len() => Ok(Values { kind: self, array }),
            _ => Err(format!("fewer than {} values in pages that say so", rows.len())),
        }
    }
}

impl Values {
    /// The value in a row, as text; none where there is no value.
    pub fn get(&self, row: usize) -> Result<Option<String>, String> {
        if let Kind::Text = self.kind {
            let texts = self.array.as_any().downcast_ref::<BinaryViewArray>();
            let Some(bytes) = texts.and_then(|texts| StaticArray::get(texts, row)) else { return Ok(None) };
            let text = std::str::from_utf8(bytes).map_err(|_| "expected UTF-8, found other bytes".to_owned())?;
            return Ok(Some(text.to_owned()));
        }
        let Some(number) = self.number(row) else { return Ok(None) };
        Ok(Some(match self.kind {
            Kind::Day => day(number.checked_mul(24 * 60 * 60))?,
            Kind::Time(units) => day(Some(number.div_euclid(units)))?,
            Kind::Number(true) if self.array.as_any().is::<PrimitiveArray<i32>>() => (number as u32).to_string(),
            Kind::Number(true) => (number as u64).to_string(),
            _ => number.to_string(),
        }))
    }

    fn number(&self, row: usize) -> Option<i64> {
        let any = self.array.as_any();
        let long = any.downcast_ref::<PrimitiveArray<i64>>().map(|numbers| StaticArray::get(numbers, row));
        let short = any.downcast_ref::<PrimitiveArray<i32>>().map(|numbers| StaticArray::get(numbers, row));
        long.unwrap_or_else(|| short.flatten().map(i64::from))
    }
}

/// The day, in UTC, of a second since 1970.
fn day(second: Option<i64>) -> Result<String, String> {
    const SECONDS_OF_A_YEAR: i64 = 31_556_952;
    let second = second.ok_or("expected a day, found a number too large for one")?;
    // Days beyond any calendar are known by their year: they are no days of publication, and only told.
    let far = || format!("{:+}-01-01", 1970 + second / SECONDS_OF_A_YEAR);
    Ok(DateTime::from_timestamp(second, 0).map_or_else(far, |time| time.date_naive().to_string()))
}
