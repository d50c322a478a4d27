//! The types of columns that articles may have, and how they are read as text.

use chrono::{DateTime, NaiveDate, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use polars_arrow::array::{Array, BinaryViewArray, ListArray, PrimitiveArray, StaticArray, StructArray};
use polars_arrow::datatypes::{ArrowDataType, Field, TimeUnit};
use polars_parquet::parquet::schema::Repetition;
use polars_parquet::parquet::schema::types::GroupConvertedType;
use polars_parquet::parquet::schema::types::PrimitiveType;
use polars_parquet::read::{
    BasicDecompressor, ColumnChunkMetadata, Filter, GroupLogicalType, PageReader, ParquetTimeUnit, ParquetType,
    PhysicalType, PrimitiveConvertedType, PrimitiveLogicalType, column_iter_to_arrays,
};
use std::ops::Range;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Strings.
    Text,
    /// Lists of strings; true if a string in it may be missing.
    Texts(bool),
    /// Integers; true if unsigned.
    Number(bool),
    /// Days since 1970.
    Day,
    /// Times since 1970, with units per second and the zone that decides their day.
    Time(i64, Zone),
}

/// The time zone of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Seconds east of Greenwich.
    Offset(i32),
    /// A zone of the time zone database.
    Named(Tz),
}

impl Zone {
    const UTC: Self = Self::Offset(0);

    /// The zone that a file names: `Europe/Paris`, `+05:00`.
    pub fn named(name: &str) -> Option<Self> {
        let (sign, hours) = match name.as_bytes().first()? {
            b'+' => (1, &name[1..]),
            b'-' => (-1, &name[1..]),
            _ => return name.parse().ok().map(Self::Named),
        };
        let digits = hours.replace(':', "");
        let number = |digits: &str| digits.parse::<i32>().ok();
        let seconds = number(digits.get(..2)?)? * 3600 + number(digits.get(2..4)?)? * 60;
        Some(Self::Offset(sign * seconds))
    }

    fn day(self, second: i64) -> Option<NaiveDate> {
        let time = DateTime::from_timestamp(second, 0)?.naive_utc();
        let offset = match self {
            Self::Offset(seconds) => seconds,
            Self::Named(zone) => zone.offset_from_utc_datetime(&time).fix().local_minus_utc(),
        };
        Some(time.checked_add_signed(TimeDelta::seconds(offset.into()))?.date())
    }
}

/// The values of a column.
pub struct Values {
    kind: Kind,
    array: Box<dyn Array>,
}

/// The names of a column and of each struct around it, and whether each may be null.
pub type Levels = Vec<(String, bool)>;

/// The leaf columns of a column, with their paths: the fields of structs one by one, lists as a whole.
pub fn leaves<'t>(column: &'t ParquetType, path: &mut Levels, found: &mut Vec<(Levels, &'t ParquetType)>) {
    path.push((column.name().to_owned(), is_optional(column)));
    match column {
        ParquetType::GroupType { fields, field_info, logical_type: None, converted_type: None }
            if field_info.repetition != Repetition::Repeated =>
        {
            fields.iter().for_each(|field| leaves(field, path, found));
        }
        _ => found.push((path.clone(), column)),
    }
    path.pop();
}

/// True for a column without any value, which writers declare if they do not know the type.
pub fn none(column: &ParquetType) -> bool {
    matches!(column, ParquetType::PrimitiveType(kind) if kind.logical_type == Some(PrimitiveLogicalType::Unknown))
}

impl Kind {
    /// The type of a column; or why it cannot be that field of an article.
    pub fn of(column: &ParquetType, field: &str) -> Result<Self, String> {
        let name = column.name();
        let kind = match column {
            ParquetType::PrimitiveType(kind) if kind.field_info.repetition != Repetition::Repeated => Self::plain(kind),
            ParquetType::GroupType { .. } => Self::list(column),
            _ => None,
        };
        let expected = match field {
            "id" => "texts or whole numbers",
            "published_on" => "texts, days or times",
            "author" => "texts or lists of them",
            _ => "texts",
        };
        let found = match kind {
            Some(Self::Text) => return Ok(Self::Text),
            Some(Self::Texts(_)) if field == "author" => return Ok(kind.unwrap_or(Self::Text)),
            Some(Self::Number(_)) if field == "id" => return Ok(kind.unwrap_or(Self::Text)),
            Some(Self::Day | Self::Time(..)) if field == "published_on" => return Ok(kind.unwrap_or(Self::Text)),
            Some(Self::Texts(_)) => "lists of texts",
            Some(Self::Number(_)) => "whole numbers",
            Some(Self::Day) => "days",
            Some(Self::Time(..)) => "times",
            None if matches!(column, ParquetType::PrimitiveType(_)) => "values of another type",
            None => "nested values",
        };
        Err(format!(
            "expected {expected} in the column {name}, found {found} (--columns {field}=OTHER names another column, \
             {field}= none)"
        ))
    }

    fn utc(units: i64) -> Self {
        Self::Time(units, Zone::UTC)
    }

    /// The same, with days in a zone.
    pub fn within(self, zone: Option<Zone>) -> Self {
        match (self, zone) {
            (Self::Time(units, _), Some(zone)) => Self::Time(units, zone),
            _ => self,
        }
    }

