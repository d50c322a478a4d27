//! Arrow streams from and to other libraries, without a copy: the Arrow PyCapsule interface over the Arrow C stream
//! interface. All `unsafe` of the package is here.

use polars_arrow::array::Array;
use polars_arrow::datatypes::Field;
use polars_arrow::ffi::{ArrowArrayStream, ArrowArrayStreamReader, export_iterator};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ffi::CStr;

/// The name that stream capsules have.
const NAME: &CStr = c"arrow_array_stream";

/// Takes all chunks from an object that provides an Arrow stream.
pub fn import(object: &Bound<PyAny>) -> PyResult<Vec<Box<dyn Array>>> {
    let capsule = object.call_method0("__arrow_c_stream__")?;
    let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(NAME))?.cast::<ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a stream. It is moved out, and an empty one left, which the capsule's
    // destructor does not release again.
    let stream = unsafe { pointer.replace(ArrowArrayStream::empty()) };
    // SAFETY: the stream was just taken out of a capsule that promises a valid one.
    let mut reader = unsafe { ArrowArrayStreamReader::try_new(Box::new(stream)) }.map_err(value_error)?;
    let mut chunks = Vec::new();
    // SAFETY: as above.
    while let Some(chunk) = unsafe { reader.next() } {
        chunks.push(chunk.map_err(value_error)?);
    }
    Ok(chunks)
}

fn value_error(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// An Arrow stream for other libraries: pyarrow, pandas, polars, DuckDB.
#[pyclass(frozen)]
pub struct Stream {
    pub field: Field,
    pub chunks: Vec<Box<dyn Array>>,
}

#[pymethods]
impl Stream {
    /// The stream; each call returns it from the start. A requested schema is ignored, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let chunks = self.chunks.clone().into_iter().map(Ok);
        let stream = export_iterator(Box::new(chunks), self.field.clone());
        PyCapsule::new_with_value(py, Shared(stream), NAME)
    }
}

/// A stream in a capsule, released when the capsule is dropped, unless it was taken out.
#[repr(transparent)]
struct Shared(ArrowArrayStream);

// SAFETY: the stream holds arrays that are shared and never changed; it is used by one thread at a time, as the
// interface asks.
unsafe impl Send for Shared {}
