//! A graph from a file, to be checked without a store.

use super::error::ValidateError;
use super::source::syntax;
use crate::store::Dataset;
use oxigraph::io::{RdfFormat, RdfParser};
use std::fs;
use std::path::Path;

/// Reads the RDF file at `path`, whose ending tells its format.
///
/// # Errors
///
/// It cannot be read, its ending is of no RDF format, or it does not parse; then line and column are told.
pub fn read_graph(path: &Path) -> Result<Dataset, ValidateError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let format = ending.and_then(RdfFormat::from_extension);
    let format = format.ok_or_else(|| ValidateError::UnknownFormat(path.to_owned()))?;
    let bytes = fs::read(path).map_err(|source| ValidateError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    let origin = path.display().to_string();
    let quads = RdfParser::from_format(format).for_reader(bytes.as_slice());
    let quads = quads.collect::<Result<Vec<_>, _>>();
    Ok(Dataset::from_quads(
        quads.map_err(|error| syntax(&origin, &error))?,
    )?)
}