    /// A list of strings as Parquet 2.0 defines it: a group of that kind, in it a repeated group, in it the strings.
    fn list(column: &ParquetType) -> Option<Self> {
        let ParquetType::GroupType { fields, logical_type, converted_type, .. } = column else { return None };
        let is_list =
            *logical_type == Some(GroupLogicalType::List) || *converted_type == Some(GroupConvertedType::List);
        let [ParquetType::GroupType { fields: repeated, .. }] = fields.as_slice() else { return None };
        let [element @ ParquetType::PrimitiveType(kind)] = repeated.as_slice() else { return None };
        (is_list && Self::plain(kind) == Some(Self::Text)).then_some(Self::Texts(is_optional(element)))
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
            (PhysicalType::Int64, Some(Logical::Timestamp { unit, .. }), _) => Some(Self::utc(match unit {
                ParquetTimeUnit::Milliseconds => 1_000,
                ParquetTimeUnit::Microseconds => 1_000_000,
                ParquetTimeUnit::Nanoseconds => 1_000_000_000,
            })),
            (PhysicalType::Int64, None, Some(Converted::TimestampMillis)) => Some(Self::utc(1_000)),
            (PhysicalType::Int64, None, Some(Converted::TimestampMicros)) => Some(Self::utc(1_000_000)),
            // The format in which Spark and Impala used to write times.
            (PhysicalType::Int96, ..) => Some(Self::utc(1_000_000_000)),
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

    /// Reads the values of a range of rows.
    pub fn read(
        self,
        chunk: &ColumnChunkMetadata,
        levels: &Levels,
        pages: PageReader,
        rows: Range<usize>,
    ) -> Result<Values, String> {
        let kind = &chunk.descriptor().descriptor.primitive_type;
        let stored = match kind.physical_type {
            PhysicalType::ByteArray => ArrowDataType::BinaryView,
            PhysicalType::Int32 => ArrowDataType::Int32,
            PhysicalType::Int64 => ArrowDataType::Int64,
            _ => ArrowDataType::Timestamp(TimeUnit::Nanosecond, None),
        };
        let innermost = match self {
            Self::Texts(optional) => ArrowDataType::LargeList(Field::new("element".into(), stored, optional).into()),
            _ => stored,
        };
        let field = |dtype, (name, optional): &(String, bool)| Field::new(name.as_str().into(), dtype, *optional);
        let (own, structs) = levels.split_last().ok_or("a column without a name")?;
        let field = structs
            .iter()
            .rev()
            .fold(field(innermost, own), |inner, level| field(ArrowDataType::Struct(vec![inner]), level));
        let pages = vec![BasicDecompressor::new(pages, Vec::new())];
        let filter = Some(Filter::new_ranged(rows.start, rows.end));
        let (arrays, _) = column_iter_to_arrays(pages, vec![kind], field, filter).map_err(|e| e.to_string())?;
        match <[_; 1]>::try_from(arrays) {
            Ok([array]) if array.len() == rows.len() => Ok(Values { kind: self, array: within(array) }),
            _ => Err(format!("fewer than {} values in pages that say so", rows.len())),
        }
    }
}

impl Values {
    /// The value in a row as text; none if it is null.
    pub fn get(&self, row: usize) -> Result<Option<String>, String> {
        match self.kind {
            Kind::Text => return text(&*self.array, row),
            Kind::Texts(_) => return texts(&*self.array, row),
            _ => {}
        }
        let Some(number) = self.number(row) else { return Ok(None) };
        Ok(Some(match self.kind {
            Kind::Day => day(number.checked_mul(24 * 60 * 60), Zone::UTC)?,
            Kind::Time(units, zone) => day(Some(number.div_euclid(units)), zone)?,
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

fn is_optional(column: &ParquetType) -> bool {
    column.get_field_info().repetition == Repetition::Optional
}

/// The values of the innermost struct field.
fn within(mut array: Box<dyn Array>) -> Box<dyn Array> {
    while let Some(inner) = array.as_any().downcast_ref::<StructArray>().map(|outer| outer.values()[0].clone()) {
        array = inner;
    }
    array
}

fn text(array: &dyn Array, row: usize) -> Result<Option<String>, String> {
    let texts = array.as_any().downcast_ref::<BinaryViewArray>();
    let Some(bytes) = texts.and_then(|texts| StaticArray::get(texts, row)) else { return Ok(None) };
    let text = std::str::from_utf8(bytes).map_err(|_| "expected UTF-8, found other bytes".to_owned())?;
    Ok(Some(text.to_owned()))
}

/// The texts of a list, one after the other.
fn texts(array: &dyn Array, row: usize) -> Result<Option<String>, String> {
    let lists = array.as_any().downcast_ref::<ListArray<i64>>();
    let Some(list) = lists.filter(|lists| lists.is_valid(row)).map(|lists| lists.value(row)) else { return Ok(None) };
    let texts = (0..list.len()).filter_map(|at| text(&*list, at).transpose());
    let texts: Vec<_> = texts.collect::<Result<_, _>>()?;
    Ok(Some(texts.join(", ")))
}

/// The day of a time in seconds since 1970.
fn day(second: Option<i64>, zone: Zone) -> Result<String, String> {
    const SECONDS_OF_A_YEAR: i64 = 31_556_952;
    let second = second.ok_or("expected a day, found a number too large for one")?;
    // Days outside any calendar are shown only by their year: they are no days of publication, and only reported.
    let far = || format!("{:+}-01-01", 1970 + second / SECONDS_OF_A_YEAR);
    Ok(zone.day(second).map_or_else(far, |day| day.to_string()))
}
