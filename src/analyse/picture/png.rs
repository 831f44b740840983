//! SVG into PNG, with a font of this machine that has Chinese characters.

use super::PictureError;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, Style, Weight};
use resvg::usvg::{Options, Tree};
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

/// How many pixels a unit of the SVG has each way.
const SCALE: f32 = 2.0;

/// A font that has these writes names in either script, and numbers.
const NEEDED: [char; 4] = ['政', '图', '圖', '0'];

pub(super) fn render(svg: &str) -> Result<Vec<u8>, PictureError> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    render_with(svg, fonts)
}

pub(super) fn render_with(svg: &str, mut fonts: Database) -> Result<Vec<u8>, PictureError> {
    let family = chinese(&fonts).ok_or(PictureError::NoFont)?;
    fonts.set_sans_serif_family(family);
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| PictureError::Draw(error.into()))?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let mut pixels = size
        .and_then(|size| Pixmap::new(size.width(), size.height()))
        .ok_or_else(|| PictureError::Draw("it is too large".into()))?;
    let scale = Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    let bytes = pixels.encode_png();
    bytes.map_err(|error| PictureError::Draw(error.into()))
}

/// The family of an upright font with Chinese characters: one without serifs rather than another, then by name, so that
/// the order in which a system lists its fonts does not matter.
fn chinese(fonts: &Database) -> Option<String> {
    let upright = fonts
        .faces()
        .filter(|face| face.style == Style::Normal && face.weight == Weight::NORMAL);
    upright
        .filter_map(|face| Some((rank(face), family(face)?, face.id)))
        .filter(|(_, _, id)| fonts.with_face_data(*id, has_all).unwrap_or(false))
        .min()
        .map(|(_, family, _)| family)
}

fn has_all(data: &[u8], index: u32) -> bool {
    FontRef::from_index(data, index).is_ok_and(|font| {
        let characters = font.charmap();
        NEEDED.iter().all(|one| characters.map(*one).is_some())
    })
}

fn family(face: &FaceInfo) -> Option<String> {
    face.families.first().map(|(name, _)| name.clone())
}

/// Fonts of fixed width last, since their numbers are wide; before them those with serifs, whose strokes are thin.
fn rank(face: &FaceInfo) -> u8 {
    let name = family(face).unwrap_or_default();
    let is_plain = ["Sans", "Hei", "PingFang"]
        .iter()
        .any(|part| name.contains(part));
    u8::from(face.monospaced) * 2 + u8::from(!is_plain)
}
